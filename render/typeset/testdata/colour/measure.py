#!/usr/bin/env python3
"""Sets paragraphs.txt with Typst at the measures and prints, a line each, what colour_test.go compares:
measure in em, rms of the gaps between Han, lines looser than 50, last lines of one character (1/1000 em).
usage: measure.py FONTS > typst.tsv   (needs the packages typst and pymupdf; FONTS has Noto Serif SC)"""
import sys, math, typst, pymupdf
SIZE, MARGIN = 10, 20
texts = open(__file__.rsplit('/', 1)[0] + '/paragraphs.txt', encoding='utf8').read().split('\n')[:-1]
def han(c): return '\u3400' <= c <= '\u9fff' or c == '〇'
def lines(page):
    chars = [(round(c['origin'][1], 1), c['origin'][0], c['c']) for b in page.get_text('rawdict')['blocks'] for l in b.get('lines', []) for s in l['spans'] for c in s['chars'] if c['c'] != ' ']
    out = []
    for y, x, c in sorted(chars):
        if out and abs(out[-1][0] - y) < SIZE * 0.6: out[-1][1].append((x, c))
        else: out.append((y, [(x, c)]))
    return [sorted(l) for _, l in out]
print('measure\trms\tloose\tsingle')
for m in (15, 22, 30):
    escape = lambda t: ''.join('\\' + c if c in '\\#*_`$<>@=-+/[]~"\'' else c for c in t)
    doc = f'#set page(width: {m * SIZE + 2 * MARGIN}pt, height: 900pt, margin: {MARGIN}pt)\n#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")\n#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.8em)\n' + '\n#pagebreak()\n'.join(escape(t) for t in texts)
    pdf = pymupdf.open(stream=typst.compile(doc.encode(), font_paths=[sys.argv[1]], ignore_system_fonts=True))
    assert len(pdf) == len(texts), (len(pdf), len(texts))
    gaps, loose, single = [], 0, 0
    for page in pdf:
        L = lines(page)
        for l in L[:-1]:
            g = [(l[i + 1][0] - l[i][0]) / SIZE * 1000 - 1000 for i in range(len(l) - 1) if han(l[i][1]) and han(l[i + 1][1])]
            gaps += g; loose += bool(g) and max(g) > 50.5
        single += len(L) > 1 and sum(han(c) or c.isalnum() for _, c in L[-1]) < 2
    print(f'{m}\t{math.sqrt(sum(g * g for g in gaps) / len(gaps)):.1f}\t{loose}\t{single}')

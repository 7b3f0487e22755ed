"""colour.py PROJECT: prints how evenly paragraphs are set (typography.md KP-1, OR-1), beside Typst's of the same text.

The paragraphs are those of render/typeset/testdata/colour, in one face, with an indent of 2 em and justified. Typst
gives its places as SVG, ours come from the program in colour/; both go through the same ruler. Three figures in each
measure, last lines apart: rms of the gaps between neighbouring Han in 1/1000 em, lines with a gap above 50, and
paragraphs whose last line has a single character.

colour.py PROJECT --tsv: prints Typst's figures as render/typeset's test reads them.
"""
import json
import math
import os
import re
import subprocess
import sys

import typst

MEASURES = (15, 22, 30)
SIZE, MARGIN = 10, 20  # in pt


def main(project, tsv=False):
    os.chdir(project)
    with open("render/typeset/testdata/colour/paragraphs.txt", encoding="utf-8") as f:
        texts = f.read().splitlines()
    peer = {m: figures(typst_lines(texts, m)) for m in MEASURES}
    if tsv:
        print("measure\trms\tloose\tsingle")
        for m in MEASURES:
            print(m, *(round(v, 1) for v in peer[m]), sep="\t")
        return
    report(len(texts), peer, our_lines(texts))


def typst_lines(texts, measure):
    """Returns the lines of each paragraph as Typst sets it; a line is a list of (character, place)."""
    source = "\n".join([
        f"#set page(width: {measure * SIZE + 2 * MARGIN}pt, height: 900pt, margin: {MARGIN}pt)",
        f'#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.8em)",
        "\n#pagebreak()\n".join(map(escape, texts))])
    pages = typst.compile(source.encode(), format="svg", font_paths=["fonts/data"], ignore_system_fonts=True)
    if len(pages) != len(texts):
        sys.exit(f"Typst made {len(pages)} pages of {len(texts)} paragraphs")
    return [page_lines(page.decode(), text.replace(" ", "")) for page, text in zip(pages, texts)]


def page_lines(svg, text):
    places = []
    for group in re.finditer(r'<g transform="matrix\(([^)]*)\)">(.*?)</g>', svg.split("<defs")[0], re.S):
        x, y = (float(v) for v in group[1].split()[4:6])
        places += [(y, x + float(u[1])) for u in re.finditer(r'<use [^>]*?x="([^"]*)"', group[2])]
    if len(places) != len(text):
        sys.exit(f"Typst drew {len(places)} glyphs for {len(text)} characters: {text}")
    lines, base = [], None
    for (y, x), c in zip(places, text):
        if base is None or abs(y - base) > SIZE / 2:
            lines.append([])
            base = y
        lines[-1].append((c, x / SIZE * 1000))
    return lines


def our_lines(texts):
    """Returns {(who, measure): lines of each paragraph}, in the order in which colour/ gives them."""
    out = subprocess.run(["go", "run", "./.ci/bench/colour"], input="\n".join(texts), check=True, text=True,
                         encoding="utf-8", stdout=subprocess.PIPE).stdout
    settings = {}
    for row in map(json.loads, out.splitlines()):
        lines = [[(c["c"], c["x"]) for c in line if c["c"] != " "] for line in row["lines"]]
        settings.setdefault((row["who"], row["measure"]), []).append(lines)
    return settings


def figures(paragraphs):
    squares, count, loose, single = 0, 0, 0, 0
    for lines in paragraphs:
        for line in lines[:-1]:
            gaps = [b[1] - a[1] - 1000 for a, b in zip(line, line[1:]) if han(a[0]) and han(b[0])]
            squares += sum(g * g for g in gaps)
            count += len(gaps)
            loose += max(gaps, default=0) > 50.5
        single += len(lines) > 1 and sum(han(c[0]) or c[0].isalnum() for c in lines[-1]) < 2
    return math.sqrt(squares / count), loose, single


def han(c):
    return "\u3400" <= c[0] <= "\u9fff" or c == "〇"


def escape(text):
    return "".join("\\" + c if c in "\\#*_`$<>@=-+/[]~\"'" else c for c in text)


def report(count, peer, settings):
    print(f"{count} paragraphs{'':34}{'rms':>8}{'loose':>8}{'single':>8}")
    for m in MEASURES:
        print(f"{m} em   {'Typst':39}{peer[m][0]:8.2f}{peer[m][1]:8}{peer[m][2]:8}")
        for (who, measure), paragraphs in settings.items():
            if measure != m:
                continue
            rms, loose, single = figures(paragraphs)
            good = rms <= peer[m][0] + 0.005 and single == 0
            wanted = f"   wanted no rms above Typst's, no single: {'yes' if good else 'NO'}" if who.startswith("kanben") else ""
            print(f"        {who:39}{rms:8.2f}{loose:8}{single:8}{wanted}")


if __name__ == "__main__":
    main(sys.argv[1], "--tsv" in sys.argv[2:])

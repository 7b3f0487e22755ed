"""book.py KANBEN PROJECT: prints what lines and long books cost, as ratios in one run on one machine.

Lines: CPU from text to adjusted lines over what go-text takes to shape the same text (render/typeset's benchmark).
Book: the paragraphs of render/typeset/testdata/colour over and over, in chapters, 3.3 million characters, as a whole
process from Markdown to PDF, beside Typst's from its own source to PDF.
Growth: CPU a character of that book over CPU a character of one of 33,000, start-up apart.
"""
import os
import re
import subprocess
import sys
import tempfile

SHORT, LONG = 33_000, 3_300_000
CHAPTER = 90  # paragraphs
RUNS = 5


def main(kanben, project):
    with open(os.path.join(project, "render/typeset/testdata/colour/paragraphs.txt"), encoding="utf-8") as f:
        texts = f.read().splitlines()
    bar("lines against go-text's shaping, CPU", lines_ratio(project), 1)
    with tempfile.TemporaryDirectory() as folder:
        for name, size in (("nothing", 0), ("short", SHORT), ("long", LONG)):
            write_sources(os.path.join(folder, name), texts, size)

        def book(name):
            source = os.path.join(folder, name)
            return cost([kanben, "-q", "-o", source + ".pdf", source + ".md"])
        start = min(book("nothing")[0] for _ in range(RUNS))
        short = min(book("short")[0] for _ in range(RUNS))
        (cpu, rss), again = book("long"), book("long")
        cpu, rss = min(cpu, again[0]), max(rss, again[1])
        long = os.path.join(folder, "long")
        faces = os.path.join(project, "fonts/data")
        peer = cost([sys.executable, "-c", f"import typst; typst.compile({long + '.typ'!r}, output={long + '.peer.pdf'!r}, "
                     f"font_paths=[{faces!r}], ignore_system_fonts=True)"])
    print(f"{LONG:,} characters: kanben {cpu:.1f} s CPU, {rss:.0f} MB; Typst {peer[0]:.1f} s CPU, {peer[1]:.0f} MB")
    bar("book against Typst, CPU", cpu / peer[0], 0.5)
    bar("book, memory in MB", rss, 400)
    bar("growth of CPU a character from 33,000 on", (cpu - start) / (short - start) * SHORT / LONG, 1.1)


def lines_ratio(project):
    """Returns the least of three: what is above it is other people's noise."""
    out = subprocess.check_output(["go", "test", "-run", "^$", "-bench", "^BenchmarkRatio$", "-benchtime", "8x", "-count", "3",
                                   "./render/typeset"], cwd=project, text=True)
    return min(float(r) for r in re.findall(r"([\d.]+) lines/go-text", out))


def cost(command):
    """Returns CPU seconds and peak memory in MB of the process."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def write_sources(name, texts, size):
    """Writes a book of at least so many characters, for kanben and for Typst."""
    md = ["---", "title: 长书", "lang: zh-Hans", "---", ""]
    typ = ['#set text(font: "Noto Serif SC", lang: "zh", region: "cn", size: 12pt)',
           '#set page(paper: "a4", margin: (x: 87pt, y: 85pt), numbering: "1")',
           "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 8pt)"]
    have, n = 0, 0
    while have < size or n == 0:
        if n % CHAPTER == 0:
            md += [f"# 第{n // CHAPTER + 1}章", ""]
            typ += [f"= 第{n // CHAPTER + 1}章", ""]
        text = texts[n % len(texts)]
        md += [text, ""]
        typ += [escape(text), ""]
        have += len(text)
        n += 1
    for suffix, rows in ((".md", md), (".typ", typ)):
        with open(name + suffix, "w", encoding="utf-8") as f:
            f.write("\n".join(rows))


def escape(text):
    return "".join("\\" + c if c in "\\#*_`$<>@=-+/[]~\"'" else c for c in text)


def bar(words, value, most):
    print(f"{words:44}{value:8.2f}   wanted at most {most}: {'yes' if value <= most else 'NO'}")


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""Makes different articles of about 3,000 characters from the project's own test articles.

Sentences are drawn at random (by the article's number, so that two runs have the same texts), and one Han character in
twenty-five is changed into another common one, so that each article needs other glyphs, as articles of a newspaper do.
"""
import json
import os
import random
import re

LENGTH = 3000
SOURCES = ("shuchuan.txt", "old-tower.txt")


def sentences(project):
    """Returns the sentences of the test articles, without headings and web page remains."""
    out = []
    for name in SOURCES:
        with open(os.path.join(project, "testdata/articles", name)) as f:
            for line in f:
                if len(line) > 60:
                    out += re.findall(r"[^。]{8,90}。", line.strip())
    return out


# The 3,755 common characters of GB 2312, level 1.
COMMON = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
          if not (row == 0xD7 and cell > 0xF9)]


def article(number, stock):
    """Returns title, credits and sections of an article: (heading, paragraphs)."""
    r = random.Random(number)
    sections, length = [], 0
    while length < LENGTH:
        paragraphs = []
        for _ in range(r.randint(2, 4)):
            paragraphs.append("".join(vary(r, r.choice(stock)) for _ in range(r.randint(2, 5))))
        sections.append((vary(r, r.choice(stock))[:14].rstrip(",,。、:"), paragraphs))
        length += sum(map(len, paragraphs))
    title = vary(r, r.choice(stock))[:16].rstrip(",,。、:")
    return f"{title}({number})", sections


def vary(r, text):
    return "".join(r.choice(COMMON) if "一" <= c <= "鿿" and r.random() < 0.04 else c for c in text)


def markdown(title, sections):
    """The article as kanben and pandoc read it."""
    out = ["---", "title: " + json.dumps(title, ensure_ascii=False), "lang: zh-Hans", 'published: "2025-06-21 07:30"', "source: 青芦周报",
           "credits: [记者 顾小舟]", "---", ""]
    for heading, paragraphs in sections:
        out += ["## " + heading, ""]
        for p in paragraphs:
            out += [p, ""]
    return "\n".join(out)


def typst(title, sections, escape):
    """The same in Typst's markup, on the same paper with the same size of type."""
    out = ['#set text(font: "Noto Serif SC", lang: "zh", region: "cn", size: 12pt)',
           '#set page(paper: "a4", margin: (x: 87pt, y: 85pt), numbering: "1")',
           '#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 8pt)',
           f'#align(center)[#text(22pt, weight: "bold")[{escape(title)}]]', "青芦周报 记者 顾小舟 2025-06-21 07:30"]
    for heading, paragraphs in sections:
        out.append("= " + escape(heading))
        for p in paragraphs:
            out += ["", escape(p)]
    return "\n".join(out)

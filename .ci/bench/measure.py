"""measure.py KANBEN PROJECT: prints CPU, memory and size of whole processes, and their ratios to the peers.

One article becomes a PDF and an EPUB by kanben, a PDF by Typst, an EPUB by pandoc. Text, headings and face are the
same; the figure for Typst is taken twice: the whole process, and only its compile call, without Python's start.
The least of several runs counts: what is above it is other people's noise.
"""
import json
import os
import subprocess
import sys
import tempfile

RUNS = 7


def main(kanben, project):
    article = os.path.join(project, "testdata/articles/shuchuan.txt")
    faces = os.path.join(project, "fonts/data")
    with tempfile.TemporaryDirectory() as folder:
        sources(kanben, article, folder)
        pandoc = pandoc_path()
        typst = f"import typst; typst.compile({folder + '/a.typ'!r}, output={folder + '/typst.pdf'!r}, font_paths=[{faces!r}], ignore_system_fonts=True)"
        inner = f"import time, typst; t = time.process_time(); {typst.split('; ', 1)[1]}; print(time.process_time() - t)"
        env = dict(os.environ, SOURCE_DATE_EPOCH="1767225600")
        serif = os.path.join(faces, "notoserifsc", "NotoSerifSC-Regular.ttf")
        one_face = [w for role in ("body", "strong", "heading", "kai", "caption") for w in ("--font", f"{role}={serif}")]
        jobs = [
            ("kanben PDF", [kanben, "-q", "-o", folder + "/k.pdf", article], "k.pdf"),
            ("kanben PDF, one face", [kanben, "-q", "-o", folder + "/k1.pdf", *one_face, article], "k1.pdf"),
            ("kanben EPUB", [kanben, "-q", "-o", folder + "/k.epub", article], "k.epub"),
            ("kanben PDF + EPUB", [kanben, "-q", "-o", folder + "/k2.pdf", "-o", folder + "/k2.epub", article], "k2.epub"),
            ("Typst PDF", [sys.executable, "-c", typst], "typst.pdf"),
            ("pandoc EPUB", [pandoc, "-o", folder + "/pandoc.epub", folder + "/a.md"], "pandoc.epub"),
        ]
        rows = {}
        for name, command, made in jobs:
            cpu, rss = least(command, env)
            rows[name] = (cpu, rss, os.path.getsize(os.path.join(folder, made)))
        compile_only = min(float(subprocess.check_output([sys.executable, "-c", inner], env=env)) for _ in range(RUNS))
        report(rows, compile_only * 1000)


def least(command, env):
    """Returns the least CPU milliseconds and the least peak memory in MB of several runs."""
    cpu, rss = [], []
    for _ in range(RUNS):
        child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit(f"{command[0]} failed")
        cpu.append((usage.ru_utime + usage.ru_stime) * 1000)
        rss.append(usage.ru_maxrss / 1024)
    return min(cpu), min(rss)


def sources(kanben, article, folder):
    """Writes the article for Typst and pandoc from what kanben read of it."""
    a = json.loads(subprocess.check_output([kanben, "inspect", "-q", "--json", article]))
    typ = ['#set text(font: "Noto Serif SC", lang: "zh", region: "cn", size: 12pt)',
           '#set page(paper: "a4", margin: (x: 87pt, y: 85pt), numbering: "1")',
           '#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 8pt)',
           f"#align(center)[#text(22pt, weight: \"bold\")[{escape(a['title'])}]]"]
    md = ["---", "title: " + json.dumps(a["title"], ensure_ascii=False), "lang: zh-Hans", "---", ""]
    for section in a["sections"]:
        if section.get("heading"):
            typ.append("= " + escape(section["heading"]))
            md += ["# " + section["heading"], ""]
        for block in section["blocks"]:
            text = block if isinstance(block, str) else (block.get("run_in", "") + (block.get("p") or block.get("text") or ""))
            if isinstance(text, str) and text:
                typ += ["", escape(text)]
                md += [text, ""]
    with open(folder + "/a.typ", "w") as f:
        f.write("\n".join(typ))
    with open(folder + "/a.md", "w") as f:
        f.write("\n".join(md))


def escape(text):
    return "".join("\\" + c if c in "\\#*_`$<>@=-+/[]\"'~" else c for c in text)


def pandoc_path():
    import pypandoc
    return pypandoc.get_pandoc_path()


def report(rows, compile_only):
    print(f"{'':22}{'CPU ms':>10}{'RSS MB':>10}{'kB':>10}")
    for name, (cpu, rss, size) in rows.items():
        print(f"{name:22}{cpu:10.1f}{rss:10.1f}{size / 1000:10.1f}")
    print(f"{'Typst compile call':22}{compile_only:10.1f}")
    print()
    pdf, both, epub = rows["kanben PDF"], rows["kanben PDF + EPUB"], rows["kanben EPUB"]
    typst, pandoc = rows["Typst PDF"], rows["pandoc EPUB"]
    for text, value, bar in [
        ("PDF against Typst, CPU", pdf[0] / typst[0], 0.45),
        ("PDF + EPUB against Typst, CPU", both[0] / typst[0], 0.9),
        ("PDF against Typst's compile call, CPU", pdf[0] / compile_only, None),
        ("EPUB against pandoc, CPU", epub[0] / pandoc[0], None),
        ("PDF, memory in MB", pdf[1], 40),
        ("PDF in one face as Typst's, size in kB", rows["kanben PDF, one face"][2] / 1000, 200),
        ("PDF in the theme's five faces, size in kB", pdf[2] / 1000, None),
    ]:
        wanted = "" if bar is None else f"   wanted at most {bar}: {'yes' if value <= bar else 'NO'}"
        print(f"{text:44}{value:8.2f}{wanted}")


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""epub.py KANBEN PROJECT: prints what books cost: beside pandoc without a font, with more chapters, with many pictures.

Text, headings and the absence of a font are the same for both programs; only ours has a cover. The least CPU of several
runs counts: what is above it is other people's noise.
"""
import os
import random
import struct
import sys
import tempfile
import zlib

import measure


def main(kanben, project):
    article = os.path.join(project, "testdata/articles/shuchuan.txt")
    with tempfile.TemporaryDirectory() as folder:
        measure.sources(kanben, article, folder)
        beside_pandoc(kanben, article, folder)
        chapters(kanben, folder)
        pictures(kanben, folder)


def beside_pandoc(kanben, article, folder):
    env = dict(os.environ, SOURCE_DATE_EPOCH="1767225600")
    ours, _ = measure.least([kanben, "-q", "--no-epub-fonts", "-o", folder + "/bare.epub", article], env)
    theirs, _ = measure.least([measure.pandoc_path(), "-o", folder + "/pandoc.epub", folder + "/a.md"], env)
    full, _ = measure.least([kanben, "-q", "-o", folder + "/full.epub", article], env)
    print(f"{'EPUB without a font, ms':44}{ours:8.1f}   pandoc {theirs:.1f}")
    line("EPUB without a font against pandoc, CPU", ours / theirs, 0.7)
    line("EPUB with fonts against pandoc, CPU", full / theirs, None)
    line("EPUB with subset fonts, size in kB", os.path.getsize(folder + "/full.epub") / 1000, 450)


def chapters(kanben, folder):
    cpu = {}
    for n in (100, 1000):
        path = f"{folder}/{n}.md"
        with open(path, "w") as f:
            f.write("# 许多章\n\n" + "".join(f"## 第{i}章\n\n{'河水慢慢流过石桥，桥上的人慢慢走。' * 12}\n\n" for i in range(n)))
        out = folder + "/chapters.epub"
        cpu[n] = min(run([kanben, "-q", "--no-epub-fonts", "-o", out, path])[0] for _ in range(3))
    line("1,000 chapters against ten times 100, CPU", cpu[1000] / (10 * cpu[100]), 1.3)


def pictures(kanben, folder):
    """500 files of 5 MB: fifty different pictures under ten names each. Equal ones are one in the book."""
    names = []
    for i in range(50):
        path = f"{folder}/p{i}.png"
        write_png(path, 1300, 1280, i)
        for k in range(10):
            names.append(f"p{i}-{k}.png")
            os.link(path, f"{folder}/{names[-1]}")
    with open(folder + "/pictures.md", "w") as f:
        f.write("# 许多图\n\n" + "".join(f"## 第{i}图\n\n![图{i}]({n})\n\n" for i, n in enumerate(names)))
    _, rss = run([kanben, "-q", "-o", folder + "/pictures.epub", folder + "/pictures.md"])
    line(f"500 pictures of {os.path.getsize(folder + '/p0.png') / 1e6:.1f} MB, memory in MB", rss, 128)


def write_png(path, width, height, seed):
    """Writes noise, which does not pack."""
    noise = random.Random(seed)
    rows = b"".join(b"\0" + noise.randbytes(3 * width) for _ in range(height))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def run(command):
    """Returns CPU milliseconds and peak memory in MB of one run."""
    pid = os.spawnvp(os.P_NOWAIT, command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def line(text, value, bar):
    wanted = "" if bar is None else f"   wanted at most {bar}: {'yes' if value <= bar else 'NO'}"
    print(f"{text:44}{value:8.2f}{wanted}")


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""batch.py KANBEN PROJECT: prints CPU and memory of a batch in one process, and its ratios to the peers.

Different articles of 3,000 characters each become PDF, EPUB and both by one kanben process with two workers; Typst's
engine makes PDFs of the same texts inside one Python process, kept with its faces loaded once and called anew with the
folder of the faces, and in a process each; pandoc makes EPUBs, a process each. CPU is per article; the batch is whole
processes, start and end included. All take turns, and of three rounds the least counts: what is above it is other
people's noise.
"""
import json
import os
import subprocess
import sys
import tempfile

import batchtexts
from measure import escape, pandoc_path

ARTICLES = int(os.environ.get("KANBEN_BENCH_ARTICLES", "100"))  # a round; 1,000 give the same ratios and take minutes
ROUNDS = 3
PEERS = max(ARTICLES // 4, 1)
ALONE = 5  # processes of one article each


def main(kanben, project):
    with tempfile.TemporaryDirectory() as folder:
        stock = batchtexts.sentences(project)
        for name in ("in", "typ"):
            os.mkdir(os.path.join(folder, name))
        for n in range(ARTICLES):
            title, sections = batchtexts.article(n, stock)
            write(f"{folder}/in/a{n:04d}.md", batchtexts.markdown(title, sections))
            write(f"{folder}/typ/a{n:04d}.typ", batchtexts.typst(title, sections, escape))
        rounds = [measure(kanben, project, folder, n) for n in range(ROUNDS)]
        report({name: (min(r[name][0] for r in rounds), max(r[name][1] for r in rounds)) for name in rounds[0]})


def write(path, text):
    with open(path, "w") as f:
        f.write(text)


def measure(kanben, project, folder, number):
    """Returns CPU milliseconds an article and peak megabytes by name; each round has a cache of its own."""
    env = dict(os.environ, SOURCE_DATE_EPOCH="1767225600")

    def batch(*flags, cache):
        # A folder of its own for each run: a disk that has just removed files is slow to make others.
        return process([kanben, "batch", "-q", "-j", "2", "--cache", f"{folder}/{cache}{number}", "-o", f"{folder}/out-{cache}{number}", *flags,
                        f"{folder}/in"], ARTICLES, env)

    rows = {"Typst, one process": python(typst_engine(project, folder, "engine.compile(input=name, output=out)"), env)}
    rows["Typst, one process, called anew"] = python(
        typst_engine(project, folder, "typst.compile(name, output=out, font_paths=[data], ignore_system_fonts=True)"), env)
    rows["kanben PDF"] = batch("-t", "pdf", cache="pdf")
    rows["kanben EPUB"] = batch("-t", "epub", cache="epub")
    rows["kanben PDF + EPUB"] = batch(cache="both")
    rows["kanben, nothing changed"] = batch(cache="both")
    with open(f"{folder}/in/a0000.md", "a") as f:
        f.write("\n又添了一段。\n")
    rows["kanben, one changed"] = batch(cache="both")
    rows["Typst, a process each"] = mean([process([sys.executable, "-c", typst_alone(project, folder, n)], 1, env) for n in range(ALONE)])
    pandoc = pandoc_path()
    rows["pandoc EPUB, a process each"] = mean([process([pandoc, "-o", f"{folder}/p.epub", f"{folder}/in/a{n:04d}.md"], 1, env) for n in range(1, 1 + ALONE)])
    return rows


def process(command, articles, env):
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return (usage.ru_utime + usage.ru_stime) * 1000 / articles, usage.ru_maxrss / 1024


def mean(runs):
    return sum(r[0] for r in runs) / len(runs), max(r[1] for r in runs)


def python(code, env):
    """Runs code that prints its CPU milliseconds an article and its megabytes."""
    return tuple(json.loads(subprocess.check_output([sys.executable, "-c", code], env=env)))


def typst_engine(project, folder, call):
    return f"""
import json, resource, time, typst
data, out = {os.path.join(project, 'fonts/data')!r}, {folder + '/t.pdf'!r}
faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[data])
names = [f"{folder}/typ/a{{n:04d}}.typ" for n in range({PEERS})]
engine = typst.Compiler(names[0], font_paths=faces)
t = time.process_time()
for name in names:
    {call}
print(json.dumps([(time.process_time() - t) * 1000 / len(names), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def typst_alone(project, folder, n):
    return (f"import typst; typst.compile({folder + f'/typ/a{n:04d}.typ'!r}, output={folder + '/t.pdf'!r}, "
            f"font_paths=[{os.path.join(project, 'fonts/data')!r}], ignore_system_fonts=True)")


def report(rows):
    print(f"\n{ARTICLES} different articles of 3,000 characters")
    print(f"{'':34}{'CPU ms each':>12}{'RSS MB':>10}")
    for name, (cpu, rss) in rows.items():
        print(f"{name:34}{cpu:12.2f}{rss:10.1f}")
    print()
    engine, called, both = rows["Typst, one process"][0], rows["Typst, one process, called anew"][0], rows["kanben PDF + EPUB"]
    for text, value, bar in [
        ("PDF against Typst's engine, CPU", rows["kanben PDF"][0] / engine, 0.4),
        ("PDF + EPUB against Typst's engine, CPU", both[0] / engine, 0.9),
        ("PDF against Typst called anew, CPU", rows["kanben PDF"][0] / called, 0.4),
        ("PDF + EPUB against Typst called anew, CPU", both[0] / called, 0.9),
        ("EPUB against pandoc, CPU", rows["kanben EPUB"][0] / rows["pandoc EPUB, a process each"][0], None),
        ("memory with 2 workers in MB", both[1], 250),
        ("nothing changed against the first run", rows["kanben, nothing changed"][0] / both[0], 0.02),
        ("one article changed against the first run", rows["kanben, one changed"][0] / both[0], 0.1),
    ]:
        wanted = "" if bar is None else f"   wanted at most {bar}: {'yes' if value <= bar else 'NO'}"
        print(f"{text:44}{value:8.3f}{wanted}")


if __name__ == "__main__":
    main(*sys.argv[1:3])

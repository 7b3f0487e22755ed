"""reading.py PROJECT: prints how fast the readers are, as ratios to a bare peer in the same run (content.md B8).

The benchmarks are those of the packages. CPU time of whole processes is compared, so that a busy machine does not
show: twenty rounds less four, sixteen rounds left; the least of several runs counts.
"""
import os
import re
import subprocess
import sys
import tempfile

RUNS = 5
FEW, MANY = 4, 20

# package, reader's benchmark, peer's, wanted at least, what the ratio says
PAIRS = [
    ("content/plain", "BenchmarkRead", "BenchmarkScan", 1 / 15, "raw text against a bare scan"),
    ("content/markdown", "BenchmarkRead", "BenchmarkGoldmark", 0.6, "Markdown against bare goldmark"),
    ("content/html", "BenchmarkRead", "BenchmarkReadability", 0.6, "HTML against bare go-readability"),
]


def main(project):
    os.chdir(project)
    with tempfile.TemporaryDirectory() as folder:
        for package, reader, peer, wanted, words in PAIRS:
            binary = os.path.join(folder, package.replace("/", "-"))
            subprocess.check_call(["go", "test", "-c", "-o", binary, "./" + package])
            ours, theirs = [], []
            for _ in range(RUNS):  # in turn, so that a busy moment hits both
                ours.append(round_ms(binary, package, reader))
                theirs.append(round_ms(binary, package, peer))
            ratio = min(theirs) / min(ours)
            print(f"{words:44}{ratio:8.3f}   wanted at least {wanted:.3f}: {'yes' if ratio >= wanted else 'NO'}")
            for name in (reader, peer):
                print(f"    {name[9:]:40}{allocations(binary, package, name)}")


def round_ms(binary, package, name):
    """Returns the CPU milliseconds of one round."""
    return (process_ms(binary, package, name, MANY) - process_ms(binary, package, name, FEW)) / (MANY - FEW)


def command(binary, name, rounds):
    return [binary, "-test.run", "^$", "-test.bench", f"^{name}$", "-test.benchtime", f"{rounds}x", "-test.cpu", "1"]


def process_ms(binary, package, name, rounds):
    child = subprocess.Popen(command(binary, name, rounds), cwd=package, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{package}: {name} failed")
    return (usage.ru_utime + usage.ru_stime) * 1000


def allocations(binary, package, name):
    """Returns the allocations a megabyte of input, from the benchmark's own line."""
    out = subprocess.check_output(command(binary, name, FEW), cwd=package, text=True)
    line = re.search(r"([\d.]+) ns/op\s+([\d.]+) MB/s\s+(\d+) B/op\s+(\d+) allocs/op", out)
    ns, speed, size, count = (float(n) for n in line.groups())
    megabytes = speed * ns / 1e9
    return f"{count / megabytes:10.0f} allocations, {size / megabytes / 1e6:6.1f} MB allocated a megabyte of input"


if __name__ == "__main__":
    main(sys.argv[1])

"""Parse speed and memory of publicwhip XML, against lxml parsing the same bytes and reading all their text.

python benchmarks/parse.py [--validator PYTHON] [--most N] FOLDER-OR-TAR…   (without one: the invented demonstration)

PYTHON is an interpreter that has the public `mysoc-validator` package, which reads the same XML (it needs older
libraries than this project, so it has a place of its own); its time is printed beside ours.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from measure import files, paired, seconds

import hansard
from hansard.register import load_register

# The peak over what the imports took, lxml's tree and the file itself included, in a process of its own (Linux only).
MEMORY = """
import re, sys
from pathlib import Path
import hansard
hansard.read(b'<publicwhip><speech id="uk.org.publicwhip/debate/2031-02-03a.1.1"><p>A.</p></speech></publicwhip>')
said = lambda key: int(re.search(key + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024
Path("/proc/self/clear_refs").write_text("5")
before = said("VmRSS")
data = sys.stdin.buffer.read()
sitting = hansard.read(data)
print((said("VmHWM") - before) / len(data))
"""
# The files come one behind another, each with its length before it; a first reading warms it up.
VALIDATOR = """
import sys, time
from mysoc_validator.models.transcripts import Transcript
pipe = sys.stdin.buffer
files = []
while head := pipe.readline():
    files.append(pipe.read(int(head)).decode())
Transcript.model_validate_xml(files[0])
start = time.perf_counter()
for data in files:
    Transcript.model_validate_xml(data)
print(time.perf_counter() - start)
"""
VALIDATED = 10


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--validator", help="an interpreter that has mysoc-validator")
    parser.add_argument("--most", type=int, default=60, help="read so many files, spread evenly over all")
    parser.add_argument("paths", nargs="*")
    given = parser.parse_args(arguments)
    found = list(_documents(given.paths))
    documents = found[:: -(-len(found) // given.most)]
    _speed(documents)
    _memory(documents)
    _validator(given.validator, documents)


def _documents(paths: list[str]) -> Iterator[bytes]:
    archives = [path for path in paths if Path(path).is_file()]
    for archive in archives:
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.name.endswith(".xml") and (file := tar.extractfile(member)):
                    yield file.read()
    folders = [path for path in paths if path not in archives]
    if folders or not archives:
        yield from (file.read_bytes() for file in files(folders))


def _speed(documents: list[bytes]) -> None:
    size = sum(map(len, documents)) / 1e6
    register = load_register()
    sittings = [hansard.read(data) for data in documents]

    def floor() -> int:
        return sum(len("".join(etree.fromstring(data).itertext())) for data in documents)

    def read() -> int:
        return sum(len(hansard.read(data).items) for data in documents)

    def resolve() -> int:
        return sum(len(hansard.resolve(sitting, register)) for sitting in sittings)

    mine, theirs, ratio = paired(read, floor)
    print(f"publicwhip: {len(documents)} files, {size:.1f} MB")
    print(f"read:  {size / mine:6.1f} MB/s; lxml alone {size / theirs:6.1f} MB/s; {ratio:.2f} times lxml's time")
    resolving, reading, added = paired(resolve, read)
    print(f"resolve: {resolving:.3f} s beside {reading:.3f} s of reading; adds {added:.2f} of the parse time")


def _memory(documents: list[bytes]) -> None:
    largest = sorted(documents, key=len)[-5:]
    ratios = [float(_run(sys.executable, MEMORY, data)) for data in largest]
    print(f"memory: at its peak {statistics.median(ratios):.1f} times the file (the {len(largest)} largest files)")


def _validator(interpreter: str | None, documents: list[bytes]) -> None:
    if interpreter is None:
        print("mysoc-validator: not timed; give --validator PYTHON, an interpreter that has it")
        return
    sample = documents[:VALIDATED]
    framed = b"".join(b"%d\n%b" % (len(data), data) for data in sample)
    theirs = float(_run(interpreter, VALIDATOR, framed))
    ours = min(seconds(lambda: [hansard.read(data) for data in sample]) for _ in range(3))
    size = sum(map(len, sample)) / 1e6
    print(f"mysoc-validator: {theirs:.2f} s for {len(sample)} files, {size:.1f} MB; ours {ours:.2f} s")


def _run(interpreter: str, program: str, stdin: bytes) -> str:
    done = subprocess.run([interpreter, "-c", program], input=stdin, capture_output=True, check=True)
    return done.stdout.decode()


if __name__ == "__main__":
    main(sys.argv[1:])

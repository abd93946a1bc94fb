"""Parse speed of publicwhip XML, against lxml parsing the same bytes and reading all their text.

python benchmarks/parse.py FOLDER…      (without a folder: the invented demonstration)
"""

from __future__ import annotations

import sys

from lxml import etree
from measure import files, paired

import hansard
from hansard.register import load_register


def main(folders: list[str]) -> None:
    documents = [file.read_bytes() for file in files(folders)]
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


if __name__ == "__main__":
    main(sys.argv[1:])

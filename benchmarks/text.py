"""Parse speed of pasted and official text in CPU time, against decoding the same bytes and splitting them into lines.

python benchmarks/text.py [FOLDER…] [--layouts N]      (without a folder: the invented fixtures)

Every .txt in the folders is read as what it is; N debates of the folders' publicwhip XML are printed in every layout.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from layouts import LAYOUTS
from measure import files
from rendering import parallel, theyworkforyou, truth

import hansard
from hansard import formats
from hansard.errors import HansardError
from hansard.model import Hints
from hansard.register import load_register

HINTS = Hints(name="Example 2024-04-30.txt")
WANTED = 15.0
"""Megabytes a second that every layout is to be read at."""
ROUNDS = 7


def main() -> None:
    """Prints a line a format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", default=[str(Path(__file__).parent.parent / "fixtures")])
    parser.add_argument("--layouts", type=int, default=0, metavar="N")
    given = parser.parse_args()
    texts: dict[str, list[bytes]] = defaultdict(list)
    for name, data in (*_texts(given.folders), *_rendered(given.folders, given.layouts)):
        texts[name].append(data)
    for name, documents in sorted(texts.items()):
        print(_row(name, documents))


def _texts(folders: list[str]) -> Iterator[tuple[str, bytes]]:
    """The folders' texts, each with the name of its format; what is no transcript is passed over, and counted."""
    passed_over = 0
    for path in files(folders, "*.txt"):
        data = path.read_bytes()
        try:
            name = formats.detect(data).name
            hansard.read(data, hints=HINTS)
        except HansardError:
            passed_over += 1
            continue
        yield name, data
    print(f"passed over: {passed_over} files that are no transcript")


def _rendered(folders: list[str], wanted: int) -> Iterator[tuple[str, bytes]]:
    """So many debates of the folders' days in every layout."""
    register, dice = load_register(), random.Random(1)
    days = (data for folder in folders for _, data in truth.days(Path(folder))) if wanted else iter(())
    left = wanted
    for data in days:
        for debate in filter(_is_printed, truth.debates(data, register)):
            if left == 0:
                return
            left -= 1
            for name, render in LAYOUTS.items():
                yield f"{name.split()[0]} (printed)", render(debate, dice)[0].encode()


def _is_printed(debate: truth.Debate) -> bool:
    """Whether every layout prints debates of that chamber."""
    return debate.chamber in parallel.PLACES and debate.chamber in theyworkforyou.PLACES


def _row(name: str, documents: list[bytes]) -> str:
    def floor() -> int:
        return sum(len(data.decode("utf-8", "replace").splitlines()) for data in documents)

    def read() -> int:
        return sum(len(hansard.read(data, hints=HINTS).items) for data in documents)

    size = sum(map(len, documents)) / 1e6
    mine, theirs = _fastest(read, floor)
    reached = f"{WANTED:.0f} MB/s {'reached' if size / mine >= WANTED else 'missed'}"
    speed = f"{size / mine:6.1f} MB/s; lines alone {size / theirs:6.0f} MB/s; {mine / theirs:5.1f} times their time"
    return f"{name:36} {len(documents):4} texts {size:6.2f} MB {speed}; {reached}"


def _fastest(*runs: Callable[[], object]) -> list[float]:
    """The least CPU seconds of each, run in turn after a warm-up, so that a busy machine counts as little as can be."""
    taken: list[list[float]] = []
    for _ in range(ROUNDS + 1):
        taken.append([])
        for run in runs:
            start = time.process_time()
            run()
            taken[-1].append(time.process_time() - start)
    return [min(column) for column in zip(*taken[1:], strict=True)]


if __name__ == "__main__":
    main()

"""Damaged transcripts by the hundred thousand: each must be read or refused, within a second.

python benchmarks/fuzz.py [--inputs N] [--seconds S] [--seed N] [--keep FOLDER] [FOLDER…]

Without folders: the invented fixtures, and the real files beside the checkout where they are. Prints a line for each
place in the code that failed, its smallest input kept in a file, and how many were read and refused of each format.
Exits with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests" / "hansard"))

from seeds import REFUSED, Seed, chosen, grouped, outcome, seeds  # noqa: E402 - where the tests keep what damages

from hansard.register import Register, load_register  # noqa: E402

WORKERS = 2
BATCH = 200
LIMIT = 1.0
"""Seconds of the processor that reading one input may take."""

STOP = 10.0
"""Seconds of the processor after which it is broken off."""

MEMORY = 3 * 1024**3
RESOLVED = 8
"""Each so many-th input is also resolved and printed."""


@dataclass(slots=True)
class Report:
    """What became of some inputs: counts by (seed's format, outcome), and by place the smallest input that failed."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    smallest: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    slowest: float = 0.0

    def fail(self, place: str, data: bytes, path: str, times: int = 1) -> None:
        self.failures[place] += times
        if place not in self.smallest or len(data) < len(self.smallest[place][0]):
            self.smallest[place] = data, path

    def add(self, other: Report) -> None:
        self.counts += other.counts
        self.slowest = max(self.slowest, other.slowest)
        for place, times in other.failures.items():
            self.fail(place, *other.smallest[place], times=times)


def main(words: list[str]) -> int:
    """Run it; the exit status."""
    options = _options(words)
    folders = options.folders or [ROOT / "fixtures", ROOT.parent / "shared" / "data"]
    start, report = time.monotonic(), Report()
    given = (options.seed, [folder for folder in folders if folder.is_dir()])
    with ProcessPoolExecutor(WORKERS, initializer=_prepare, initargs=given) as pool:
        numbers = iter(range(0, options.inputs, BATCH))
        running: set[Future[Report]] = set()
        while running or _in_time(start, options.seconds):
            while len(running) < 2 * WORKERS and _in_time(start, options.seconds):
                if (first := next(numbers, None)) is None:
                    break
                running.add(pool.submit(_run, options.seed, first, min(BATCH, options.inputs - first)))
            if not running:
                break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                report.add(each.result())
    _print(report, time.monotonic() - start, options.keep)
    return 1 if report.failures else 0


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seconds", type=float, help="stop after so long")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("crashes"), metavar="FOLDER", help="for inputs that fail")
    return parser.parse_args(words)


def _in_time(start: float, seconds: float | None) -> bool:
    return seconds is None or time.monotonic() - start < seconds


_here: list[tuple[list[Seed], dict[str, list[Seed]], Register]] = []


def _prepare(seed: int, folders: list[Path]) -> None:
    """In each worker: its own copy of the seeds, an end to its memory, and an alarm for what does not end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _alarm)
    found = seeds(folders, seed)
    _here.append((found, grouped(found), load_register(ROOT / "fixtures" / "register.jsonl")))


def _alarm(*_: object) -> None:
    raise TimeoutError(f"broken off after {STOP:.0f} seconds")


def _run(seed: int, first: int, many: int) -> Report:
    all, by_format, register = _here[0]
    report = Report()
    for number in range(first, first + many):
        origin, data = chosen(random.Random(f"{seed} {number}"), all, by_format)
        found, taken = _read(report, data, origin.path, None if number % RESOLVED else register)
        report.counts[origin.format, found] += 1
        report.slowest = max(report.slowest, taken)
    return report


def _read(report: Report, data: bytes, path: str, register: Register | None) -> tuple[str, float]:
    """What came out and after how many seconds; what failed goes into the report."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, STOP)
    try:
        found = outcome(data, path, register)
    except Exception as error:
        found = "failed"
        report.fail(_place(error), data, path)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    taken = time.process_time() - start
    if taken > LIMIT and found != "failed":
        report.fail(f"more than {LIMIT:.0f} s in a document that is {found}", data, path)
    return found, taken


def _place(error: Exception) -> str:
    """What was raised, and the last line of ours that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT / "hansard")]
    last = (ours or frames)[-1]
    words = " ".join(str(error).split())[:80]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} {last.name} ({words})"


def _print(report: Report, seconds: float, keep: Path) -> None:
    for place, kept in _kept(report, keep):
        print(
            f"FAILED {report.failures[place]} times: {place}; smallest input (from {report.smallest[place][1]}): {kept}"
        )
    formats = sorted({origin for origin, _ in report.counts})
    print(f"{'seeds of':28} {'inputs':>8} {'read':>8} {'as others':>9} {'refused':>8} {'failed':>7}")
    for name in formats:
        of = {found: count for (origin, found), count in report.counts.items() if origin == name}
        others = sum(count for found, count in of.items() if found not in (name, REFUSED, "failed"))
        own = of.get(name, 0) if name != REFUSED else 0
        print(f"{name:28} {sum(of.values()):8} {own:8} {others:9} {of.get(REFUSED, 0):8} {of.get('failed', 0):7}")
    total = report.counts.total()
    print(
        f"{total:,} inputs in {seconds:.0f} s, {total / seconds:.0f} a second; the slowest took {report.slowest:.2f} s"
    )


def _kept(report: Report, keep: Path) -> Iterator[tuple[str, Path]]:
    for place, (data, _) in sorted(report.smallest.items()):
        keep.mkdir(parents=True, exist_ok=True)
        kept = keep / f"{hashlib.sha256(place.encode()).hexdigest()[:8]}.input"
        kept.write_bytes(data)
        yield place, kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

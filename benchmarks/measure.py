"""Timing two things in turn, so that a ratio holds although the machine's speed drifts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 5


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes, in seconds."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def paired(ours: Callable[[], object], floor: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Median seconds of ours and of the floor, and the median of their ratios, run in turn after a warm-up."""
    ours(), floor()
    pairs = [(seconds(ours), seconds(floor)) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return mine, theirs, statistics.median(a / b for a, b in pairs)


def files(given: Sequence[str], pattern: str = "*.xml") -> list[Path]:
    """The files of the folders that were given, or those of the invented demonstration."""
    folders = [Path(name) for name in given] or [Path(__file__).parent.parent / "fixtures" / "demo"]
    return [file for folder in folders for file in sorted(folder.rglob(pattern))]

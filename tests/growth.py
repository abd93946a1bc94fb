"""Whether work on a long text takes time as its length says, and whether it ends: told alike on any machine.

Nothing here asks for a number of seconds that a slow or busy machine could miss: the same work on a text and on one
eight times as long is compared by this process's own clock, and a bound only tells what does not end from what does.
"""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Text = TypeVar("Text")

LONGER = 8
GENEROUS = 5
"""So many times as long as its length says a text may take: what grows with the square takes eight times as long."""
AT_LEAST = 0.01
"""Seconds: what is done sooner is no matter, however it grows."""
TRIES = 3
ENDLESS = 60
"""Seconds of the processor that nothing takes which ends; hundreds of times what is expected."""


def too_slow(work: Callable[[Text], object], text: Callable[[int], Text], size: int) -> str | None:
    """A sentence where the work on `text(8 * size)` takes over 40 times as long as on `text(size)`, else None."""
    long = text(LONGER * size)
    taken = seconds(work, long)
    if taken <= AT_LEAST:
        return None
    short = text(size)
    least = min(seconds(work, short) for _ in range(TRIES))
    for _ in range(TRIES - 1):
        if taken < GENEROUS * LONGER * least:
            return None
        taken = min(taken, seconds(work, long))
    times = taken / max(least, 1e-9)
    if times < GENEROUS * LONGER:
        return None
    return f"{taken:.3f} s, {times:.0f} times as long as for an eighth of {str(long)[:40]!r}…"


def seconds(work: Callable[[Text], object], text: Text) -> float:
    """The processor's time of this process for it, without collecting the garbage of all the tests before."""
    gc.disable()
    try:
        start = time.process_time()
        work(text)
        return time.process_time() - start
    finally:
        gc.enable()


class Endless(AssertionError):
    """Some work takes a minute of the processor: it does not end, or might as well not."""


@contextmanager
def ending() -> Iterator[None]:
    """Raises `Endless` inside where it takes longer than anything that ends; to be used in the main thread."""

    def stop(*_: object) -> None:
        raise Endless(f"no end after {ENDLESS} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

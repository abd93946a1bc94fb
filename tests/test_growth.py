"""What the tests of time tell apart: what grows with the text, what grows faster, and what does not end."""

from __future__ import annotations

import re

import growth
import pytest
from growth import Endless, ending, too_slow


def pairs(text: str) -> int:
    return sum(one == other for one in text for other in text)


class Clock:
    """A clock that goes on as the work says, since a real one is late now and then."""

    def __init__(self) -> None:
        self.now = 0.0

    def process_time(self) -> float:
        return self.now


@pytest.mark.parametrize(("power", "is_caught"), [(1, False), (1.5, False), (2, True), (3, True)])
def test_what_grows_with_the_square_of_the_text_is_caught(
    monkeypatch: pytest.MonkeyPatch, power: float, is_caught: bool
) -> None:
    clock = Clock()
    monkeypatch.setattr(growth, "time", clock)

    def work(text: str) -> None:
        clock.now += len(text) ** power

    said = too_slow(work, lambda size: "a" * size, 100)
    assert (said is not None) == is_caught and (said is None or "times as long as for an eighth" in said)


def test_a_pattern_that_tries_from_every_space_anew_is_caught() -> None:
    assert any(too_slow(re.compile(r"\s+x").search, lambda size: " " * size, 1_000) for _ in range(5))


def test_what_grows_with_the_text_passes() -> None:
    assert not too_slow(lambda text: sorted(map(ord, text)), lambda size: "ab" * size, 20_000)


def test_what_is_done_at_once_may_grow_as_it_likes() -> None:
    assert not too_slow(pairs, lambda size: "a" * size, 2)


def test_what_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "ENDLESS", 0.05)
    with pytest.raises(Endless), ending():
        while True:
            pass
    with pytest.raises(Endless), ending():
        re.search(r"(a|a)+b", "a" * 60)


def test_what_ends_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "ENDLESS", 0.05)
    with ending():
        pass
    assert pairs("a" * 3_000) == 9_000_000

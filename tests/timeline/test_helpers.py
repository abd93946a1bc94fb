"""Helper processes: what they are asked they answer, refuse or give up; none outlives its bounds or its owner."""

# A helper imports this module to find what it is asked to do: nothing large is imported here.
from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from hansard.errors import UnknownFormat
from timeline.helpers import Busy, Helpers, Refused, TooLong


def ready(word: str) -> str:
    return word


def unready(word: str) -> str:
    raise ValueError(word)


def twice(known: str, word: str) -> str:
    return f"{known} {word} {word}"


def sleep(known: str, seconds: float) -> None:
    time.sleep(seconds)


def wait(known: str, begun: Path, enough: Path) -> None:
    begun.touch()
    while not enough.exists():
        time.sleep(0.01)


def refuse(known: str) -> None:
    raise UnknownFormat("a picture", ["one", "two"])


def fail(known: str) -> None:
    raise KeyError("secret")


def grow(known: str) -> int:
    return len(b"x" * 2**40)


def end(known: str) -> None:
    raise SystemExit


PATIENCE = 120.0


@pytest.fixture
def helpers() -> Iterator[Helpers]:
    made = Helpers(1, PATIENCE, ready, "hello")
    yield made
    made.close()


def pid(helpers: Helpers) -> int | None:
    return helpers._idle[0].process.pid


def test_one_helper_does_one_thing_after_another(helpers: Helpers) -> None:
    assert helpers.run(twice, "you") == "hello you you"
    first = pid(helpers)
    assert helpers.run(twice, "me") == "hello me me"
    assert pid(helpers) == first


def test_what_takes_too_long_is_ended_and_the_next_is_answered() -> None:
    helpers = Helpers(1, 1.0, ready, "hello")
    began = time.monotonic()
    with pytest.raises(TooLong, match="longer than 1 seconds"):
        helpers.run(sleep, 600.0)
    assert time.monotonic() - began < PATIENCE
    helpers.seconds = PATIENCE
    assert helpers.run(twice, "you") == "hello you you"
    helpers.close()


def test_what_takes_too_much_memory_or_ends_its_helper_is_told(helpers: Helpers) -> None:
    with pytest.raises(Refused, match="more memory"):
        helpers.run(grow)
    with pytest.raises(TooLong):
        helpers.run(end)
    assert helpers.run(twice, "you") == "hello you you"


def test_what_cannot_be_read_keeps_its_sentence_and_its_helper(helpers: Helpers) -> None:
    with pytest.raises(Refused, match="it looks like a picture; known formats: one, two"):
        helpers.run(refuse)
    first = pid(helpers)
    with pytest.raises(RuntimeError, match="secret"):
        helpers.run(fail)
    assert pid(helpers) == first


def test_a_helper_that_died_while_it_waited_is_replaced(helpers: Helpers) -> None:
    helpers.run(twice, "you")
    helpers._idle[0].process.kill()
    helpers._idle[0].process.join()
    assert helpers.run(twice, "you") == "hello you you"


def test_who_finds_all_at_work_is_told_so(helpers: Helpers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.helpers.QUEUE_SECONDS", 0.01)
    at_work = Thread(target=helpers.run, args=(wait, tmp_path / "begun", tmp_path / "enough"))
    at_work.start()
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    with pytest.raises(Busy):
        helpers.run(twice, "you")
    (tmp_path / "enough").touch()
    at_work.join()
    assert helpers.run(twice, "you") == "hello you you"


def test_one_that_cannot_start_says_why() -> None:
    with pytest.raises(RuntimeError, match="(?s)a helper cannot start.*no register"):
        Helpers(1, 1, unready, "no register").run(twice, "you")


def test_when_the_service_stops_no_helper_is_left(helpers: Helpers) -> None:
    helpers.run(twice, "you")
    number = pid(helpers)
    assert number is not None and Path(f"/proc/{number}").exists()
    helpers.close()
    assert not Path(f"/proc/{number}").exists()

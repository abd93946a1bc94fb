"""A document read and resolved, here or in another process, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import hansard
from hansard.errors import BadHint, HansardError
from hansard.model import Hints
from hansard.register import Register
from timeline.ingest.merge import Reading
from timeline.sources import Input


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document read and resolved, with the bytes to keep; picklable, so that other processes can make it."""

    input: Input
    reading: Reading
    hints: Hints = field(default_factory=Hints)


def prepare(each: Input, register: Register, hints: Hints) -> Prepared | str:
    """The document read and resolved, or the sentence that says why it is refused."""
    try:
        sitting = hansard.read(each.content(), path=each.path, hints=hints)
        _datable(sitting.date, sitting.chamber)
    except HansardError as error:
        return str(error)
    assert sitting.source is not None
    return Prepared(each, Reading(sitting.source.sha256, sitting, hansard.resolve(sitting, register)), hints)


def _datable(day: date | None, chamber: str) -> None:
    if day is None:
        raise BadHint("the date of sitting", "none in the document", "a date given with --date YYYY-MM-DD")
    if not chamber:
        raise BadHint("the chamber", "none in the document", "a chamber given with --chamber")


_register_there: list[Register] = []


def set_register(register: Register) -> None:
    _register_there[:] = [register]


def prepare_there(each: Input, hints: Hints) -> Prepared | str:
    return prepare(each, _register_there[0], hints)

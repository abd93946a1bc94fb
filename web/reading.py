"""A debate as a page shows it: what stands where, who spoke when, what is worth a line of contents. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.results import Debate, DivisionItem, Speech
from web import quotation

LONG = 24
"""A debate of more turns has contents."""

WEIGHTY = 100
"""Words of a speech, with all its turns, that has a line there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of contents: where it leads on the page, when, who or what, in which party, and how many words."""

    anchor: str
    time: dt.time | None
    said: str
    party: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A debate's `turns` as ids by person, `said` its speeches by id, and `contents` where it is long, else none."""

    turns: dict[str, list[str]]
    said: dict[str, Speech]
    contents: tuple[Line, ...]


def reading(debate: Debate) -> Reading:
    """The debate in these shapes."""
    said = {item.speech.id: item.speech for item in debate.items if item.kind == "speech"}
    turns: dict[str, list[str]] = {}
    for speech in said.values():
        if speech.speaker:
            turns.setdefault(speech.speaker.id, []).append(speech.id)
    return Reading(turns, said, tuple(_contents(debate)) if len(said) > LONG else ())


def division_anchor(place: int) -> str:
    """The fragment of the division that is item number `place` of the debate."""
    return f"division-{place}"


def _contents(debate: Debate) -> Iterator[Line]:
    for place, item in enumerate(debate.items):
        if item.kind == "speech" and _is_weighty(item.speech):
            yield _line(item.speech)
        elif item.kind == "division":
            yield Line(division_anchor(place), item.time, _division(item), None, 0)


def _is_weighty(speech: Speech) -> bool:
    """A member's own speech from its first turn, or the question that opens an exchange."""
    if speech.interrupts or speech.continues or speech.kind == "procedural":
        return False
    if speech.speaker and speech.speaker.role == "chair":
        return False
    return bool(speech.question_number) or speech.words_with_continuations >= WEIGHTY


def _line(speech: Speech) -> Line:
    party = speech.speaker.party if speech.speaker else None
    return Line(speech.id, speech.time, quotation.name(speech), party, speech.words_with_continuations)


def _division(item: DivisionItem) -> str:
    return "Division" if item.number is None else f"Division {item.number}"

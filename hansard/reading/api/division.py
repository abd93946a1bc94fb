"""Divisions of the official API, `/debates/division/{id}.json`: counts, tellers and every vote, in a document alone."""

from __future__ import annotations

from collections.abc import Iterator

from hansard import clean, dates
from hansard.model import Division, Heading, Item, Speech, SpeechKind, Vote
from hansard.reading.api import values
from hansard.reading.json_values import Json, number, objects, text

SIDES = {"lords": ("content", "not-content")}
NAMES = ("HistoricalMemberName", "DisplayAs", "ListAs", "FullTitle")


def is_division(value: Json) -> bool:
    """Whether the object is a division with its lists of members."""
    return isinstance(value.get("AyeMembers"), list) or isinstance(value.get("NoeMembers"), list)


def items(value: Json) -> Iterator[Item]:
    """The debate's heading, what was put, the division, and its result."""
    if title := clean.fold(text(value, "DebateSection")):
        yield Heading(1, title, text(value, "DebateSectionExtId") or None)
    yield from _procedure(value, "TextBeforeVote")
    yield _division(value)
    yield from _procedure(value, "TextAfterVote")


def _division(value: Json) -> Division:
    aye, no = SIDES.get(text(value, "House").lower(), ("aye", "no"))
    sides = ((aye, "AyesCount", "AyeMembers"), (no, "NoesCount", "NoeMembers"))
    counts = {side: count for side, key, _ in sides if (count := number(value, key)) is not None}
    return Division(
        number=number(value, "Number"),
        counts=counts,
        votes=tuple(_vote(member, side) for side, _, key in sides for member in objects(value, key)),
        time=dates.clock(text(value, "Time")) if value.get("DivisionHasTime") is not False else None,
        source_id=text(value, "ExternalId") or None,
    )


def _vote(member: Json, side: str) -> Vote:
    name = next((found for key in NAMES if (found := clean.fold(text(member, key)))), "")
    person = number(member, "MemberId")
    return Vote(side, name, f"parliament/{person}" if person else None, member.get("IsTeller") is True)


def _procedure(value: Json, key: str) -> Iterator[Speech]:
    if paragraphs := values.read(text(value, key)).paragraphs:
        yield Speech(None, paragraphs, SpeechKind.PROCEDURAL)

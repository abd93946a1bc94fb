"""Speeches and debates as readable plain text: speaker lines, times, columns, citation, licence. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from timeline.results import Debate, DebateRef, DivisionItem, NoteItem, PartyVotes, Speech
from web import citation, quotation
from web.display import chamber, clock, day, words

RIGHTS = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
UNKNOWN = "Party not known"
SET_IN = "    "


def speech(one: Speech, address: str, notice: str = "") -> str:
    """A turn with its debate, citation and address."""
    return _joined([*_head(one.debate, citation.speech(one), notice), _turn(one), *_foot(address, notice)])


def debate(one: Debate, address: str, notice: str = "") -> str:
    """A debate in order; interventions are set in, divisions are tables by party."""
    items = (
        _turn(item.speech) if item.kind == "speech" else _note(item) if item.kind == "note" else _division(item)
        for item in one.items
    )
    return _joined([*_head(one, citation.debate(one), notice), *items, *_foot(address, notice)])


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(where: DebateRef, cited: str, notice: str) -> list[str]:
    place = f"{chamber(where.chamber)}, {day(where.date)}"
    return [notice, "\n".join([*where.path, where.title, "=" * min(len(where.title), 72)]), place, f"Cite as: {cited}"]


def _foot(address: str, notice: str) -> list[str]:
    return ["--", address if notice else f"{address}\n{RIGHTS}"]


def _turn(one: Speech) -> str:
    stamp = [clock(one.time) if one.time else "", f"col. {one.column}" if one.column else ""]
    number = f"{one.question_number}. " if one.question_number else ""
    said = "; ".join(part for part in stamp if part)
    line = f"{number}{quotation.who(one)}" if one.speaker or one.printed else ""
    text = "\n".join([part for part in (f"[{said}]" if said else "", f"{line}:" if line else "") if part])
    whole = "\n\n".join(part for part in (text, *one.paragraphs) if part)
    return indent(whole, SET_IN) if one.interrupts else whole


def _note(item: NoteItem) -> str:
    return f"[{item.text}]"


def _division(item: DivisionItem) -> str:
    number = f" {item.number}" if item.number is not None else ""
    at = f" [{clock(item.time)}]" if item.time else ""
    counts = ", ".join(f"{words(side)} {count:,}" for side, count in item.counts.items())
    return "\n".join([f"Division{number}{at}: {counts}", *_table(item)])


def _table(item: DivisionItem) -> Iterator[str]:
    """The breakdown in columns as wide as they need to be."""
    sides = list(item.sides)
    rows = [["", *map(words, sides)], *(_row(party, sides) for party in item.breakdown)] if item.breakdown else []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield SET_IN + "  ".join([first.ljust(widths[0]), *cells]).rstrip()


def _row(party: PartyVotes, sides: list[str]) -> list[str]:
    return [party.party or UNKNOWN, *(f"{party.votes.get(side, 0):,}" for side in sides)]

"""How Hansard is cited: `HC Deb 21 April 2022, vol 712, col 361`, as far as it is known. Pure; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.results import Debate, DebateRef, Speech
from web.display import chamber, day

SERIES = {"commons": "HC", "westminster-hall": "HC", "lords": "HL", "grand-committee": "HL"}
VOLUMES = "hansard-historic-xml"
VOLUME = re.compile(r"S\d[CL]?V(\d{4})P")
"""The volume in an id of digitised Hansard, such as S5LV0011P0-00175: the only source that says it with every turn."""


def speech(one: Speech) -> str:
    """How a turn is cited: `HC Deb 25 November 2024, col 491`."""
    return _cited(one.debate, _volume([one]), [one.column] if one.column else [])


def debate(one: Debate) -> str:
    """How a debate is cited: `HC Deb 25 November 2024, cols 491–493`."""
    turns = [item.speech for item in one.items if item.kind == "speech"]
    return _cited(one, _volume(turns), [turn.column for turn in turns if turn.column])


def _cited(where: DebateRef, volume: int | None, columns: Sequence[str]) -> str:
    house = SERIES.get(where.chamber)
    named = f"{house} Deb {day(where.date)}" if house else f"{chamber(where.chamber)}, {day(where.date)}"
    parts = [named, f"vol {volume}" if volume else "", _columns(columns)]
    return ", ".join(part for part in parts if part)


def _columns(columns: Sequence[str]) -> str:
    if not columns:
        return ""
    first, last = columns[0], columns[-1]
    return f"col {first}" if first == last else f"cols {first}–{last}"


def _volume(turns: Iterable[Speech]) -> int | None:
    """The volume that all ids of digitised Hansard name; None where none does, or where they differ."""
    ids = [source.source_id or "" for turn in turns for source in turn.sources if source.format == VOLUMES]
    found = {int(named[1]) for named in map(VOLUME.match, ids) if named}
    return found.pop() if len(found) == 1 else None

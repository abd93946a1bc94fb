"""Where a speech went whose id a better parser or a correction has changed: to the new one with nearly its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from timeline.ingest.likeness import SAME_PERSON


class Said(NamedTuple):
    """Who (a person's id, None where nobody is resolved) said what."""

    person: str | None
    text: str


def moved(gone: Mapping[str, Said], new: Mapping[str, Said]) -> dict[str, str]:
    """For each id that is gone the new id of the same person's likest words; ids without a likeness are absent."""
    found: dict[str, str] = {}
    for old, said in gone.items():
        free = {id: other.text for id, other in new.items() if other.person == said.person}
        best = max(free, key=lambda id: fuzz.ratio(said.text, free[id]), default=None)
        if best and fuzz.ratio(said.text, free[best]) >= SAME_PERSON:
            found[old] = best
    return found

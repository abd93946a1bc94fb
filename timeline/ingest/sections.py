"""Sections of a sitting on its way into the store, as topics are looked for in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hansard.model import Speech
from timeline.ingest.merge import Merged
from timeline.tagged.sections import StoredSection, turn_of


def of_merged(merged: Merged, speeches: dict[str, int], sections: dict[str, int], day: date) -> Iterator[StoredSection]:
    """The sections of a sitting that is being written; `speeches` and `sections` are its keys by id."""
    for section in merged.sections:
        spoken = [item for item in section.items if isinstance(item, Speech)]
        turns = tuple(turn_of(speech, merged.turns[speech.id].resolution) for speech in spoken)
        keys = tuple(speeches[speech.id] for speech in spoken)
        headings = (*section.path, section.heading.text)
        yield StoredSection(section.id, headings, day, turns, sections[section.id], keys)

"""Members mentioned inside the speeches of a merged sitting → their rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from hansard.mentions import Mention, find
from hansard.model import Speech
from hansard.register import Register
from timeline import tables
from timeline.ingest.merge import Merged
from timeline.store import write_rows


def write(session: Session, merged: Merged, speeches: dict[str, int], register: Register) -> None:
    """Store who is mentioned in the sitting; `speeches` are its keys by speech id, of which no mention is stored."""
    write_rows(session, tables.MemberMention, list(_rows(merged, speeches, register)))


def _rows(merged: Merged, speeches: dict[str, int], register: Register) -> Iterator[dict[str, Any]]:
    sitting, turns = merged.sitting, merged.turns
    resolutions = [turns[item.id].resolution if isinstance(item, Speech) else None for item in sitting.items]
    for item, mentions in zip(sitting.items, find(sitting, resolutions, register), strict=True):
        if isinstance(item, Speech):
            yield from ({"speech_pk": speeches[item.id]} | _row(mention, merged) for mention in mentions)


def _row(mention: Mention, merged: Merged) -> dict[str, Any]:
    day, person = merged.sitting.date, mention.person
    return {
        "start": mention.start,
        "end": mention.end,
        "printed": mention.printed,
        "person_id": person.id if person else None,
        "name": person.name_on(day) if person else None,
        "rule": mention.rule,
        "candidates": [{"id": one.id, "name": one.name_on(day)} for one in mention.candidates],
    }

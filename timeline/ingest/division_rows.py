"""Divisions with their votes, and notes, as rows of a sitting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from hansard.model import Division, Note, Section
from hansard.register import Register
from timeline import tables
from timeline.store import write_rows


def write(session: Session, parts: Iterable[Section], sections: dict[str, int], register: Register, day: date) -> None:
    """What was resolved on and what was noted of it, at their places in the sections; `sections` are keys by id."""
    placed = [(sections[s.id], n, item) for s in parts for n, item in enumerate(s.items)]
    notes = [{"section_pk": pk, "position": n, "text": i.text} for pk, n, i in placed if isinstance(i, Note)]
    write_rows(session, tables.Note, notes)
    for section_pk, position, item in placed:
        if isinstance(item, Division):
            _division(session, item, section_pk, position, register, day)


def _division(session: Session, item: Division, section_pk: int, position: int, register: Register, day: date) -> None:
    row = tables.Division(
        section_pk=section_pk,
        position=position,
        number=item.number,
        time=item.time,
        column=item.column,
        source_id=item.source_id,
        counts=item.counts,
    )
    session.add(row)
    session.flush()
    write_rows(session, tables.Vote, [{"division_pk": row.pk} | vote for vote in _votes(item, register, day)])


def _votes(item: Division, register: Register, day: date) -> Iterator[dict[str, Any]]:
    for vote in item.votes:
        person = register.by_source_id(vote.person_id) if vote.person_id else None
        held = person.memberships_on(day) if person else ()
        yield {
            "vote": vote.vote,
            "name": vote.name,
            "person_id": person.id if person else None,
            "party": held[0].party if held else None,
            "teller": vote.teller,
            "proxy": vote.proxy,
        }

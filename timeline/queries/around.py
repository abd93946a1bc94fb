"""What stands around a speech in its debate."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from timeline import results, tables
from timeline.store import Store

TURN = (col(tables.Speech.id), col(tables.Speech.name), col(tables.Speech.printed))


def around(store: Store, speech: results.Speech) -> results.Around:
    """The turns before and after it in its debate, the one it interrupts, and the one it goes on with."""
    place = col(tables.Speech.position)
    here = (
        select(*TURN)
        .join(tables.Section, col(tables.Section.pk) == tables.Speech.section_pk)
        .where(col(tables.Section.id) == speech.debate.id)
    )
    with store.reading() as session:
        return results.Around(
            previous=_turn(session, here.where(place < speech.position).order_by(place.desc())),
            following=_turn(session, here.where(place > speech.position).order_by(place)),
            interrupted=_of_id(session, speech.interrupts),
            begun=_of_id(session, speech.continues),
        )


def _of_id(session: Session, id: str | None) -> results.Turn | None:
    return _turn(session, select(*TURN).where(col(tables.Speech.id) == id)) if id else None


def _turn(session: Session, query: Any) -> results.Turn | None:
    row = session.execute(query.limit(1)).first()
    return results.Turn(id=row[0], speaker=row[1] or row[2]) if row else None

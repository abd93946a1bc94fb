"""How good the data of each sitting are, counted when it is written, so that nobody reads all speeches to say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, distinct, func, insert, literal, select, true
from sqlalchemy import union_all as union
from sqlmodel import Session, col

from timeline import tables
from timeline.store import core

FACTS = core(tables.SittingFact)
speech = tables.Speech


def refresh(session: Session, sitting_pk: int, chamber: str, day: date) -> None:
    """Count one sitting again."""
    session.execute(delete(FACTS).where(FACTS.c.sitting_pk == sitting_pk))
    session.execute(_of_sitting(), {"sitting": sitting_pk})
    document = tables.Document
    found = select(col(document.warnings)).where(
        col(document.chamber) == chamber, col(document.date) == day, ~col(document.superseded)
    )
    codes = Counter(warning["code"] for (warnings,) in session.execute(found) for warning in warnings)
    _write(session, {sitting_pk: codes})


def refill_all(session: Session) -> None:
    """Count everything again."""
    session.execute(delete(FACTS))
    session.execute(_filling(true()))
    document, sitting = tables.Document, tables.Sitting
    same = (col(sitting.chamber) == col(document.chamber)) & (col(sitting.date) == col(document.date))
    query = select(col(sitting.pk), col(document.warnings)).join(sitting, same).where(~col(document.superseded))
    codes: dict[int, Counter[str]] = defaultdict(Counter)
    for sitting_pk, warnings in session.execute(query):
        codes[sitting_pk].update(warning["code"] for warning in warnings)
    _write(session, codes)


def _write(session: Session, codes: Mapping[int, Counter[str]]) -> None:
    rows = [
        {"sitting_pk": sitting_pk, "aspect": "warning", "value": code, "many": many}
        for sitting_pk, found in codes.items()
        for code, many in found.items()
    ]
    if rows:
        session.execute(insert(FACTS), rows)


@cache
def _of_sitting() -> Any:
    """The statement that writes one sitting's rows; made once, since making it takes longer than running it."""
    return _filling(col(speech.sitting_pk) == bindparam("sitting"))


def _filling(of: ColumnElement[bool]) -> Any:
    return insert(FACTS).from_select(list(FACTS.c.keys()), union(*_aspects(of)))


def _aspects(of: ColumnElement[bool]) -> Iterator[Any]:
    """Rows of `sitting_fact` from the speeches that fulfil the condition."""
    resolved = col(speech.status) == "resolved"
    yield _counted("kind", col(speech.kind), of)
    yield _counted("status", col(speech.status), of)
    yield _counted("reason", col(speech.rule), of, ~resolved)
    yield _counted("party", case((col(speech.party).is_(None), "unknown"), else_="known"), of, resolved)
    yield _counted("time", case((col(speech.time).is_(None), "none"), else_="printed"), of)
    yield _counted("column", case((col(speech.column).is_(None), "none"), else_="printed"), of)
    own = col(speech.role) != "chair", col(speech.kind) != "procedural"
    debates = func.count(distinct(col(speech.section_pk)))
    pk = col(speech.sitting_pk)
    yield select(pk, literal("debates"), literal(""), debates).where(of, *own).group_by(pk)


def _counted(aspect: str, value: Any, *which: ColumnElement[bool]) -> Select[Any]:
    keyed = select(col(speech.sitting_pk).label("pk"), value.label("value")).where(*which).subquery().c
    return select(keyed.pk, literal(aspect), keyed.value, func.count()).group_by(keyed.pk, keyed.value)

"""Roll-ups in step: one sitting after it was written, some topics after all speeches were tagged again for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Date, Delete, Select, Table, bindparam, delete, insert, select, true
from sqlmodel import Session, col

from timeline import tables
from timeline.rollups import distinct, facts, sources
from timeline.rollups.coarse import add_up, drop_empty, of_days
from timeline.store import core

COUNTS, SPEECHES = core(tables.TopicCount), core(tables.SpeechCount)
DEBATES, MONTHS = core(tables.TopicDebate), core(tables.SittingMonth)


def refresh(session: Session, sitting_pk: int) -> None:
    """Count one sitting again: what it added to months and years is taken off them, what it has now is added."""
    session.flush()
    sitting = tables.Sitting
    found = select(col(sitting.chamber), col(sitting.date)).where(col(sitting.pk) == sitting_pk)
    chamber, day = session.execute(found).one()
    slugs = session.execute(select(col(tables.Topic.slug))).scalars()
    here = {"chamber": chamber, "day": day, "topics": [key for slug in slugs for key in (slug, sources.none_of(slug))]}
    counted = _counted_here(session, here)
    for table, rows in _of_sitting().items():
        if table in (COUNTS, SPEECHES):
            add_up(session, table, "sitting", -1, **here)
            drop_empty(session, table, **here)
        session.execute(_clearing(table), here)
        for filling in rows:
            session.execute(filling, {"sitting": sitting_pk})
        if table in (COUNTS, SPEECHES):
            add_up(session, table, "sitting", 1, **here)
    if changed := counted | _counted_here(session, here):
        distinct.recount(session, changed, day)
    _mark_month(session, chamber, day)
    facts.refresh(session, sitting_pk, chamber, day)


def _counted_here(session: Session, here: Mapping[str, Any]) -> set[str]:
    """The topics that have rows of the sitting."""
    return set(session.execute(select(COUNTS.c.topic).where(*of_days(COUNTS, "sitting")).distinct(), here).scalars())


@cache
def _of_sitting() -> dict[Table, list[Any]]:
    """The statements that write one sitting's rows; made once, since making them takes longer than running them."""
    here = col(tables.Speech.sitting_pk) == bindparam("sitting")
    return {
        COUNTS: [_filling(COUNTS, sources.topic_counts(here)), _filling(COUNTS, sources.none_counts(here))],
        SPEECHES: [_filling(SPEECHES, sources.speech_counts(here))],
        DEBATES: [_filling(DEBATES, sources.topic_debates(here)), _filling(DEBATES, sources.none_debates(here))],
    }


@cache
def _clearing(table: Table) -> Delete:
    """Take out a sitting's rows by day."""
    if table is not DEBATES:
        return delete(table).where(*of_days(table, "sitting"))
    c = table.c
    here = (c.date == bindparam("day", type_=Date), c.chamber == bindparam("chamber"))
    return delete(table).where(c.topic.in_(bindparam("topics", expanding=True)), *here)


def _filling(table: Table, rows: Select[Any]) -> Any:
    return insert(table).from_select(list(table.c.keys()), rows)


def refill(session: Session, slugs: Collection[str]) -> None:
    """Count the topics of these slugs again over all sittings; of those that are no longer stored nothing stays."""
    session.flush()
    topic, of = tables.Topic, col(tables.Tag.topic)
    named = col(topic.slug).in_(slugs), col(topic.parent).is_not(None)
    parents = session.execute(select(col(topic.parent)).where(*named)).scalars()
    with_children = sorted({*slugs, *parents})
    topics = [*slugs, *map(sources.none_of, with_children)]
    for table in (COUNTS, DEBATES):
        session.execute(delete(table).where(table.c.topic.in_(topics)))
    chosen, above = of.in_(slugs), of.in_(with_children)
    _write(session, COUNTS, sources.topic_counts(chosen), sources.none_counts(above))
    _write(session, DEBATES, sources.topic_debates(chosen), sources.none_debates(above))
    add_up(session, COUNTS, "topics", 1, topics=topics)
    distinct.refill(session, topics)


def refill_all(session: Session) -> None:
    """Count everything again."""
    session.flush()
    for table in (COUNTS, DEBATES, SPEECHES, MONTHS):
        session.execute(delete(table))
    _write(session, COUNTS, sources.topic_counts(true()), sources.none_counts(true()))
    _write(session, DEBATES, sources.topic_debates(true()), sources.none_debates(true()))
    _write(session, SPEECHES, sources.speech_counts(true()))
    for table in (COUNTS, SPEECHES):
        add_up(session, table, "all", 1)
    distinct.refill_all(session)
    _write(session, MONTHS, sources.sitting_months(true(), session.get_bind().dialect.name))
    facts.refill_all(session)


def _write(session: Session, table: Table, *rows: Select[Any]) -> None:
    for query in rows:
        session.execute(_filling(table, query))


def _mark_month(session: Session, chamber: str, day: date) -> None:
    """Note on which days of the month the chamber's sittings are stored."""
    first = day.replace(day=1)
    session.execute(delete(MONTHS).where(MONTHS.c.chamber == chamber, MONTHS.c.start == first))
    sitting, dialect = tables.Sitting, session.get_bind().dialect.name
    here = (col(sitting.chamber) == chamber) & (sources.month_of_sitting(dialect) == first)
    _write(session, MONTHS, sources.sitting_months(here, dialect))

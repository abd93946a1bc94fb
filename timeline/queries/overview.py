"""What is stored: topics, parties, chambers, where an id has moved, and the state of the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from timeline import results, tables
from timeline.filters import NO_PARTY
from timeline.register_rows import AS_OF
from timeline.store import Store, revision

LONGEST_CHAIN = 10


def topics(store: Store) -> tuple[results.TopicSummary, ...]:
    """Every topic by title, with how many speeches are about it."""
    with store.reading() as session:
        return tuple(_summary(row) for row in session.execute(_counted().order_by(tables.Topic.title)))


def titles(store: Store) -> dict[str, str]:
    """The title of every topic by its slug."""
    with store.reading() as session:
        return dict(session.exec(select(tables.Topic.slug, tables.Topic.title)).all())


def topic(store: Store, slug: str) -> results.TopicSummary | None:
    """The topic of that slug, None where there is none."""
    with store.reading() as session:
        row = session.execute(_counted().where(tables.Topic.slug == slug)).first()
        return _summary(row) if row else None


def _counted() -> Any:
    """Topics with the number of speeches about them, and the first and last day of one; from the roll-ups."""
    topic, rows = tables.Topic, tables.TopicCount
    theirs = (col(rows.topic) == topic.slug, ~col(rows.apart))
    speeches = select(func.coalesce(func.sum(rows.about_speeches), 0)).where(*theirs, rows.cut == "year-chamber")
    day = select(col(rows.start)).where(*theirs, rows.cut == "day", rows.about_speeches > 0).limit(1)
    first, last = day.order_by(col(rows.start)), day.order_by(col(rows.start).desc())
    return select(topic, *(found.correlate(topic).scalar_subquery() for found in (speeches, first, last)))


def _summary(row: Any) -> results.TopicSummary:
    topic, speeches, first, last = row
    return results.TopicSummary(
        slug=topic.slug,
        title=topic.title,
        description=topic.description,
        version=topic.version,
        parent=topic.parent,
        speeches=speeches,
        first=first,
        last=last,
    )


def definition(store: Store, slug: str) -> results.TopicDefinition | None:
    """The topic of that slug as it is defined, None where there is none."""
    with store.reading() as session:
        topic = session.get(tables.Topic, slug)
        return results.TopicDefinition(**topic.model_dump()) if topic else None


def parties(store: Store) -> tuple[str, ...]:
    """The parties of stored speeches, the most frequent first."""
    rows = tables.SpeechCount
    query = select(rows.party).where(rows.cut == "year-party", rows.party != NO_PARTY).group_by(col(rows.party))
    with store.reading() as session:
        return tuple(session.execute(query.order_by(func.sum(rows.turns).desc(), col(rows.party))).scalars())


def chambers(store: Store) -> tuple[str, ...]:
    """The chambers of which something is stored."""
    sitting = tables.Sitting
    with store.reading() as session:
        found = select(sitting.chamber).where(sitting.extent != "none").distinct().order_by(sitting.chamber)
        return tuple(session.exec(found))


def redirect(store: Store, id: str) -> str | None:
    """The id of a stored speech or debate that now stands for `id`: an old id of the project's, or a source's own.

    None where nothing stored stands for it, or where it is itself the id of something stored.
    """
    with store.reading() as session:
        moved: str | None = id
        for _ in range(LONGEST_CHAIN):
            row = session.get(tables.Redirect, moved)
            if row is None:
                break
            moved = row.new
        found = _stored(session, moved) if moved else None
        return found if found != id else None


def first_ids(store: Store, ids: Sequence[str]) -> dict[str, str]:
    """For speeches that have moved, the id that each had first; those that never did are left out."""
    moved = col(tables.Redirect.reason) == "moved"
    query = select(tables.Redirect.new, func.min(tables.Redirect.old)).where(moved).group_by(col(tables.Redirect.new))
    found: dict[str, str] = {}
    with store.reading() as session:
        names = {id: id for id in ids}
        for _ in range(LONGEST_CHAIN):
            older = dict(session.execute(query.where(col(tables.Redirect.new).in_(names))).all())
            if not older:
                break
            names = {old: names[new] for new, old in older.items()}
            found |= {now: old for old, now in names.items()}
    return found


def _stored(session: Session, id: str) -> str | None:
    """The id of the speech or debate that has this id, here or in a source; a division leads to its debate."""
    speech, section, source, division = tables.Speech, tables.Section, tables.SpeechSource, tables.Division
    queries = (
        select(speech.id).where(speech.id == id),
        select(section.id).where(section.id == id),
        select(speech.id).join(source, col(source.speech_pk) == speech.pk).where(source.source_id == id),
        select(section.id).where(section.source_id == id),
        select(section.id).join(division, col(division.section_pk) == section.pk).where(division.source_id == id),
    )
    return next((found for query in queries if (found := session.exec(query).first())), None)


def status(store: Store) -> results.Status:
    """How much is stored, from when to when, and how current the register is."""
    with store.reading() as session:
        held = col(tables.Sitting.extent) != "none"
        first, last, sittings = session.execute(
            select(func.min(tables.Sitting.date), func.max(tables.Sitting.date), func.count()).where(held)
        ).one()
        fact = tables.SittingFact
        debates = select(func.coalesce(func.sum(fact.many), 0)).where(fact.aspect == "debates")
        speeches = select(func.coalesce(func.sum(fact.many), 0)).where(fact.aspect == "kind")
        as_of = session.get(tables.Meta, AS_OF)
        return results.Status(
            revision=revision(store) or "",
            documents=_count(session, tables.Document),
            sittings=sittings,
            debates=session.execute(debates).scalar_one(),
            speeches=session.execute(speeches).scalar_one(),
            people=_count(session, tables.Person),
            first=first,
            last=last,
            register_date=date.fromisoformat(as_of.value) if as_of else None,
        )


def _count(session: Session, table: type[Any]) -> int:
    return int(session.execute(select(func.count()).select_from(table)).scalar_one())

"""The stored debates near a text, in words and date, each with its reasons.

text ──terms──▶ names and words ──how rare?──▶ those that tell ──▶ speeches that say them ──▶ their debates ┐
text ──tag──▶ topics ──▶ debates of these topics near the date ──────────────────────────────────────────────┴▶ ranked

Every step is bounded, whatever the store holds: so many terms are asked for, a term counts as common beyond so many
speeches, so many speeches are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session, col

from timeline import results, tables
from timeline.queries.nearness import Candidate, Found, ranked
from timeline.queries.speeches import debate_ref
from timeline.queries.telling import telling
from timeline.store import Store
from timeline.tables import DebateTag, Section, Sitting, Speech, Tag
from timeline.tagging import Tagger

SPEECHES, DEBATES = 1000, 60
DAYS = 45


def near(
    store: Store, text: str, day: date | None, tagger: Tagger, *, title: str = "", limit: int = 10
) -> tuple[results.NearDebate, ...]:
    """The debates nearest to the text, at most `limit`, nearest first; without a `day` only words and topics count."""
    tags = tagger.tag(text, (title,) if title else (), day=day)
    topics = [tag.topic for tag in tags if tag.strength == "about"]
    return near_about(store, text, day, topics, title=title, limit=limit)


def near_about(
    store: Store, text: str, day: date | None, topics: Sequence[str], *, title: str = "", limit: int = 10
) -> tuple[results.NearDebate, ...]:
    """The same for a text whose topics are known."""
    with store.reading() as session:
        about = _known(session, topics)
        found = telling(session, f"{title}\n{text}")
        sections = _sections(session, found, day)
        candidates = _candidates(session, sections, about, day)
    return ranked(candidates, found, about, day)[:limit]


def _known(session: Session, topics: Sequence[str]) -> dict[str, str]:
    """The titles of those topics that the store has, by slug."""
    query = select(col(tables.Topic.slug), col(tables.Topic.title)).where(col(tables.Topic.slug).in_(topics))
    return dict(session.execute(query).all())


def _sections(session: Session, found: Sequence[Found], day: date | None) -> dict[int, frozenset[int]]:
    """By section, the keys of those of its speeches that say most of the terms; near the day each counts twice."""
    weights: dict[int, float] = defaultdict(float)
    for one in found:
        for pk in one.speeches:
            weights[pk] += one.weight
    close = _near_day(session, day) if day else frozenset()
    best = nlargest(SPEECHES, weights, key=lambda pk: (weights[pk] * (2 if pk in close else 1), pk))
    sections: dict[int, set[int]] = defaultdict(set)
    placed = select(col(Speech.pk), col(Speech.section_pk)).where(col(Speech.pk).in_(best))
    for pk, section in session.execute(placed):
        sections[section].add(pk)

    def weight(section: int) -> float:  # the root: one long debate shall not outweigh all short ones
        said = sections[section]
        return float(sum(weights[pk] for pk in said) / len(said) ** 0.5)

    return {section: frozenset(sections[section]) for section in nlargest(DEBATES, sections, key=weight)}


def _near_day(session: Session, day: date) -> frozenset[int]:
    return frozenset(session.scalars(select(col(Speech.pk)).where(_within(col(Speech.date), day))))


def _within(column: Any, day: date) -> ColumnElement[bool]:
    span = timedelta(days=min(DAYS, (day - date.min).days, (date.max - day).days))
    return and_(column >= day - span, column <= day + span)


def _candidates(
    session: Session, sections: Mapping[int, frozenset[int]], topics: Collection[str], day: date | None
) -> list[Candidate]:
    """The sections that say the terms, and those of the topics near the day."""
    keys = [*sections, *(_of_topics(session, topics, day) if day and topics else ())]
    sizes = _sizes(session, keys)
    about = _about(session, keys, topics)
    query = (
        select(Section, Sitting).join(Sitting, col(Sitting.pk) == Section.sitting_pk).where(col(Section.pk).in_(keys))
    )
    return [
        Candidate(
            debate=debate_ref(section, sitting.chamber, sitting.date),
            size=sizes[section.pk],
            speeches=sections.get(section.pk, frozenset()),
            about=about[section.pk],
        )
        for section, sitting in session.execute(query)
        if section.pk in sizes
    ]


def _sizes(session: Session, sections: Collection[int]) -> dict[int | None, int]:
    """How many speeches each section has; one without any is no debate."""
    key = col(Speech.section_pk)
    counted = session.execute(select(key, func.count()).where(key.in_(sections)).group_by(key))
    return dict(counted.all())


def _of_topics(session: Session, topics: Collection[str], day: date) -> list[int]:
    """The sections near the day that belong to the topics, those with most speeches about them first."""
    query = (
        select(col(DebateTag.section_pk))
        .join(Section, col(Section.pk) == DebateTag.section_pk)
        .join(Sitting, col(Sitting.pk) == Section.sitting_pk)
        .where(_within(col(Sitting.date), day), col(DebateTag.topic).in_(topics))
        .group_by(col(DebateTag.section_pk))
        .order_by(func.sum(DebateTag.speeches).desc(), col(DebateTag.section_pk))
    )
    return list(session.scalars(query.limit(DEBATES)))


def _about(session: Session, sections: Collection[int], topics: Collection[str]) -> dict[int | None, dict[str, int]]:
    """How many speeches of the sections are about which of the topics."""
    query = (
        select(col(Speech.section_pk), col(Tag.topic), func.count())
        .join(Tag, col(Tag.speech_pk) == Speech.pk)
        .where(col(Speech.section_pk).in_(sections), col(Tag.topic).in_(topics), col(Tag.strength) == "about")
        .group_by(col(Speech.section_pk), col(Tag.topic))
    )
    found: dict[int | None, dict[str, int]] = defaultdict(dict)
    for section, topic, count in session.execute(query):
        found[section][topic] = count
    return found

"""People: found by a name that may be misspelt, and all that is known of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import func
from sqlmodel import Session, col, select

from hansard.names import fold
from timeline import results, tables
from timeline.register_rows import VERSION
from timeline.store import Store

LEAST_SCORE = 72.0
ROUGHLY = 68.0
"""Least score of the quick first look (rapidfuzz's WRatio), which lets through more than is kept."""
MOST_LETTERS = 100


def speakers(store: Store, text: str, *, limit: int = 20) -> results.Page[results.SpeakerHit]:
    """The people whose names are like the text (words in any order, misspellings forgiven), the likest first and of
    equally like ones those with more stored speeches; `total` counts all of them.

    Without text, the people with the most stored speeches; text without any letter is like no name.
    """
    with store.reading() as session:
        speeches = _counts(session)
        if text.strip():
            scores = _like(_names(store, _state(session)), fold(text[:MOST_LETTERS]))
        else:
            scores = dict.fromkeys(speeches, 100.0)
        best = sorted(scores, key=lambda id: (-scores[id], -speeches.get(id, 0), id))
        return results.Page(items=_hits(session, best[:limit], scores, speeches), total=len(scores))


def _state(session: Session) -> tuple[str, int]:
    version = session.get(tables.Meta, VERSION)
    people = session.execute(select(func.count()).select_from(tables.Person)).scalar_one()
    return (version.value if version else "", people)


@lru_cache(maxsize=2)
def _names(store: Store, _state: tuple[str, int]) -> tuple[tuple[str, str], ...]:
    """Every name with its person's id; read once for each state of the register."""
    with store.reading() as session:
        rows = session.execute(select(tables.PersonName.person_id, tables.PersonName.name)).all()
        shown = session.execute(select(tables.Person.id, tables.Person.name)).all()
    return tuple({(id, fold(name)) for id, name in [*rows, *shown]})


def _like(names: Sequence[tuple[str, str]], wanted: str) -> dict[str, float]:
    """The best score of each person whose name is like enough, by id."""
    scores: dict[str, float] = {}
    choices = dict(enumerate(name for _, name in names)) if wanted else {}
    for name, _, n in process.extract(wanted, choices, scorer=fuzz.WRatio, score_cutoff=ROUGHLY, limit=None):
        if (score := round(_score(wanted, name), 1)) >= LEAST_SCORE:
            scores[names[n][0]] = max(score, scores.get(names[n][0], 0.0))
    return scores


def _score(wanted: str, name: str) -> float:
    """How like a name is: all words in any order, or, a little less, the words asked for among others."""
    return max(fuzz.token_sort_ratio(wanted, name), _among(wanted.split(), name.split()))


def _among(wanted: list[str], name: list[str]) -> float:
    """The likeness of each wanted word to the name's best, averaged; 95 at most, since words were left over."""
    return 0.95 * sum(max(fuzz.ratio(word, part) for part in name) for word in wanted) / len(wanted) if name else 0.0


def _hits(
    session: Session, ids: Sequence[str], scores: dict[str, float], speeches: dict[str, int]
) -> tuple[results.SpeakerHit, ...]:
    """The people of these ids in the same order, each with the latest membership."""
    found = session.exec(select(tables.Person).where(col(tables.Person.id).in_(ids))).all()
    people = {person.id: person for person in found}
    latest = {held.person_id: held for held in _memberships(session, ids)}
    return tuple(_hit(people[id], latest.get(id), speeches.get(id, 0), scores[id]) for id in ids)


def _hit(person: tables.Person, held: tables.Membership | None, speeches: int, score: float) -> results.SpeakerHit:
    return results.SpeakerHit(
        id=person.id,
        name=person.name,
        slug=person.slug,
        party=held.party if held else None,
        constituency=held.constituency if held else None,
        chamber=held.chamber if held else None,
        start=held.start if held else None,
        end=held.end if held else None,
        speeches=speeches,
        score=score,
    )


def _memberships(session: Session, ids: Sequence[str]) -> Sequence[tables.Membership]:
    """Memberships of these people, the latest last."""
    held = tables.Membership
    return session.exec(select(held).where(col(held.person_id).in_(ids)).order_by(col(held.start), col(held.pk))).all()


def _counts(session: Session) -> dict[str, int]:
    """How many stored speeches each person made; people without any are absent."""
    speech = tables.Speech
    query = select(speech.person_id, func.count()).where(col(speech.person_id).is_not(None))
    return {id: count for id, count in session.execute(query.group_by(col(speech.person_id))) if id}


def speaker(store: Store, id: str) -> results.Speaker | None:
    """All that is known of the person of that id, None where there is none."""
    with store.reading() as session:
        person = session.get(tables.Person, id)
        return _speaker(session, person) if person else None


def _speaker(session: Session, person: tables.Person) -> results.Speaker:
    names = session.exec(select(tables.PersonName.name).where(tables.PersonName.person_id == person.id)).all()
    offices = (
        select(tables.Office).where(tables.Office.person_id == person.id).order_by(col(tables.Office.start).desc())
    )
    speech = tables.Speech
    spoken = select(func.count(), func.min(speech.date), func.max(speech.date)).where(speech.person_id == person.id)
    speeches, first, last = session.execute(spoken).one()
    return results.Speaker(
        id=person.id,
        name=person.name,
        slug=person.slug,
        other_names=tuple(sorted({name for name in names if name != person.name})),
        identifiers=person.identifiers,
        memberships=tuple(_membership(row) for row in reversed(_memberships(session, [person.id]))),
        offices=tuple(_office(row) for row in session.exec(offices)),
        topics=_topics(session, person.id),
        speeches=speeches,
        first=first,
        last=last,
    )


def _membership(row: tables.Membership) -> results.MembershipRow:
    return results.MembershipRow(
        chamber=row.chamber, constituency=row.constituency, party=row.party, start=row.start, end=row.end
    )


def _office(row: tables.Office) -> results.OfficeRow:
    return results.OfficeRow(role=row.role, organisation=row.organisation, kind=row.kind, start=row.start, end=row.end)


def _topics(session: Session, id: str) -> tuple[results.TopicCount, ...]:
    topic, tag, speech = tables.Topic, tables.Tag, tables.Speech
    query: Any = (
        select(topic.slug, topic.title, func.count())
        .join(tag, col(tag.topic) == topic.slug)
        .join(speech, col(speech.pk) == tag.speech_pk)
        .where(speech.person_id == id, tag.strength == "about")
        .group_by(topic.slug, topic.title)
        .order_by(func.count().desc(), topic.title)
    )
    return tuple(
        results.TopicCount(slug=slug, title=title, speeches=count) for slug, title, count in session.execute(query)
    )

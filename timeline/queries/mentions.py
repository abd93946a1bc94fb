"""Who mentions whom: the members named in speeches, and those who name a member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from timeline import results, tables
from timeline.filters import Direction
from timeline.queries.conditions import members_own
from timeline.store import Store


def mentions(
    store: Store, person: str, direction: Direction, *, limit: int | None = 20
) -> results.Page[results.MentionCount]:
    """The people who mention that person (`of`), or whom that person mentions (`by`), those in the most speeches
    first, of as many the most mentions.

    As in all counts, what the Chair says is left out. `total` counts all such people.
    """
    with store.reading() as session:
        rows = session.execute(_counted(person, direction)).all()
        return results.Page(items=tuple(_count(*row) for row in rows[:limit]), total=len(rows))


def _counted(person: str, direction: Direction) -> Any:
    mention, speech, people = tables.MemberMention, tables.Speech, tables.Person
    mine, theirs = col(speech.person_id), col(mention.person_id)
    if direction == "of":
        mine, theirs = theirs, mine
    number, spoken = func.count(), func.count(func.distinct(speech.pk))
    return (
        select(people, number, spoken, func.min(speech.date), func.max(speech.date))
        .select_from(mention)
        .join(speech, col(speech.pk) == mention.speech_pk)
        .join(people, col(people.id) == theirs)
        .where(mine == person, *members_own())
        .group_by(col(people.id))
        .order_by(spoken.desc(), number.desc(), col(people.name), col(people.id))
    )


def _count(person: tables.Person, mentions: int, speeches: int, first: Any, last: Any) -> results.MentionCount:
    who = results.PersonRef(id=person.id, name=person.name, slug=person.slug)
    return results.MentionCount(person=who, mentions=mentions, speeches=speeches, first=first, last=last)


def in_speeches(session: Session, pks: Sequence[int | None]) -> dict[int | None, list[results.Mention]]:
    """The mentions in the speeches of these keys, in order of their place."""
    mention, people = tables.MemberMention, tables.Person
    query = (
        select(mention, col(people.slug))
        .outerjoin(people, col(people.id) == mention.person_id)
        .where(col(mention.speech_pk).in_(pks))
        .order_by(col(mention.speech_pk), col(mention.start))
    )
    found: dict[int | None, list[results.Mention]] = defaultdict(list)
    for row, slug in session.execute(query):
        found[row.speech_pk].append(_mention(row, slug))
    return found


def _mention(row: tables.MemberMention, slug: str | None) -> results.Mention:
    known = row.person_id is not None and row.name is not None and slug is not None
    return results.Mention(
        start=row.start,
        end=row.end,
        printed=row.printed,
        person=results.PersonRef(id=row.person_id, name=row.name, slug=slug) if known else None,
        rule=row.rule,
        candidates=tuple(results.NamedPerson(**candidate) for candidate in row.candidates),
    )

"""People found by whatever a reader knows of them: the register's directory, kept in memory, and who speaks here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nsmallest
from typing import Any

from slugify import slugify
from sqlalchemy import func
from sqlmodel import Session, col, select

from hansard.people import Office, Person
from timeline import results, tables
from timeline.filters import NO_PARTY, BadQuestion, PeopleFilter
from timeline.queries.conditions import members_own, offset_cursor, read_offset
from timeline.queries.directory import State, directory_of, register_state
from timeline.search.people import Directory, Hit, find
from timeline.search.people.words import words_of
from timeline.store import Store

Counts = dict[str, int]


def speakers(store: Store, asked: PeopleFilter, *, cursor: str | None = None, limit: int = 20) -> results.Speakers:
    """Everybody who fits, the likest first; of equally like ones those who speak in the store, then the recent.

    Whoever held a seat or an office that was asked for: the latest first. Without text, who has most to say first.
    Raises `BadQuestion` for a party that nobody in the register belongs to, and for a cursor that is none.
    """
    start = read_offset(cursor) if cursor else 0
    with store.reading() as session:
        directory = directory_of(store, register_state(session))
        spoken = _spoken(store, _speech_state(session))
        found = find(directory, replace(asked, party=tuple(_party(name, directory) for name in asked.party)))
        order = _order(spoken, by_count=not asked.text.strip())
        shown = nsmallest(start + limit, found.hits, key=order)[start:]
        counts = _counts(session, [hit.person for hit in shown])
    return results.Speakers(
        items=tuple(_record(hit, directory.persons[hit.person], counts.get(hit.person, 0)) for hit in shown),
        next=offset_cursor(start + limit) if start + limit < len(found.hits) else None,
        total=len(found.hits),
        understood=found.understood,
        suggestion=found.suggestion,
    )


def all_parties(store: Store) -> tuple[str, ...]:
    """Every party that somebody in the register belongs or belonged to, the one of most people first."""
    with store.reading() as session:
        members = directory_of(store, register_state(session)).members
    return tuple(sorted(members, key=lambda party: (-len(members[party]), party)))


def _order(spoken: Counts, *, by_count: bool) -> Callable[[Hit], tuple[Any, ...]]:
    def key(hit: Hit) -> tuple[Any, ...]:
        count, last = spoken.get(hit.person, 0), -hit.facts.last.toordinal()
        if by_count:
            return (-count, last, hit.person)
        held = hit.sense.reading.seat or hit.sense.reading.office
        first = (last, not count) if held and not hit.name else (not count, last)
        return (-hit.score, *first, -count, hit.person)

    return key


def _record(hit: Hit, person: Person, speeches: int) -> results.SpeakerHit:
    name, held = person.name_on(None), hit.facts.membership or next(reversed(person.memberships), None)
    return results.SpeakerHit(
        id=person.id,
        name=name,
        slug=slugify(name),
        party=held.party if held else None,
        constituency=held.constituency if held else None,
        chamber=held.chamber if held else None,
        start=held.start if held else None,
        end=held.end if held else None,
        speeches=speeches,
        score=hit.score,
        fit=hit.how,
        known_as=hit.name.text if hit.name and hit.name.text != name else None,
        office=_office(hit.facts.office) if hit.sense.reading.office and hit.facts.office else None,
    )


def _office(held: Office) -> results.OfficeRow:
    return results.OfficeRow(
        role=held.role,
        organisation=held.organisation,
        kind=held.kind,
        start=held.start,
        end=held.end,
        observed=held.observed,
    )


def _party(name: str, directory: Directory) -> str:
    """The party in the register's spelling. Raises `BadQuestion`."""
    if name == NO_PARTY or not directory.members:
        return name
    party = directory.parties.named(words_of(name))
    if party is None:
        likest = directory.parties.likest(name)
        raise BadQuestion(f"party: found {name!r}; expected a party of the register such as {likest}, or {NO_PARTY}")
    return party


def _counts(session: Session, ids: Sequence[str]) -> Counts:
    """How many stored speeches each of these people made outside the Chair; whoever made none is absent."""
    speech = tables.Speech
    query = select(speech.person_id, func.count()).where(col(speech.person_id).in_(ids), *members_own())
    return {id: count for id, count in session.execute(query.group_by(col(speech.person_id))) if id}


@lru_cache(maxsize=2)
def _spoken(store: Store, _state: State) -> Counts:
    """The same of everybody, for the order only: counted once for each state of the store."""
    speech = tables.Speech
    query = select(speech.person_id, func.count()).where(col(speech.person_id).is_not(None), *members_own())
    with store.reading() as session:
        return {id: count for id, count in session.execute(query.group_by(col(speech.person_id))) if id}


def _speech_state(session: Session) -> State:
    """What changes when speeches come or go; each part is read off the end of an index."""
    ends = (func.max(tables.Speech.pk), func.max(tables.Document.pk), func.max(tables.Sitting.pk))
    sittings = session.execute(select(func.count()).select_from(tables.Sitting)).scalar_one()
    return (*(session.execute(select(end)).scalar_one() for end in ends), sittings, *register_state(session))

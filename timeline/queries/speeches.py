"""Speeches: one by id, or a list newest first, with who spoke, the words that matched, and the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import PurePath
from typing import Any

from slugify import slugify
from sqlalchemy import Row, func, literal, select, tuple_
from sqlmodel import Session, col

from timeline import results, tables
from timeline.filters import Filter
from timeline.queries.conditions import conditions, cursor, read_cursor
from timeline.queries.counted import how_many
from timeline.queries.hits import PLACE, is_common
from timeline.queries.mentions import in_speeches
from timeline.queries.understanding import asked
from timeline.store import Store

Found = Row[tables.Speech, tables.Section, str | None]


def speech(store: Store, id: str) -> results.Speech | None:
    """The speech of that id, None where there is none."""
    with store.reading() as session:
        rows = session.execute(with_people().where(col(tables.Speech.id) == id)).all()
        return next(iter(records(session, rows)), None)


def speeches(
    store: Store, filter: Filter, *, cursor: str | None = None, limit: int = 20
) -> results.Page[results.Speech]:
    """The speeches that fit, newest first and within a day in the order of the sitting reversed."""
    query = asked(store, filter)
    with store.reading() as session:
        wanted = conditions(filter, store.dialect, query, common=is_common(session, filter, query))
        total = how_many(session, filter, wanted)
        items, next = newest(session, wanted, cursor, limit)
        return results.Page(items=items, next=next, total=total)


def some_speeches(
    store: Store, filter: Filter, *, cursor: str | None = None, limit: int = 20
) -> results.Part[results.Speech]:
    """The same, uncounted: for who goes through all of them anyway."""
    query = asked(store, filter)
    with store.reading() as session:
        wanted = conditions(filter, store.dialect, query, common=is_common(session, filter, query))
        items, next = newest(session, wanted, cursor, limit)
        return results.Part(items=items, next=next)


def newest(
    session: Session, wanted: Sequence[Any], cursor: str | None, limit: int
) -> tuple[tuple[results.Speech, ...], str | None]:
    """A page of the speeches that fulfil conditions, newest first, and the cursor of the next.

    Their keys are put in order first: to sort the speeches themselves would move all their words about.
    """
    keys = select(col(tables.Speech.pk)).where(*wanted).order_by(*(key.desc() for key in PLACE))
    if cursor:
        keys = keys.where(tuple_(*PLACE) < tuple_(*map(literal, read_cursor(cursor))))
    rows = by_key(session, session.execute(keys.limit(limit + 1)).scalars().all())
    return records(session, rows[:limit]), _next(rows, limit)


def by_key(session: Session, keys: Sequence[int | None]) -> list[Found]:
    """The rows of these speeches, in the order of the keys."""
    rows = session.execute(with_people().where(col(tables.Speech.pk).in_(keys))).all()
    found = {row[0].pk: row for row in rows}
    return [found[key] for key in keys]


def with_people() -> Any:
    """Speeches with their section and their speaker's slug: the rows that `records` takes."""
    return (
        select(tables.Speech, tables.Section, col(tables.Person.slug))
        .join(tables.Section, col(tables.Section.pk) == tables.Speech.section_pk)
        .outerjoin(tables.Person, col(tables.Person.id) == tables.Speech.person_id)
    )


def _next(rows: Sequence[Found], limit: int) -> str | None:
    if len(rows) <= limit:
        return None
    last = rows[limit - 1][0]
    return cursor((last.date, last.chamber, last.place))


def records(session: Session, rows: Sequence[Found]) -> tuple[results.Speech, ...]:
    """The rows as results, with their tags, marks, mentions, sources and whole lengths fetched in one query each."""
    pks = [speech.pk for speech, _, _ in rows]
    tags, marks, sources = _tags(session, pks), _marks(session, pks), _sources(session, pks)
    named = in_speeches(session, pks)
    lengths = _lengths(session, {_start(speech) for speech, _, _ in rows})
    return tuple(
        _record(
            row,
            tags=tags[row[0].pk],
            marks=marks[row[0].pk],
            mentions=named[row[0].pk],
            sources=sources[row[0].pk],
            length=lengths[_start(row[0])],
        )
        for row in rows
    )


def _start(speech: tables.Speech) -> str:
    """The id of the turn with which the speech began."""
    return speech.continues or speech.id


def _record(
    row: Found,
    *,
    tags: list[results.SpeechTag],
    marks: list[results.Mark],
    mentions: list[results.Mention],
    sources: list[results.SourceRef],
    length: int,
) -> results.Speech:
    speech, section, slug = row
    return results.Speech(
        id=speech.id,
        debate=debate_ref(section, speech.chamber, speech.date),
        position=speech.position,
        kind=speech.kind,
        time=speech.time,
        column=speech.column,
        question_number=speech.question_number,
        uin=speech.uin,
        written=speech.written,
        interrupts=speech.interrupts,
        continues=speech.continues,
        printed=speech.printed,
        speaker=speaker_ref(speech, slug),
        status=speech.status,
        rule=speech.rule,
        paragraphs=tuple(speech.text.split("\n")) if speech.text else (),
        words=speech.words,
        words_with_continuations=length,
        topics=tuple(tag.topic for tag in tags if tag.strength == "about"),
        mentioned=tuple(tag.topic for tag in tags if tag.strength != "about"),
        tags=tuple(tags),
        marks=tuple(marks),
        mentions=tuple(mentions),
        sources=tuple(sources),
    )


def debate_ref(section: tables.Section, chamber: str, day: Any) -> results.DebateRef:
    """A section as a reference to a debate."""
    return results.DebateRef(id=section.id, title=section.title, path=tuple(section.path), chamber=chamber, date=day)


def speaker_ref(speech: tables.Speech, slug: str | None) -> results.SpeakerRef | None:
    """Who spoke, in the party, seat and office of the day; None where nobody is resolved."""
    if speech.person_id is None or speech.name is None:
        return None
    return results.SpeakerRef(
        id=speech.person_id,
        name=speech.name,
        slug=slug or slugify(speech.name),
        party=speech.party,
        constituency=speech.constituency,
        office=speech.office,
        role=speech.role,
        role_basis=speech.role_basis,
    )


def _tags(session: Session, pks: Sequence[int | None]) -> dict[int | None, list[results.SpeechTag]]:
    query = select(tables.Tag).where(col(tables.Tag.speech_pk).in_(pks)).order_by(col(tables.Tag.topic))
    found: dict[int | None, list[results.SpeechTag]] = defaultdict(list)
    for row in session.scalars(query):
        tag = results.SpeechTag(topic=row.topic, strength=row.strength, rule=row.rule, version=row.version)
        found[row.speech_pk].append(tag)
    return found


def _marks(session: Session, pks: Sequence[int | None]) -> dict[int | None, list[results.Mark]]:
    mention = tables.Mention
    query = select(mention).where(col(mention.speech_pk).in_(pks)).order_by(col(mention.start), col(mention.topic))
    found: dict[int | None, list[results.Mark]] = defaultdict(list)
    for row in session.scalars(query):
        mark = results.Mark(topic=row.topic, start=row.start, end=row.end, phrase=row.phrase, version=row.version)
        found[row.speech_pk].append(mark)
    return found


def _lengths(session: Session, starts: Collection[str]) -> dict[str, int]:
    """The words of each speech with all its turns, by the id of the first."""
    speech = tables.Speech
    found: dict[str, int] = {}
    for key in (col(speech.id), col(speech.continues)):  # one index each; an OR of both would read the whole table
        for id, words in session.execute(select(key, func.sum(speech.words)).where(key.in_(starts)).group_by(key)):
            found[id] = found.get(id, 0) + int(words)
    return found


def _sources(session: Session, pks: Sequence[int | None]) -> dict[int | None, list[results.SourceRef]]:
    source, document = tables.SpeechSource, tables.Document
    query = (
        select(
            col(source.speech_pk),
            col(source.source_id),
            col(source.is_primary),
            col(document.format),
            col(document.path),
        )
        .join(document, col(document.pk) == source.document_pk)
        .where(col(source.speech_pk).in_(pks))
        .order_by(col(source.pk))
    )
    found: dict[int | None, list[results.SourceRef]] = defaultdict(list)
    for pk, source_id, primary, format, path in session.execute(query):
        found[pk].append(
            results.SourceRef(format=format, source_id=source_id, name=PurePath(path).name, primary=primary)
        )
    return found

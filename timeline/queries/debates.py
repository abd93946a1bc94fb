"""Debates (sections that hold speeches) and sittings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, exists, func, literal, or_, tuple_
from sqlmodel import Session, col, select

from timeline import results, tables
from timeline.filters import Filter
from timeline.queries.conditions import conditions, cursor, members_own, read_cursor, sitting_conditions
from timeline.queries.divisions import in_section
from timeline.queries.speeches import debate_ref, records, with_people
from timeline.store import Store

DAY = (col(tables.Sitting.date), col(tables.Sitting.chamber))
Summed = tuple[tables.Section, tables.Sitting, int, int]


def debate(store: Store, id: str) -> results.Debate | None:
    """The debate of that id with all that stands in it, None where there is none."""
    with store.reading() as session:
        row = session.execute(_sections().where(col(tables.Section.id) == id)).first()
        return _debate(session, row[0], row[1]) if row else None


def _sections() -> Any:
    return select(tables.Section, tables.Sitting).join(
        tables.Sitting, col(tables.Sitting.pk) == tables.Section.sitting_pk
    )


def _debate(session: Session, section: tables.Section, sitting: tables.Sitting) -> results.Debate:
    spoken = _spoken(session, section)
    items = [*spoken, *_notes(session, section), *in_section(session, section, sitting.chamber)]
    speeches = [item.speech for _, item in spoken]
    around = session.execute(_sections().where(col(tables.Section.sitting_pk) == sitting.pk)).all()
    refs = {s.id: debate_ref(s, sitting.chamber, sitting.date) for s, _ in around}
    order = [s.id for s, _ in sorted(around, key=lambda row: row[0].position)]
    place = order.index(section.id)
    return results.Debate(
        **refs[section.id].model_dump(),
        items=tuple(item for _, item in sorted(items, key=lambda placed: placed[0])),
        parts=tuple(refs[s.id] for s, _ in sorted(around, key=lambda r: r[0].position) if s.parent_id == section.id),
        parent=refs.get(section.parent_id or ""),
        previous=refs[order[place - 1]] if place else None,
        following=refs[order[place + 1]] if place + 1 < len(order) else None,
        speakers=tuple({s.speaker.id: s.speaker for s in speeches if s.speaker}.values()),
        topics=tuple(sorted({topic for s in speeches for topic in s.topics})),
    )


def _spoken(session: Session, section: tables.Section) -> list[tuple[int, results.SpeechItem]]:
    query = with_people().where(col(tables.Speech.section_pk) == section.pk)
    return [(s.position, results.SpeechItem(speech=s)) for s in records(session, session.execute(query).all())]


def _notes(session: Session, section: tables.Section) -> list[tuple[int, results.NoteItem]]:
    rows = session.exec(select(tables.Note).where(tables.Note.section_pk == section.pk)).all()
    return [(row.position, results.NoteItem(text=row.text)) for row in rows]


def debates(
    store: Store, filter: Filter, *, cursor: str | None = None, limit: int = 20
) -> results.Page[results.DebateSummary]:
    """The debates with a speech that fits, newest day first and in the order of the sitting.

    With a topic those that belong to it by the rule of its definition, as timelines count them.
    """
    with store.reading() as session:
        wanted = _wanted(store, filter)
        total = _how_many(session, filter, wanted)
        return results.Page(**_some(session, filter, wanted, cursor, limit), total=total)


def some_debates(
    store: Store, filter: Filter, *, cursor: str | None = None, limit: int = 20
) -> results.Part[results.DebateSummary]:
    """The same, uncounted: for who goes through all of them anyway."""
    with store.reading() as session:
        return results.Part(**_some(session, filter, _wanted(store, filter), cursor, limit))


def _wanted(store: Store, filter: Filter) -> list[Any]:
    return [*conditions(filter, store.dialect), *_belonging(filter)]


def _some(session: Session, filter: Filter, wanted: Sequence[Any], cursor: str | None, limit: int) -> dict[str, Any]:
    """The items of a page and the cursor of the next."""
    query = _sections().where(*sitting_conditions(filter), _spoken_in(filter, wanted))
    query = query.order_by(*(key.desc() for key in DAY), col(tables.Section.position))
    if cursor:
        query = query.where(_later(cursor))
    rows = _summed(session, session.execute(query.limit(limit + 1)).all(), wanted)
    return {"items": summaries(session, rows[:limit]), "next": _next(rows, limit)}


def _is_of_sittings(filter: Filter) -> bool:
    """Whether the filter only says which sittings are meant."""
    return filter == Filter(start=filter.start, end=filter.end, chamber=filter.chamber)


def _spoken_in(filter: Filter, wanted: Sequence[Any]) -> Any:
    """Whether a speech of the section fits: looked for section by section where most have one, else found at once."""
    speech, section = tables.Speech, tables.Section
    if _is_of_sittings(filter):
        return exists().where(col(speech.section_pk) == section.pk, *members_own())
    return col(section.pk).in_(select(speech.section_pk).where(*wanted))


def _how_many(session: Session, filter: Filter, wanted: Sequence[Any]) -> int:
    """The debates with a speech that fits; added up by sitting where the filter only says which sittings."""
    speech, fact = tables.Speech, tables.SittingFact
    if not _is_of_sittings(filter):
        return int(session.execute(select(func.count(speech.section_pk.distinct())).where(*wanted)).scalar_one())  # type: ignore[attr-defined]
    sitting = tables.Sitting
    query = select(func.coalesce(func.sum(fact.many), 0)).join(sitting, col(sitting.pk) == fact.sitting_pk)
    return int(session.execute(query.where(fact.aspect == "debates", *sitting_conditions(filter))).scalar_one())


def _summed(session: Session, rows: Sequence[Any], wanted: Sequence[Any]) -> list[Summed]:
    """The sections and sittings with how many speeches of theirs fit, and of how many people."""
    speech, pks = tables.Speech, [section.pk for section, _ in rows]
    query = select(speech.section_pk, func.count(), func.count(speech.person_id.distinct()))  # type: ignore[union-attr]
    query = query.where(col(speech.section_pk).in_(pks), *wanted).group_by(col(speech.section_pk))
    counts = {pk: (speeches, speakers) for pk, speeches, speakers in session.execute(query)}
    return [(section, sitting, *counts[section.pk]) for section, sitting in rows]


def _belonging(filter: Filter) -> list[Any]:
    belongs = tables.DebateTag
    if not filter.topic:
        return []
    return [col(tables.Speech.section_pk).in_(select(belongs.section_pk).where(belongs.topic == filter.topic))]


def _later(place: str) -> Any:
    day, chamber, position = read_cursor(place)
    here, there = tuple_(*DAY), tuple_(literal(day), literal(chamber))
    return or_(here < there, and_(here == there, col(tables.Section.position) > position))


def _next(rows: Sequence[Summed], limit: int) -> str | None:
    if len(rows) <= limit:
        return None
    section, sitting, *_ = rows[limit - 1]
    return cursor((sitting.date, sitting.chamber, section.position))


def summaries(session: Session, rows: Sequence[Summed]) -> tuple[results.DebateSummary, ...]:
    topics = _topics(session, [row[0].pk for row in rows])
    return tuple(
        results.DebateSummary(
            **debate_ref(section, sitting.chamber, sitting.date).model_dump(),
            speeches=speeches,
            speakers=speakers,
            topics=tuple(topics[section.pk]),
        )
        for section, sitting, speeches, speakers in rows
    )


def _topics(session: Session, pks: Sequence[int | None]) -> dict[int | None, list[str]]:
    query = (
        select(tables.Speech.section_pk, tables.Tag.topic)
        .join(tables.Tag, col(tables.Tag.speech_pk) == tables.Speech.pk)
        .where(tables.Tag.strength == "about", col(tables.Speech.section_pk).in_(pks))
        .distinct()
        .order_by(tables.Tag.topic)
    )
    found: dict[int | None, list[str]] = defaultdict(list)
    for pk, topic in session.execute(query):
        found[pk].append(topic)
    return found


def sittings(
    store: Store, filter: Filter, *, cursor: str | None = None, limit: int = 20
) -> results.Page[results.Sitting]:
    """The stored sittings of the filter's period and chambers, newest first."""
    query = select(func.count()).select_from(tables.Sitting).where(*sitting_conditions(filter))
    with store.reading() as session:
        total = session.execute(query).scalar_one()
        return results.Page(**_some_sittings(session, filter, cursor, limit), total=total)


def some_sittings(
    store: Store, filter: Filter, *, cursor: str | None = None, limit: int = 20
) -> results.Part[results.Sitting]:
    """The same, uncounted: for who goes through all of them anyway."""
    with store.reading() as session:
        return results.Part(**_some_sittings(session, filter, cursor, limit))


def _some_sittings(session: Session, filter: Filter, cursor: str | None, limit: int) -> dict[str, Any]:
    query = select(tables.Sitting).where(*sitting_conditions(filter)).order_by(*(key.desc() for key in DAY))
    if cursor:
        query = query.where(tuple_(*DAY) < tuple_(*map(literal, read_cursor(cursor)[:2])))
    rows = session.exec(query.limit(limit + 1)).all()
    counts = _counts(session, [row.pk for row in rows])
    items = tuple(_sitting(row, counts) for row in rows[:limit])
    return {"items": items, "next": _next_sitting(rows, limit)}


def _next_sitting(rows: Sequence[tables.Sitting], limit: int) -> str | None:
    return cursor((rows[limit - 1].date, rows[limit - 1].chamber, 0)) if len(rows) > limit else None


def _counts(session: Session, pks: Sequence[int | None]) -> dict[int | None, tuple[int, int]]:
    speech = tables.Speech
    query = select(speech.sitting_pk, func.count(), func.count(speech.section_pk.distinct()))  # type: ignore[attr-defined]
    query = query.where(col(speech.sitting_pk).in_(pks)).group_by(col(speech.sitting_pk))
    return {pk: (speeches, debates) for pk, speeches, debates in session.execute(query)}


def _sitting(row: tables.Sitting, counts: dict[int | None, tuple[int, int]]) -> results.Sitting:
    speeches, debates = counts.get(row.pk, (0, 0))
    return results.Sitting(
        id=row.id,
        chamber=row.chamber,
        date=row.date,
        coverage="sat" if row.extent == "day" else "partial",
        speeches=speeches,
        debates=debates,
    )

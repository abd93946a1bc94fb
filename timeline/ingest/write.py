"""A merged sitting → its rows. Rows that are there keep their keys, so what points at them still does."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from hansard.model import Speech
from hansard.people import Ambiguous, Resolved, Role, RoleBasis
from hansard.register import Register
from timeline import rollups, tables
from timeline.ingest import division_rows, mention_rows
from timeline.ingest.merge import Merged, Turn
from timeline.ingest.moves import Said, moved
from timeline.ingest.sections import of_merged
from timeline.register_rows import unknown_people
from timeline.store import upsert, write_rows
from timeline.tagged import tags as topic_tags
from timeline.tagging import Tagger

LASTING = ("removed", "moved")
"""Reasons of redirects that only the store remembers; the others follow from the documents each time."""


def sitting_id(chamber: str, day: date) -> str:
    """A sitting's id, `commons.2024-11-25`."""
    return f"{chamber}.{day.isoformat()}"


def sitting(
    session: Session,
    merged: Merged | None,
    chamber: str,
    day: date,
    built_from: str,
    register: Register,
    tagger: Tagger,
) -> int:
    """Write one sitting in place of what is stored of it; how many speeches it has."""
    extent = merged.sitting.extent if merged and merged.sections else "none"
    id = sitting_id(chamber, day)
    row = {"id": id, "chamber": chamber, "date": day, "extent": extent}
    row |= {"title": merged.sitting.title if merged else "", "built_from": built_from}
    pk: int = upsert(session, tables.Sitting, [row], "id", ["pk"])[0][0]
    before = _said_before(session, pk)
    _clear(session, pk)
    if merged is None:
        _forget(session, pk, set(before), {})
        rollups.refresh(session, pk)
        return 0
    sections = _sections(session, merged, pk)
    _people(session, merged.turns.values())
    speeches = _speeches(session, merged, pk, chamber, day, sections)
    gone = {id: said for id, said in before.items() if id not in merged.turns}
    _forget(session, pk, set(gone), sections)
    _sources(session, merged, speeches)
    mention_rows.write(session, merged, speeches, register)
    division_rows.write(session, merged.sections, sections, register, day)
    topic_tags.write(session, tagger, of_merged(merged, speeches, sections, day))
    _redirects(session, merged, id, set(gone), moved(gone, _said_anew(merged, before)))
    rollups.refresh(session, pk)
    return len(speeches)


def _said_before(session: Session, sitting_pk: int) -> dict[str, Said]:
    """What the store has of the sitting, by speech id."""
    speech = tables.Speech
    query = select(speech.id, speech.person_id, speech.text).where(speech.sitting_pk == sitting_pk)
    return {id: Said(person, text) for id, person, text in session.exec(query)}


def _said_anew(merged: Merged, before: Container[str]) -> dict[str, Said]:
    """What the sitting has under ids that it did not have before."""
    new = {id: turn for id, turn in merged.turns.items() if id not in before}
    people = {id: t.resolution.person.id if isinstance(t.resolution, Resolved) else None for id, t in new.items()}
    return {id: Said(people[id], turn.speech.text) for id, turn in new.items()}


def _clear(session: Session, sitting_pk: int) -> None:
    """Take out what hangs on the sitting's speeches and sections and is written anew."""
    speeches = select(tables.Speech.pk).where(tables.Speech.sitting_pk == sitting_pk)
    sections = select(tables.Section.pk).where(tables.Section.sitting_pk == sitting_pk)
    divisions = select(tables.Division.pk).where(col(tables.Division.section_pk).in_(sections))
    for table in (tables.MemberMention, tables.Mention, tables.Tag, tables.SpeechSource):
        session.execute(delete(table).where(col(table.speech_pk).in_(speeches)))
    session.execute(delete(tables.Vote).where(col(tables.Vote.division_pk).in_(divisions)))
    for part in (tables.Division, tables.Note, tables.DebateTag):
        session.execute(delete(part).where(col(part.section_pk).in_(sections)))


def _sections(session: Session, merged: Merged, sitting_pk: int) -> dict[str, int]:
    """The sections' keys by id."""
    rows = [
        {
            "id": section.id,
            "sitting_pk": sitting_pk,
            "parent_id": section.parent,
            "position": position,
            "level": section.heading.level,
            "title": section.heading.text,
            "path": list(section.path),
            "column": section.heading.column,
            "source_id": section.heading.source_id,
        }
        for position, section in enumerate(merged.sections)
    ]
    return dict(upsert(session, tables.Section, rows, "id", ["id", "pk"]))


def _people(session: Session, turns: Iterable[Turn]) -> None:
    unknown_people(session, [turn.resolution for turn in turns if isinstance(turn.resolution, Resolved)])


def _speeches(
    session: Session, merged: Merged, sitting_pk: int, chamber: str, day: date, sections: dict[str, int]
) -> dict[str, int]:
    """The speeches' keys by id."""
    shared = {"sitting_pk": sitting_pk, "chamber": chamber, "date": day}
    placed = [(sections[s.id], position, item) for s in merged.sections for position, item in enumerate(s.items)]
    rows = [
        shared | {"section_pk": pk, "position": position, "place": place} | speech_row(merged.turns[item.id])
        for place, (pk, position, item) in enumerate(placed)
        if isinstance(item, Speech)
    ]
    return dict(upsert(session, tables.Speech, rows, "id", ["id", "pk"]))


def speech_row(turn: Turn) -> dict[str, Any]:
    """A turn as columns: what is printed, and, apart from it, what is resolved."""
    speech, printed, resolution = turn.speech, turn.speech.attribution, turn.resolution
    person = resolution if isinstance(resolution, Resolved) else None
    return {
        "id": speech.id,
        "kind": str(speech.kind),
        "time": speech.time,
        "column": speech.column,
        "question_number": speech.question_number,
        "uin": speech.uin,
        "written": speech.written,
        "interrupts": speech.interrupts,
        "continues": speech.continues,
        "printed": printed.printed if printed else None,
        "printed_name": printed.name if printed else None,
        "printed_office": printed.office if printed else None,
        "printed_constituency": printed.constituency if printed else None,
        "printed_party": printed.party if printed else None,
        "status": _status(turn),
        "rule": resolution.rule if resolution else "no-attribution",
        "candidates": _candidates(turn),
        "person_id": person.person.id if person else None,
        "name": person.name if person else None,
        "party": person.party if person else None,
        "constituency": person.constituency if person else None,
        "office": person.office if person else None,
        "role": str(resolution.role if resolution else Role.UNKNOWN),
        "role_basis": str(resolution.role_basis if resolution else RoleBasis.NO_EVIDENCE),
        "text": speech.text,
        "words": len(speech.text.split()),
    }


def _status(turn: Turn) -> str:
    if isinstance(turn.resolution, Resolved):
        return "resolved"
    return "ambiguous" if isinstance(turn.resolution, Ambiguous) else "unresolved"


def _candidates(turn: Turn) -> list[dict[str, str]]:
    found = turn.resolution.candidates if isinstance(turn.resolution, Ambiguous) else ()
    return [{"id": c.person.id, "name": c.person.name_on(None), "reason": c.reason} for c in found]


def _forget(session: Session, sitting_pk: int, gone: set[str], sections: dict[str, int]) -> None:
    """Take out the speeches and sections that the sitting no longer has."""
    session.execute(delete(tables.Speech).where(col(tables.Speech.id).in_(gone)))
    stale = col(tables.Section.sitting_pk) == sitting_pk
    session.execute(delete(tables.Section).where(stale, col(tables.Section.id).not_in(sections)))


def _sources(session: Session, merged: Merged, speeches: dict[str, int]) -> None:
    digests = {version.document for turn in merged.turns.values() for version in turn.versions}
    found = select(tables.Document.sha256, tables.Document.pk).where(col(tables.Document.sha256).in_(digests))
    documents = dict(session.exec(found).all())
    rows = [
        {
            "speech_pk": speeches[id],
            "document_pk": documents[version.document],
            "is_primary": number == 0,
            "source_id": version.speech.source_id,
            "printed": version.speech.attribution.printed if version.speech.attribution else None,
            "time": version.speech.time,
            "column": version.speech.column,
        }
        for id, turn in merged.turns.items()
        for number, version in enumerate(turn.versions)
    ]
    write_rows(session, tables.SpeechSource, rows)


def _redirects(session: Session, merged: Merged, sitting: str, gone: set[str], moves: dict[str, str]) -> None:
    """The merge's redirects, and for each speech that was here one to where it is now, else to its section."""
    kept = col(tables.Redirect.sitting_id) == sitting
    session.execute(delete(tables.Redirect).where(kept, col(tables.Redirect.reason).not_in(LASTING)))
    sections = {section.id for section in merged.sections}
    found = {id: (parent if (parent := id.rpartition(".")[0]) in sections else None, "removed") for id in gone}
    found |= {old: (new, "moved") for old, new in moves.items()}
    rows = [
        {"old": old, "new": new, "sitting_id": sitting, "reason": reason}
        for old, (new, reason) in (found | merged.redirects).items()
    ]
    upsert(session, tables.Redirect, rows, "old")
    live = [*merged.turns, *sections]
    session.execute(delete(tables.Redirect).where(kept, col(tables.Redirect.old).in_(live)))

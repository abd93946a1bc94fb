"""Sections as topics are looked for in them: of a document, of the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from hansard.model import Sitting, Speech, SpeechKind
from hansard.outline import outline
from hansard.people import Resolution, Resolved, Role
from timeline import tables
from timeline.store import core
from timeline.tagging import DebateTurn, SectionTags, Tagger, is_tagged

CHUNK = 500
"""Sections that are read from the store at a time."""


@dataclass(frozen=True, slots=True)
class SectionTurns:
    """A section's turns; `headings` outermost first, its own the last."""

    id: str
    headings: tuple[str, ...]
    day: date | None
    turns: tuple[DebateTurn, ...]

    @property
    def title(self) -> str:
        """The headings in one line, “Home Department > Online Safety”."""
        return " > ".join(self.headings)

    def tagged(self, tagger: Tagger) -> SectionTags:
        """The topics of the turns and of the debate."""
        return tagger.tag_section(self.turns, self.headings, day=self.day, id=self.id)


@dataclass(frozen=True, slots=True)
class ReadSection(SectionTurns):
    """A section of a document that was read, with its speeches, one a turn."""

    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class StoredSection(SectionTurns):
    """A section of the store, with its key and those of its speeches, one a turn."""

    day: date
    pk: int
    speeches: tuple[int, ...]


def of_document(sitting: Sitting, resolutions: Sequence[Resolution | None]) -> Iterator[ReadSection]:
    """The sections of a document as it was read; `resolutions` are of its items."""
    people = {id(item): resolution for item, resolution in zip(sitting.items, resolutions, strict=True)}
    for section in outline(sitting):
        speeches = tuple(item for item in section.items if isinstance(item, Speech))
        turns = tuple(turn_of(speech, people[id(speech)]) for speech in speeches)
        yield ReadSection(section.id, (*section.path, section.heading.text), sitting.date, turns, speeches)


def turn_of(speech: Speech, resolution: Resolution | None) -> DebateTurn:
    """A turn as it was read, with who spoke it; its printed name where nobody is known."""
    printed = speech.attribution.printed if speech.attribution else None
    return DebateTurn(
        text=speech.text,
        id=speech.id,
        kind=str(speech.kind),
        speaker=resolution.person.id if isinstance(resolution, Resolved) else printed,
        tagged=is_tagged(speech, resolution),
        interrupts=speech.interrupts,
        continues=speech.continues,
    )


def of_store(session: Session) -> Iterator[StoredSection]:
    """Every stored section that holds a turn, some at a time; nothing is kept in memory."""
    section, sitting, last = core(tables.Section).c, core(tables.Sitting).c, 0
    columns = (section.pk, section.id, section.path, section.title, sitting.date)
    query = select(*columns).where(sitting.pk == section.sitting_pk).order_by(section.pk).limit(CHUNK)
    while rows := session.execute(query.where(section.pk > last)).all():
        turns = _stored_turns(session, last, rows[-1][0])
        for pk, id, path, title, day in rows:
            if pk in turns:
                keys, said = turns[pk]
                yield StoredSection(id, (*path, title), day, said, pk, keys)
        last = rows[-1][0]


def _stored_turns(session: Session, after: int, last: int) -> dict[int, tuple[tuple[int, ...], tuple[DebateTurn, ...]]]:
    """The keys and turns of each section up to `last`, by the section's key."""
    speech = core(tables.Speech).c
    wanted = ("section_pk", "pk", "text", "id", "kind", "person_id", "printed", "role", "interrupts", "continues")
    query = select(*(speech[name] for name in wanted)).order_by(speech.section_pk, speech.position)
    rows = session.execute(query.where(speech.section_pk > after, speech.section_pk <= last))
    found = {}
    for section_pk, group in groupby(rows, key=lambda row: row.section_pk):
        mine = list(group)
        found[section_pk] = tuple(row.pk for row in mine), tuple(map(_stored_turn, mine))
    return found


def _stored_turn(row: Any) -> DebateTurn:
    return DebateTurn(
        text=row.text,
        id=row.id,
        kind=row.kind,
        speaker=row.person_id or row.printed,
        tagged=row.role != Role.CHAIR and row.kind != SpeechKind.PROCEDURAL,
        interrupts=row.interrupts,
        continues=row.continues,
    )

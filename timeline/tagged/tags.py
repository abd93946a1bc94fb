"""The tags of sections as rows: of their speeches, the words found in them, and the debates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlmodel import Session

from timeline import tables
from timeline.store import write_rows
from timeline.tagged.sections import StoredSection
from timeline.tagging import SectionTags, Tagger

CHUNK = 5_000
"""Rows of tags that are written at a time."""

Row = dict[str, Any]


def write(
    session: Session, tagger: Tagger, sections: Iterable[StoredSection], only: Collection[str] | None = None
) -> None:
    """Store the tags of the sections, none of which is there yet; those of the topics `only`, if they are given."""
    tags: list[Row] = []
    mentions: list[Row] = []
    debates: list[Row] = []
    for section in sections:
        found = section.tagged(tagger)
        tags += _wanted(_tags(section, found), only)
        mentions += _wanted(_mentions(section, found), only)
        debates += _wanted(_debates(section, found), only)
        if len(tags) > CHUNK:
            _flush(session, tags, mentions, debates)
    _flush(session, tags, mentions, debates)


def _flush(session: Session, tags: list[Row], mentions: list[Row], debates: list[Row]) -> None:
    for table, rows in ((tables.Tag, tags), (tables.Mention, mentions), (tables.DebateTag, debates)):
        write_rows(session, table, rows)
        rows.clear()


def _wanted(rows: Iterable[Row], only: Collection[str] | None) -> Iterator[Row]:
    return (row for row in rows if only is None or row["topic"] in only)


def _tags(section: StoredSection, found: SectionTags) -> Iterator[Row]:
    """Of the turns of one interrupted speech the first with the topic, and the first about it, are marked."""
    seen: set[tuple[str, str, str]] = set()
    for turn, speech_pk, tags in zip(section.turns, section.speeches, found.turns, strict=True):
        for tag in tags:
            whole = turn.continues or turn.id
            firsts = {(tag.topic, "any", whole)} | ({(tag.topic, "about", whole)} if tag.strength == "about" else set())
            new = firsts - seen
            seen |= new
            yield {
                "speech_pk": speech_pk,
                "topic": tag.topic,
                "strength": tag.strength,
                "version": tag.version,
                "rule": tag.rule,
                "first_about": (tag.topic, "about", whole) in new,
                "first_any": (tag.topic, "any", whole) in new,
            }


def _mentions(section: StoredSection, found: SectionTags) -> Iterator[Row]:
    for speech_pk, tags in zip(section.speeches, found.turns, strict=True):
        for m in (mention for tag in tags for mention in tag.mentions):
            where = {"speech_pk": speech_pk, "topic": m.topic, "start": m.start, "end": m.end}
            yield where | {"phrase": m.phrase, "version": m.version}


def _debates(section: StoredSection, found: SectionTags) -> Iterator[Row]:
    for debate in found.debates:
        counts = {"speeches": debate.speeches, "mentions": debate.mentions}
        yield {"section_pk": section.pk, "topic": debate.topic, "rule": debate.rule, "version": debate.version} | counts

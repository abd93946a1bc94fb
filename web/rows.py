"""Results as the lines of a table: for each kind of record its columns, in order, and what stands in them.

Several values of one cell are joined by `; `. The evidence (marks, sources) is in the JSON only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from operator import attrgetter
from typing import Any

from timeline import results
from timeline.results import BucketRow, Comparison, Result, Timeline

Cell = str | int | float | None
Row = tuple[Cell, ...]
Columns = Mapping[str, Callable[[Any], Any]]
"""From each heading to what stands below it."""

MANY = "; "


def _same(*names: str) -> Columns:
    """Columns that are named like the fields they hold."""
    return {name: attrgetter(name) for name in names}


def _of(part: str, **columns: str) -> Columns:
    """Columns from a part of the record: from each heading to the part's field; empty where there is no such part."""

    def reader(name: str) -> Callable[[Any], Any]:
        return lambda one: getattr(getattr(one, part), name, None)

    return {heading: reader(name) for heading, name in columns.items()}


SPEECH: Columns = {
    **_same("id"),
    **_of("debate", date="date"),
    **_same("time"),
    **_of("debate", chamber="chamber", debate_id="id", debate="title"),
    **_same("kind", "column", "printed"),
    **_of("speaker", speaker_id="id", speaker="name", party="party", constituency="constituency", office="office"),
    **_of("speaker", role="role"),
    **_same("status", "rule", "topics", "mentioned"),
    "matched": lambda one: [mark.phrase for mark in one.marks],
    **_same("words", "text"),
}
"""A speech with who spoke in which party, seat and office that day, and its whole text."""

DEBATE: Columns = {
    **_same("id", "date", "chamber"),
    "path": lambda one: " > ".join(one.path),
    **_same("title", "speeches", "speakers", "topics"),
}
HIT: Columns = {
    **_same("id", "name", "party", "constituency", "chamber", "start", "end", "speeches", "score", "fit", "known_as"),
    **_of("office", office="title"),
}
MENTIONS: Columns = {
    **_of("person", person_id="id", person="name"),
    **_same("mentions", "speeches", "first", "last"),
}
COLUMNS: Mapping[type[Result], Columns] = {
    results.Speech: SPEECH,
    results.DebateSummary: DEBATE,
    results.SpeakerHit: HIT,
    results.MentionCount: MENTIONS,
    results.TopicSummary: _same("slug", "title", "description", "version", "parent", "speeches", "first", "last"),
    results.Sitting: _same("id", "chamber", "date", "coverage", "speeches", "debates"),
}
"""Of every record that lists hold."""


def row(columns: Columns, record: Result) -> Row:
    """The record as a line of those columns."""
    return tuple(_cell(read(record)) for read in columns.values())


def _cell(value: Any) -> Cell:
    if isinstance(value, date | time):
        return value.isoformat()
    return MANY.join(value) if isinstance(value, list | tuple) else value


BUCKET: Columns = {
    **_same("start", "end", "coverage", "sitting_days", "missing_days", "speeches"),
    "small": lambda one: "small" if one.small else "",
}


def timeline(found: Timeline) -> tuple[Row, ...]:
    """Headings, and a line a bucket with a column a series; an empty total is “not known”, which is no zero."""
    keys = [series.key for series in found.series]
    return (*BUCKET, "total", *keys), *((*row(BUCKET, one), one.total, *_values(one, keys)) for one in found.buckets)


def _values(bucket: BucketRow, keys: list[str]) -> Row:
    nothing = None if bucket.total is None else 0
    return tuple(bucket.values.get(key, nothing) for key in keys)


def comparison(found: Comparison) -> tuple[Row, ...]:
    """Headings, and a line a bucket with a column a compared thing; an empty value is “not known”, which is no zero."""
    keys = [series.key for series in found.series]
    return (*BUCKET, *keys), *((*row(BUCKET, one), *(one.values.get(key) for key in keys)) for one in found.buckets)

"""Results as the lines of a table: for each kind of record its columns, in order, and what stands in them.

Several values of one cell are joined by `; `. The evidence (marks, sources) is in the JSON only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from timeline import results
from timeline.results import Result, Timeline

Cell = str | int | float | None
Row = dict[str, Cell]
MANY = "; "


def speech(one: results.Speech) -> Row:
    """A speech with who spoke in which party, seat and office that day, and its whole text."""
    who = one.speaker
    return {
        "id": one.id,
        "date": one.debate.date.isoformat(),
        "time": one.time.isoformat() if one.time else None,
        "chamber": one.debate.chamber,
        "debate_id": one.debate.id,
        "debate": one.debate.title,
        "kind": one.kind,
        "column": one.column,
        "printed": one.printed,
        "speaker_id": who.id if who else None,
        "speaker": who.name if who else None,
        "party": who.party if who else None,
        "constituency": who.constituency if who else None,
        "office": who.office if who else None,
        "role": who.role if who else None,
        "status": one.status,
        "rule": one.rule,
        "topics": MANY.join(one.topics),
        "mentioned": MANY.join(one.mentioned),
        "matched": MANY.join(mark.phrase for mark in one.marks),
        "words": one.words,
        "text": one.text,
    }


def debate(one: results.DebateSummary) -> Row:
    """A debate with how much was said in it."""
    return {
        "id": one.id,
        "date": one.date.isoformat(),
        "chamber": one.chamber,
        "path": " > ".join(one.path),
        "title": one.title,
        "speeches": one.speeches,
        "speakers": one.speakers,
        "topics": MANY.join(one.topics),
    }


def hit(one: results.SpeakerHit) -> Row:
    """A person who fits a search."""
    return {
        "id": one.id,
        "name": one.name,
        "party": one.party,
        "constituency": one.constituency,
        "chamber": one.chamber,
        "start": one.start.isoformat() if one.start else None,
        "end": one.end.isoformat() if one.end else None,
        "speeches": one.speeches,
        "score": one.score,
        "fit": one.fit,
        "known_as": one.known_as,
        "office": one.office.title if one.office else None,
    }


def mention_count(one: results.MentionCount) -> Row:
    """Someone who mentions a person, or is mentioned."""
    return {
        "person_id": one.person.id,
        "person": one.person.name,
        "mentions": one.mentions,
        "speeches": one.speeches,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
    }


def plain(one: Result) -> Row:
    """A record that holds nothing but single values."""
    return {name: value for name, value in one.model_dump(mode="json", by_alias=True).items() if _is_single(value)}


def _is_single(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


ROWS: Mapping[type[Result], Callable[[Any], Row]] = {
    results.Speech: speech,
    results.DebateSummary: debate,
    results.SpeakerHit: hit,
    results.MentionCount: mention_count,
    results.TopicSummary: plain,
    results.Sitting: plain,
}
"""Of every record that lists hold, how it becomes a line."""


def timeline(found: Timeline) -> tuple[Row, ...]:
    """A line a bucket, a column a series; an empty total is “not known”, which is no zero."""
    return tuple(
        {
            "start": bucket.start.isoformat(),
            "end": bucket.end.isoformat(),
            "coverage": bucket.coverage,
            "sitting_days": bucket.sitting_days,
            "missing_days": bucket.missing_days,
            "speeches": bucket.speeches,
            "small": "small" if bucket.small else "",
            "total": bucket.total,
            **{s.key: bucket.values.get(s.key, 0 if bucket.total is not None else None) for s in found.series},
        }
        for bucket in found.buckets
    )


def comparison(found: results.Comparison) -> tuple[Row, ...]:
    """A line a bucket, a column a compared thing; an empty value is “not known”, which is no zero."""
    return tuple(
        {
            "start": bucket.start.isoformat(),
            "end": bucket.end.isoformat(),
            "coverage": bucket.coverage,
            "sitting_days": bucket.sitting_days,
            "missing_days": bucket.missing_days,
            "small": "small" if bucket.small else "",
            **{s.key: bucket.values.get(s.key) for s in found.series},
        }
        for bucket in found.buckets
    )

"""A topic over time. Only a period in which a whole sitting is stored can be zero; elsewhere nothing is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from hansard.parties import colour
from timeline import results, tables
from timeline.filters import NO_PARTY, BadQuestion, Bucket, By, Filter, Measure
from timeline.periods import fitting, periods, start_of
from timeline.queries.conditions import conditions, sitting_conditions
from timeline.store import Store

MOST_BUCKETS = 1500
UNITS: dict[Measure, str] = {
    "speeches": "speeches about the topic",
    "mentions": "places where words of the topic stand",
    "debates": "debates with a speech about the topic (counted once in each bar and party)",
    "speakers": "people who spoke about the topic (counted once in each bar and party)",
    "words": "words of speeches about the topic",
}
GREY = "#6b7280"
ALL = "all"
COLUMNS = {"party": "party", "role": "role", "chamber": "chamber"}
LABELS = {("party", NO_PARTY): "Party not known", ("role", NO_PARTY): "Role not known", ("none", ALL): "All"}
COLOURS = {
    "commons": "#00703c", "westminster-hall": "#5fa777", "lords": "#a4133c", "grand-committee": "#d4849a",
    "minister": "#1d4ed8", "shadow": "#b45309", "member": "#0f766e", "chair": "#374151", ALL: "#1f5a7a",
}  # fmt: skip
Counts = dict[tuple[date, str], int]
Rows = Sequence[tuple[date, str | None, Any]]


def timeline(
    store: Store, filter: Filter, *, bucket: Bucket | None = None, by: By = "party", measure: Measure = "speeches"
) -> results.Timeline:
    """The filter's topic counted by period and series.

    Raises `BadQuestion` where the topic is not known or the period would make more than 1500 bars.
    """
    with store.reading() as session:
        topic = session.get(tables.Topic, filter.topic or "")
        if topic is None:
            raise BadQuestion(f"topic {filter.topic!r} is not known; expected the slug of a stored topic")
        days = _sitting_days(session, filter)
        start, end = filter.start or min(days, default=None), filter.end or max(days, default=None)
        width = bucket or (fitting(start, end) if start and end else "month")
        rows = _rows(session, filter, measure, by, store.dialect)
    counts = _counts(rows, width, by)
    total = sum(_counts(rows, None, "none").values())
    bars = _bars(start, end, width, days, counts)
    return results.Timeline(
        topic=results.TopicVersion(slug=topic.slug, title=topic.title, version=topic.version),
        measure=measure,
        per="none",
        by=by,
        bucket=width,
        start=filter.start,
        end=filter.end,
        filters=_echo(filter),
        unit=_unit(measure, filter),
        total=total,
        buckets=bars,
        series=_series(counts, by),
    )


def _sitting_days(session: Session, filter: Filter) -> dict[date, set[str]]:
    """The stored sitting days of the filter's period and chambers, with how much of them is stored."""
    days: dict[date, set[str]] = defaultdict(set)
    query = select(col(tables.Sitting.date), col(tables.Sitting.extent)).where(*sitting_conditions(filter))
    for day, extent in session.execute(query):
        days[day].add(extent)
    return days


def _rows(session: Session, filter: Filter, measure: Measure, by: By, dialect: str) -> Rows:
    """Day, series and what is counted: a number to add up, or, for distinct measures, who or what to count once."""
    speech = tables.Speech
    series = _series_column(by).label("series")
    wanted = conditions(filter, dialect)
    if measure in ("debates", "speakers"):
        counted: Any = speech.section_pk if measure == "debates" else speech.person_id
        rows = session.execute(select(col(speech.date), series, counted).where(*wanted).distinct()).all()
        return [(day, key, ("once", what)) for day, key, what in rows if what is not None]
    amount: Any = func.sum(speech.words) if measure == "words" else func.count()
    query = select(col(speech.date), series, amount).where(*wanted).group_by(col(speech.date), "series")
    if measure == "mentions":
        mention = tables.Mention
        query = query.join(mention, (col(mention.speech_pk) == speech.pk) & (col(mention.topic) == filter.topic))
    return [(day, key, int(n)) for day, key, n in session.execute(query).all()]


def _series_column(by: By) -> Any:
    """What splits the numbers; “member” where the register's offices do not reach the day is not known to be true."""
    if by == "role":
        unproven = (col(tables.Speech.role) == "member") & (col(tables.Speech.role_basis) == "no-evidence")
        return case((unproven, NO_PARTY), else_=col(tables.Speech.role))
    return getattr(tables.Speech, COLUMNS.get(by, "chamber"))


def _counts(rows: Rows, width: Bucket | None, by: By) -> Counts:
    """Amounts added up, and things counted once, by period (one for all without a width) and series."""
    amounts: Counts = defaultdict(int)
    once: dict[tuple[date, str], set[Hashable]] = defaultdict(set)
    for day, key, what in rows:
        place = (start_of(day, width) if width else date.min, ALL if by == "none" else key or NO_PARTY)
        if isinstance(what, tuple):
            once[place].add(what)
        else:
            amounts[place] += what
    return {**amounts, **{place: len(things) for place, things in once.items()}}


def _bars(
    start: date | None, end: date | None, width: Bucket, days: dict[date, set[str]], counts: Counts
) -> tuple[results.BucketRow, ...]:
    if start is None or end is None:
        return ()
    spans = list(periods(start, end, width)) if (end - start).days <= MOST_BUCKETS * 366 else []
    if not spans or len(spans) > MOST_BUCKETS:
        raise BadQuestion(f"{start} to {end} by {width} makes too many bars; expected at most {MOST_BUCKETS}")
    sat: dict[date, list[set[str]]] = defaultdict(list)
    for day, extents in days.items():
        sat[start_of(day, width)].append(extents)
    values: dict[date, dict[str, int]] = defaultdict(dict)
    for (first, key), count in sorted(counts.items()):
        values[first][key] = count
    return tuple(_bar(first, last, sat[first], values[first]) for first, last in spans)


def _bar(first: date, last: date, sat: list[set[str]], values: dict[str, int]) -> results.BucketRow:
    """One bar; a period of fragments only has no zero, since what was said besides is not known."""
    whole = sum("day" in extents for extents in sat)
    coverage: results.Coverage = "sat" if whole else "partial" if sat else "unknown"
    total = sum(values.values())
    known = coverage == "sat" or total > 0
    return results.BucketRow(
        start=first, end=last, coverage=coverage, sitting_days=whole, total=total if known else None, values=values
    )


def _series(counts: Counts, by: By) -> tuple[results.Series, ...]:
    """The series that occur, the largest first, what is not known last."""
    sums: dict[str, int] = defaultdict(int)
    for (_, key), count in counts.items():
        sums[key] += count
    order = sorted(sums, key=lambda key: (key == NO_PARTY, -sums[key], key))
    return tuple(results.Series(key=key, label=_label(key, by), colour=_colour(key, by)) for key in order)


def _label(key: str, by: By) -> str:
    return LABELS.get((by, key)) or (key if by == "party" else key.replace("-", " ").capitalize())


def _colour(key: str, by: By) -> str:
    return colour(key) if by == "party" and key != NO_PARTY else COLOURS.get(key, GREY)


def _unit(measure: Measure, filter: Filter) -> str:
    unit = UNITS[measure]
    return unit if filter.strength == "about" else unit.replace("about", "about or mentioning")


def _echo(filter: Filter) -> dict[str, str | list[str]]:
    """What was asked beside the period, as given."""
    echo: dict[str, str | list[str]] = {}
    if filter.chamber:
        echo["chamber"] = list(filter.chamber)
    if filter.party:
        echo["party"] = list(filter.party)
    if filter.speaker:
        echo["speaker"] = filter.speaker
    if filter.kind:
        echo["kind"] = list(filter.kind)
    if filter.strength != "about":
        echo["strength"] = filter.strength
    if filter.include_chair:
        echo["include_chair"] = "yes"
    return echo

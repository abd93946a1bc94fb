"""A topic over time: its bars, the counts, what they are divided by, and what is known of each bar.

Filter ──window──▶ bars ──rolled | distinct | direct──▶ counts ──÷ rates──▶ figures ─┐
                     └────────────────covered──▶ sat | partial | … ──────────────────┴──▶ results.Timeline
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from timeline import results, tables
from timeline.calendar.coverage import Covered
from timeline.filters import BadQuestion, Bucket, By, Filter, Measure, Per
from timeline.periods import fitting, name_of
from timeline.queries import context
from timeline.queries.timelines import direct, distinct, labels, rates, rolled, speaking, wording
from timeline.queries.timelines.covered import Stored, covered, stored
from timeline.queries.timelines.peaks import peaks
from timeline.queries.timelines.question import Counted, Question, added_up
from timeline.queries.timelines.window import Window, window
from timeline.store import Store

FEW = 5
"""A figure that rests on fewer speeches is marked as small."""


def timeline(
    store: Store,
    filter: Filter,
    *,
    bucket: Bucket | None = None,
    by: By = "party",
    measure: Measure = "speeches",
    per: Per = "none",
) -> results.Timeline:
    """The filter's topic counted by period and series.

    A bar is null, and never zero, unless a whole sitting of it is stored or something was counted in it. A rate
    (`per`) counts whole sittings only, above the line and below it; below stands what the same filter finds without
    the topic, in all series together. `small` marks a figure with fewer than five speeches behind it.

    Raises `BadQuestion` where the topic is not known or the period would make more than 1500 bars.
    """
    with store.reading() as session:
        asked, width, found = _answered(session, filter, bucket, by, measure, per)
        spikes = peaks(asked, found.buckets, width, wording.noun(measure, per))
        lane = context.lane(session, asked.topic, filter.start, filter.end, filter.strength)
        return found.model_copy(update={"spikes": spikes, "context": lane})


def bare(
    session: Session, filter: Filter, *, bucket: Bucket | None = None, measure: Measure = "speeches", per: Per = "none"
) -> results.Timeline:
    """The same in one series, without spikes and without documents from outside: the bars alone."""
    return _answered(session, filter, bucket, "none", measure, per)[-1]


def _answered(
    session: Session, filter: Filter, bucket: Bucket | None, by: By, measure: Measure, per: Per
) -> tuple[Question, Bucket, results.Timeline]:
    topic = _topic(session, filter)
    held = stored(session, filter.chamber)
    width = bucket or _fitting(filter, held)
    days = window(filter.start, filter.end, held.reach(), width)
    children = _children(session, topic.slug) if by == "sub-topic" else ()
    asked = Question(session, topic.slug, children, filter, days, measure, by, whole=per != "none")
    return asked, width, _answer(topic, asked, width, per, held)


def _topic(session: Session, filter: Filter) -> tables.Topic:
    found = session.get(tables.Topic, filter.topic or "")
    if found is None:
        raise BadQuestion(f"topic {filter.topic!r} is not known; expected the slug of a stored topic")
    return found


def _children(session: Session, slug: str) -> tuple[str, ...]:
    topic = tables.Topic
    return tuple(session.execute(select(col(topic.slug)).where(col(topic.parent) == slug)).scalars())


def _fitting(filter: Filter, held: Stored) -> Bucket:
    reach = held.reach()
    start, end = filter.start or (reach and reach[0]), filter.end or (reach and reach[1])
    return fitting(start, end) if start and end else "month"


def _answer(topic: tables.Topic, asked: Question, width: Bucket, per: Per, held: Stored) -> results.Timeline:
    filter = asked.filter
    found = count(asked)
    behind = found if asked.measure == "speeches" else count(replace(asked, by="none", measure="speeches"))
    figures = rates.figures(asked, found, per, held)
    known = covered(asked.session, asked.window.shown, filter.chamber, held)
    bars = _bars(asked.window, width, known, figures, behind.bars)
    drawn = sum(number for bar, number in figures.bars.items() if bar >= 0)
    return results.Timeline(
        topic=results.TopicVersion(slug=topic.slug, title=topic.title, version=topic.version),
        measure=asked.measure,
        per=per,
        by=asked.by,
        bucket=width,
        start=filter.start,
        end=filter.end,
        filters=wording.echo(filter),
        unit=wording.unit(filter, asked.measure, asked.by, per),
        adds_up=per == "none" and not asked.is_distinct and asked.by != "sub-topic" and drawn == found.total,
        total=figures.total,
        buckets=bars,
        series=labels.series(asked.session, found.cells, asked.by),
    )


def count(asked: Question) -> Counted:
    """What the question asks for, from the roll-ups where they keep apart what it names."""
    is_rolled = rolled.is_answered(asked.filter)
    if asked.is_distinct:
        return distinct.counted(asked) if is_rolled and asked.by != "speaker" else direct.counted(asked)
    if is_rolled and asked.by == "speaker":
        return speaking.counted(asked)
    amounts = rolled.amounts if is_rolled else direct.amounts
    found = added_up(amounts(asked, asked.measure))
    if asked.by == "speaker":
        return labels.fewer(found)
    if asked.by == "sub-topic":
        together = added_up(amounts(replace(asked, by="none"), asked.measure))
        return replace(together, cells=found.cells)
    return found


def _bars(
    days: Window, width: Bucket, known: list[Covered], figures: rates.Figures, behind: Mapping[int, int]
) -> tuple[results.BucketRow, ...]:
    values: dict[int, dict[str, results.Number]] = {}
    for (bar, key), number in sorted(figures.cells.items()):
        values.setdefault(bar, {})[key] = number
    totals = [
        figures.bars.get(number, 0 if each.coverage == "sat" and figures.is_zero(number) else None)
        for number, each in enumerate(known)
    ]
    return tuple(
        results.BucketRow(
            start=first,
            end=last,
            coverage=each.coverage,
            sitting_days=each.sitting_days,
            missing_days=each.missing_days,
            name=name_of(first, width) or each.name,
            total=total,
            values=values.get(number, {}),
            speeches=behind.get(number, 0),
            small=total is not None and 0 < behind.get(number, 0) < FEW,
        )
        for number, ((first, last), each, total) in enumerate(zip(days.bars, known, totals, strict=True))
    )

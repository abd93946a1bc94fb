"""Spikes, with the debates that made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlmodel import col

from timeline import results, tables
from timeline.filters import Bucket
from timeline.queries.conditions import conditions
from timeline.queries.timelines.question import Question
from timeline.spikes import Found, spikes

MOST_DEBATES = 3


def peaks(asked: Question, bars: Sequence[results.BucketRow], width: Bucket, noun: str) -> tuple[results.Spike, ...]:
    """The bars that stand out (`timeline.spikes` has the rule), each with its largest debates on the topic."""
    return tuple(_spike(found, _debates(asked, found)) for found in spikes(bars, width, noun, rates=asked.whole))


def _spike(found: Found, named: tuple[results.SpikeDebate, ...]) -> results.Spike:
    ids = tuple(debate.id for debate in named)
    return results.Spike(start=found.start, end=found.end, reason=found.reason, debates=ids, named=named)


def _debates(asked: Question, found: Found) -> tuple[results.SpikeDebate, ...]:
    """Of the debates that belong to the topic those with the most speeches that fit."""
    speech, section = tables.Speech, tables.Section
    start, end = max(found.start, asked.filter.start or found.start), min(found.end, asked.filter.end or found.end)
    within = _sections(asked, start, end)
    wanted = conditions(replace(asked.filter, start=start, end=end), asked.dialect)
    many = func.count().label("many")
    query = (
        select(col(section.id), col(section.title), col(speech.chamber), col(speech.date), many)
        .join(section, col(section.pk) == col(speech.section_pk))
        .where(col(speech.section_pk).in_(within), *wanted)
        .group_by(col(section.id), col(section.title), col(speech.chamber), col(speech.date))
        .order_by(many.desc(), col(speech.date), col(section.id))
        .limit(MOST_DEBATES)
    )
    return tuple(
        results.SpikeDebate(id=id, title=title, chamber=chamber, date=day, speeches=count)
        for id, title, chamber, day, count in asked.session.execute(query)
    )


def _sections(asked: Question, start: date, end: date) -> list[int]:
    belongs = tables.TopicDebate
    query = select(col(belongs.section_pk)).where(
        col(belongs.topic) == asked.topic, col(belongs.date).between(start, end)
    )
    return list(asked.session.execute(query.distinct()).scalars())

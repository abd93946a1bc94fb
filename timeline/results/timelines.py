"""A topic over time, and topics or parties beside each other."""

import datetime as dt

from pydantic import Field

from timeline.results.base import Coverage, Result
from timeline.results.topics import TopicVersion

Number = int | float
"""A count is an int, a rate a float."""


class BucketRow(Result):
    """One bucket: `start` to `end` inclusive. Only a bucket whose coverage is `sat` may be drawn as zero.

    `sitting_days` says how many whole days of it are stored, be it one of many, and `missing_days` how many more sat
    by the imported calendar. `total` is null, and `values` are empty, where nothing is known. `speeches` counts the
    speeches behind the figures, and `small` marks figures that rest on few of them. `name` is that of a recess, session
    or Parliament.
    """

    start: dt.date
    end: dt.date
    coverage: Coverage
    sitting_days: int
    missing_days: int = 0
    name: str | None = None
    total: Number | None
    values: dict[str, Number]
    speeches: int = 0
    small: bool = False


class Series(Result):
    """One series of a timeline; `colour` is a CSS colour."""

    key: str
    label: str
    colour: str


class SpikeDebate(Result):
    """A debate that made a spike, with how many of its speeches are about the topic."""

    id: str
    title: str
    chamber: str
    date: dt.date
    speeches: int


class Spike(Result):
    """A bucket far above the others, by the rule in `reason` (docs/timelines.md).

    `debates` are the ids of those that made it, the largest first; `named` are the same debates with their titles."""

    start: dt.date
    end: dt.date
    reason: str
    debates: tuple[str, ...]
    named: tuple[SpikeDebate, ...] = ()


class ContextItem(Result):
    """A document from outside Parliament in the lane of its own: never counted. `strength` is `about` or `mention`."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    date: dt.date
    date_basis: str
    strength: str


class Timeline(Result):
    """A topic over time. `filters` echoes what was asked, `unit` names what is counted, in words.

    `total` is that of the whole period by the same measure, null where nothing at all is known of it. Where `adds_up`
    is false (people, debates, sub-topics, rates) it is not the sum of the bars, nor is a bar that of its series.
    """

    topic: TopicVersion
    measure: str
    per: str
    by: str
    bucket: str
    start: dt.date | None = Field(alias="from")
    end: dt.date | None = Field(alias="to")
    filters: dict[str, str | list[str]]
    unit: str
    adds_up: bool = True
    total: Number | None
    buckets: tuple[BucketRow, ...]
    series: tuple[Series, ...]
    spikes: tuple[Spike, ...] = ()
    context: tuple[ContextItem, ...] = ()
    links: dict[str, str] = {}


class Comparison(Result):
    """Several topics, or several parties within one topic, on one axis: each compared thing is a series.

    Its values never add up to anything, since a speech may be about several topics: the `total` of a bucket is null. A
    bucket of which nothing is known of a thing has no value for it. `speeches` are the most behind one of the values.
    """

    topics: tuple[TopicVersion, ...]
    parties: tuple[str, ...]
    measure: str
    per: str
    bucket: str
    start: dt.date | None = Field(alias="from")
    end: dt.date | None = Field(alias="to")
    filters: dict[str, str | list[str]]
    unit: str
    buckets: tuple[BucketRow, ...]
    series: tuple[Series, ...]
    totals: dict[str, Number | None]
    links: dict[str, str] = {}

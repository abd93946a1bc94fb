"""A topic over time."""

import datetime as dt

from pydantic import Field

from timeline.results.base import Coverage, Result
from timeline.results.topics import TopicVersion


class BucketRow(Result):
    """One bucket: `start` to `end` inclusive. Only a bucket whose coverage is `sat` may be drawn as zero, and
    `sitting_days` says how many whole days of it are stored, be it one of many; `total`
    is null, and `values` are empty, where nothing is known."""

    start: dt.date
    end: dt.date
    coverage: Coverage
    sitting_days: int
    total: int | None
    values: dict[str, int]


class Series(Result):
    """One series of a timeline; `colour` is a CSS colour."""

    key: str
    label: str
    colour: str


class Timeline(Result):
    """A topic over time. `filters` echoes what was asked, `unit` names what is counted, in words."""

    topic: TopicVersion
    measure: str
    per: str
    by: str
    bucket: str
    start: dt.date | None = Field(alias="from")
    end: dt.date | None = Field(alias="to")
    filters: dict[str, str | list[str]]
    unit: str
    total: int
    buckets: tuple[BucketRow, ...]
    series: tuple[Series, ...]
    spikes: tuple[dict[str, str], ...] = ()
    links: dict[str, str] = {}

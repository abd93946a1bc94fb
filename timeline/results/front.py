"""What the front page shows: small timelines, what changed lately, and how much is stored of which chamber."""

import datetime as dt

from timeline.results.base import Result
from timeline.results.timelines import SpikeDebate
from timeline.results.topics import TopicRef


class SmallTimelines(Result):
    """The speeches about each topic by month, all on one axis; a topic without any has no entry.

    `starts` are the first days of the months, in order and without gaps. A value is null, and never zero, unless a
    whole sitting of the month is stored or something was counted in it.
    """

    starts: tuple[dt.date, ...]
    values: dict[str, tuple[int | None, ...]]


class TopicNews(TopicRef):
    """A topic of which was spoken lately.

    `speeches` in the latest sitting days and `before` in as many before these; `debates` are the largest that belong to
    it in the latest.
    """

    speeches: int
    before: int
    debates: tuple[SpikeDebate, ...]


class TopicSpike(TopicRef):
    """The latest spike of a topic by months, in the last three; `reason` says how it stands out (docs/timelines.md)."""

    start: dt.date
    end: dt.date
    reason: str


class Lately(Result):
    """What changed in the latest `days` of which a sitting is stored, from `start` to `end`.

    `topics` without a parent, the most spoken of first; `spikes` the latest first.
    """

    start: dt.date
    end: dt.date
    days: int
    topics: tuple[TopicNews, ...]
    spikes: tuple[TopicSpike, ...]


class HeldYear(Result):
    """How many days of a chamber's year are stored, whole or in part; `parts` of them only in part."""

    year: int
    days: int
    parts: int


class HeldChamber(Result):
    """How many days of a chamber are stored, whole or in part, from the first to the last; `parts` only in part."""

    chamber: str
    days: int
    parts: int
    start: dt.date
    end: dt.date
    years: tuple[HeldYear, ...]

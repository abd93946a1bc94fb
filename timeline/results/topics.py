"""Topics and their definitions."""

import datetime as dt

from timeline.results.base import Result


class TopicRef(Result):
    """A topic by slug and title."""

    slug: str
    title: str


class TopicSummary(TopicRef):
    """A topic with what the store holds of it: speeches about it, and the first and last day."""

    description: str
    version: str
    speeches: int
    first: dt.date | None
    last: dt.date | None


class TopicVersion(TopicRef):
    """A topic and the digest of the definition behind the numbers."""

    version: str

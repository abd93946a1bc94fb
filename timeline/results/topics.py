"""Topics and their definitions."""

import datetime as dt

from timeline.results.base import Result


class TopicRef(Result):
    """A topic by slug and title."""

    slug: str
    title: str


class TopicSummary(TopicRef):
    """A topic with what the store holds of it: speeches about it, and the first and last day.

    `parent` is the slug of the topic above, whose speeches those of this one are too."""

    description: str
    version: str
    parent: str | None = None
    speeches: int
    first: dt.date | None
    last: dt.date | None


class TopicDefinition(TopicRef):
    """A topic as defined: `definition` is the text of its file, as it was when the stored speeches were tagged."""

    description: str
    version: str
    parent: str | None
    definition: str


class TopicVersion(TopicRef):
    """A topic and the digest of the definition behind the numbers."""

    version: str

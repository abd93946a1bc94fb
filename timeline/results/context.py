"""Documents from outside Parliament, and the debates near a text."""

import datetime as dt
from typing import Literal

from timeline.results.base import Result
from timeline.results.speeches import DebateRef, Mark, SpeechTag


class ContextSummary(Result):
    """A document from outside: `date_basis` is `printed`, `given`, or `unknown` where there is no date.

    `topics` are those it is about, `mentioned` those it only mentions.
    """

    id: str
    title: str
    publisher: str | None
    url: str | None
    date: dt.date | None
    date_basis: str
    words: int
    topics: tuple[str, ...]
    mentioned: tuple[str, ...]


class ContextDocument(ContextSummary):
    """The same with its text: marks count characters of its paragraphs joined by one line break, `tags` say why it has
    each topic. `name` is that of the file it came in."""

    name: str
    paragraphs: tuple[str, ...]
    tags: tuple[SpeechTag, ...]
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The text that marks count characters of."""
        return "\n".join(self.paragraphs)


class NearReason(Result):
    """One reason why a debate is near a text: `names` or `words` of the text said in it, rarest first, `topics` it
    shares, by slug, or the `date`. `text` says it in words."""

    kind: Literal["names", "words", "topics", "date"]
    text: str
    values: tuple[str, ...] = ()


class NearDebate(Result):
    """A debate near a text: `score` is from 0 to 1, `days` how many after the text it was (before it: negative)."""

    debate: DebateRef
    score: float
    days: int | None
    reasons: tuple[NearReason, ...]

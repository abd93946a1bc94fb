"""What is read of a text that somebody tries out: nothing of it is stored."""

import datetime as dt
from typing import Literal

from timeline.results.base import LocalTime, Result
from timeline.results.context import NearDebate
from timeline.results.debates import DivisionItem, NoteItem
from timeline.results.speeches import Mark, Mention, NamedPerson, SpeakerRef, SpeechTag


class HeadingItem(Result):
    """A heading inside a transcript; `level` counts from 1, the outermost."""

    kind: Literal["heading"] = "heading"
    id: str
    level: int
    text: str


class Tagged(Result):
    """A text with its topics: those it is about, those it only mentions, why (`tags`), and the words that show it.

    Marks count characters of the paragraphs joined by one line break."""

    topics: tuple[str, ...]
    mentioned: tuple[str, ...]
    tags: tuple[SpeechTag, ...]
    marks: tuple[Mark, ...]
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text that marks count characters of."""
        return "\n".join(self.paragraphs)


class TriedTurn(Tagged):
    """One turn as it was read: the fields are those of a stored speech. `candidates` are who else may be meant."""

    kind: Literal["speech"] = "speech"
    id: str
    source_id: str | None
    speech_kind: str
    time: LocalTime | None
    column: str | None
    question_number: str | None
    written: bool
    interrupts: str | None
    continues: str | None
    printed: str | None
    speaker: SpeakerRef | None
    status: str
    rule: str
    candidates: tuple[NamedPerson, ...]
    mentions: tuple[Mention, ...]


class Warned(Result):
    """Something that was not understood, at a line of the source, where it has one."""

    number: int
    line: int | None
    code: str
    message: str


class SourceLine(Result):
    """A line of the source, cut where it is very long, and what was not understood there."""

    number: int
    text: str
    warnings: tuple[Warned, ...]


class TopicShare(Result):
    """A topic of a transcript: how many turns are about it, and how many only mention it."""

    slug: str
    title: str
    about: int
    mentioned: int


class TriedTranscript(Result):
    """One document read as a transcript. `turns` and `warned` count all, also those that are not among the `items` and
    `warnings`; of a long source only the `lines` near a warning are here."""

    name: str
    format: str
    title: str
    chamber: str
    date: dt.date | None
    items: tuple[TriedTurn | HeadingItem | NoteItem | DivisionItem, ...]
    turns: int
    words: int
    speakers: tuple[SpeakerRef, ...]
    topics: tuple[TopicShare, ...]
    warnings: tuple[Warned, ...]
    warned: int
    lines: tuple[SourceLine, ...]
    source_lines: int


class TriedItem(Tagged):
    """One item of a text from outside Parliament, and the debates near it; None where they were not looked for."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    date: dt.date | None
    date_basis: str
    words: int
    near: tuple[NearDebate, ...] | None


class Stored(Result):
    """What the store knows of what is named: ids of people and debates, slugs of topics."""

    people: frozenset[str]
    debates: frozenset[str]
    topics: frozenset[str]


class Tried(Result):
    """What a text is: transcripts, or items from outside. `titles` are those of all topics named, by slug."""

    transcripts: tuple[TriedTranscript, ...]
    items: tuple[TriedItem, ...]
    more_items: int
    layout_unknown: bool
    titles: dict[str, str]
    stored: Stored


class TaggedSpeech(Tagged):
    """A turn of a transcript with its topics."""

    speech_id: str
    source_id: str | None


class TaggedItem(Tagged):
    """An item of any other text with its topics."""

    id: str
    title: str
    date: dt.date | None


class TaggedText(Result):
    """The topics of a text: a line for each speech of a transcript, or for each item of anything else."""

    kind: Literal["transcript", "text"]
    speeches: tuple[TaggedSpeech, ...]
    items: tuple[TaggedItem, ...]

"""Speeches, who made them, and what is marked in them."""

import datetime as dt

from timeline.results.base import LocalTime, Result


class SpeakerRef(Result):
    """Who spoke, as resolved for the day: null fields are not known. `slug` makes a readable address."""

    id: str
    name: str
    slug: str
    party: str | None
    constituency: str | None
    office: str | None
    role: str
    role_basis: str


class Mark(Result):
    """The words that made a speech match: characters `start` to `end` of its text."""

    topic: str
    start: int
    end: int
    phrase: str
    version: str


class SourceRef(Result):
    """One source of a speech: its format, the source's own id, and the name of the file it was read from."""

    format: str
    source_id: str | None
    name: str
    primary: bool


class DebateRef(Result):
    """A debate (a section of a sitting): `path` holds the headings above it, outermost first."""

    id: str
    title: str
    path: tuple[str, ...]
    chamber: str
    date: dt.date


class NamedPerson(Result):
    """A person by id and name."""

    id: str
    name: str


class PersonRef(NamedPerson):
    """A person with the slug that makes a readable address."""

    slug: str


class Mention(Result):
    """A member named inside a speech, at characters `start` to `end` of its text: `person` by the name of that day, or
    null where nobody is certain. `rule` says how they were found, or why not."""

    start: int
    end: int
    printed: str
    person: PersonRef | None
    rule: str
    candidates: tuple[NamedPerson, ...]


class MentionCount(Result):
    """Someone who mentions a person, or is mentioned by them: how often, in how many speeches, first and last when."""

    person: PersonRef
    mentions: int
    speeches: int
    first: dt.date
    last: dt.date


class SpeechTag(Result):
    """Why a speech has a topic: how strongly (`about` or `mention`), by which rule, and by which version of the
    definition. The rules: its `words`, the `heading` of its debate, the `reply` it is, a `sub-topic`, or `pinned`."""

    topic: str
    strength: str
    rule: str
    version: str


class Speech(Result):
    """One turn. `printed` is the attribution as the source has it; `speaker` the person it resolves to, or null
    with the reason in `rule`. `topics` are those it is about, `mentioned` those it only mentions; `tags` say why.

    `mentions` are the members named in it. `interrupts` is the speech that an intervention interrupts, `continues`
    the start of the speech this goes on with; `words` counts this turn's, `words_with_continuations` those of all the
    turns of the same speech."""

    id: str
    debate: DebateRef
    position: int
    kind: str
    time: LocalTime | None
    column: str | None
    question_number: str | None
    uin: str | None
    written: bool
    interrupts: str | None
    continues: str | None
    printed: str | None
    speaker: SpeakerRef | None
    status: str
    rule: str
    paragraphs: tuple[str, ...]
    words: int
    words_with_continuations: int
    topics: tuple[str, ...]
    mentioned: tuple[str, ...]
    tags: tuple[SpeechTag, ...] = ()
    marks: tuple[Mark, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[SourceRef, ...]

    @property
    def text(self) -> str:
        """The text that marks count characters of."""
        return "\n".join(self.paragraphs)


class Turn(Result):
    """A turn by its id and the name of who spoke, as resolved, else as printed; null where nobody is named."""

    id: str
    speaker: str | None


class Around(Result):
    """What stands around a speech: its neighbours in the debate, the one it interrupts, the one it goes on with."""

    previous: Turn | None
    following: Turn | None
    interrupted: Turn | None
    begun: Turn | None

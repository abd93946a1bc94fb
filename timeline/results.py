"""What the store answers: frozen records, the same for HTML, JSON and the command line.

Field names are the API's. Spans count characters of a speech's `text` (its paragraphs joined by one line break).
Dates and times are ISO 8601; a time is the stamp printed for that very speech.
"""

from __future__ import annotations

import datetime as dt
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
Coverage = Literal["sat", "partial", "no-transcript", "recess", "unknown"]


class Result(BaseModel):
    """Base of all answers: immutable, and `from` is spelt `start` inside Python."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Page(Result, Generic[T]):
    """One page of a list; `next` is the cursor of the next page and null at the end. `total` counts all."""

    items: tuple[T, ...]
    next: str | None = None
    total: int


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


class Speech(Result):
    """One turn. `printed` is the attribution as the source has it; `speaker` the person it resolves to, or null
    with the reason in `rule`. `topics` are those it is about, `mentioned` those it only mentions.

    `mentions` are the members named in it. `interrupts` is the speech that an intervention interrupts, `continues`
    the start of the speech this goes on with; `words` counts this turn's, `words_with_continuations` those of all the
    turns of the same speech."""

    id: str
    debate: DebateRef
    position: int
    kind: str
    time: dt.time | None
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
    marks: tuple[Mark, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[SourceRef, ...]

    @property
    def text(self) -> str:
        """The text that marks count characters of."""
        return "\n".join(self.paragraphs)


class NoteItem(Result):
    """A stage direction inside a debate."""

    kind: Literal["note"] = "note"
    text: str


class VoteItem(Result):
    """One vote of a division."""

    vote: str
    name: str
    person: str | None
    party: str | None
    teller: bool
    proxy: str | None


class DivisionItem(Result):
    """A division inside a debate: counts by side, and every vote."""

    kind: Literal["division"] = "division"
    number: int | None
    time: dt.time | None
    counts: dict[str, int]
    votes: tuple[VoteItem, ...]


class SpeechItem(Result):
    """A speech inside a debate."""

    kind: Literal["speech"] = "speech"
    speech: Speech


class Debate(DebateRef):
    """A debate in order, the debates directly inside it, the one above, and its neighbours in the sitting."""

    items: tuple[SpeechItem | NoteItem | DivisionItem, ...]
    parts: tuple[DebateRef, ...]
    parent: DebateRef | None
    previous: DebateRef | None
    following: DebateRef | None
    speakers: tuple[SpeakerRef, ...]
    topics: tuple[str, ...]


class DebateSummary(DebateRef):
    """A debate in a list: how many speeches and speakers it has."""

    speeches: int
    speakers: int
    topics: tuple[str, ...]


class Sitting(Result):
    """One chamber's sitting day as stored: whole (`sat`) or fragments only (`partial`)."""

    id: str
    chamber: str
    date: dt.date
    coverage: Coverage
    speeches: int
    debates: int


class NameRow(Result):
    """A name that a person had for a time; an `alternate` one is only printed by others (“Alistair Carns”)."""

    name: str
    start: dt.date | None
    end: dt.date | None
    alternate: bool


class MembershipRow(Result):
    """A membership as the register has it; a null end is “not ended as far as the sources reach”, which is to
    `known_to`."""

    chamber: str
    constituency: str | None
    party: str | None
    start: dt.date | None
    end: dt.date | None
    known_to: dt.date | None = None


class OfficeRow(Result):
    """An office as the register has it. The end of an `observed` one is the last day on which a source shows it; a
    null end is “not ended as far as the sources reach”, which is to `known_to`."""

    role: str
    organisation: str | None
    kind: str
    start: dt.date | None
    end: dt.date | None
    observed: bool = False
    known_to: dt.date | None = None

    @property
    def title(self) -> str:
        """The office as one says it: `Chair, Justice Committee`."""
        return f"{self.role}, {self.organisation}" if self.organisation else self.role


class SpeakerHit(Result):
    """A person who fits what was asked: the membership by which, else the latest one; how many speeches are stored,
    the Chair's left out; and how well the words fit, 0 to 100.

    `fit` says whether the words are the register's, begin or shorten them, or are only similar. `known_as` is the
    name that fits where it is not `name`; `office` the one that was asked for."""

    id: str
    name: str
    slug: str
    party: str | None
    constituency: str | None
    chamber: str | None
    start: dt.date | None
    end: dt.date | None
    speeches: int
    score: float
    fit: Literal["exact", "begun", "similar"]
    known_as: str | None
    office: OfficeRow | None


class Speakers(Page[SpeakerHit]):
    """People, the likest first. `understood` says what the words were taken to mean, the likeliest first;
    `suggestion` are other words, where all that was found is only similar."""

    understood: tuple[str, ...]
    suggestion: str | None


class TopicCount(TopicRef):
    """How many speeches a person made about a topic, in all and by year."""

    speeches: int
    by_year: dict[str, int]


class Speaker(Result):
    """A person: names, dated memberships and offices (the latest first), official identifiers, what they spoke about.

    `speeches` and all that is counted leave out what was said in the Chair, `in_chair`, unless that was asked for;
    `first` and `last` are days of speeches that count."""

    id: str
    name: str
    slug: str
    other_names: tuple[str, ...]
    names: tuple[NameRow, ...]
    identifiers: dict[str, str]
    memberships: tuple[MembershipRow, ...]
    offices: tuple[OfficeRow, ...]
    topics: tuple[TopicCount, ...]
    speeches: int
    by_year: dict[str, int]
    in_chair: int
    first: dt.date | None
    last: dt.date | None


class TopicVersion(TopicRef):
    """A topic and the digest of the definition behind the numbers."""

    version: str


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


class Status(Result):
    """What is stored: counts, and from when to when. `debates` counts those in which a member spoke."""

    revision: str
    documents: int
    sittings: int
    debates: int
    speeches: int
    people: int
    first: dt.date | None
    last: dt.date | None
    register_date: dt.date | None

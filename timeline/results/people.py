"""People: who fits a search, and one person with all that is known."""

import datetime as dt
from typing import Literal

from timeline.results.base import Page, Result
from timeline.results.topics import TopicRef


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

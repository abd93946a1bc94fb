"""By which of their memberships and offices a person fits a reading, a period and filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hansard.people import Membership, Office, Person
from hansard.resolve import HOUSES
from timeline.filters import NO_PARTY, PeopleFilter
from timeline.search.people.dates import Period, one_day
from timeline.search.people.readings import Reading


@dataclass(frozen=True, slots=True)
class Facts:
    """The latest membership and office that fit; None where none needed to."""

    membership: Membership | None = None
    office: Office | None = None

    @property
    def last(self) -> date:
        """The day on which what fits ended; of what has no end, the last of all days."""
        held = self.office or self.membership
        return (held.end or date.max) if held else date.min


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be fulfilled together."""

    reading: Reading
    period: Period | None
    parties: frozenset[str]
    chambers: frozenset[str]
    seated: bool
    """Whether a membership must fit."""

    @classmethod
    def of(cls, reading: Reading, period: Period | None, question: PeopleFilter) -> Wanted:
        """The reading with the question's filters."""
        day = one_day(question.on) if question.on else None
        both = period.within(day) if period and day else period or day
        chambers = frozenset(HOUSES.get(chamber, chamber) for chamber in question.chamber)
        seated = question.party or question.chamber or reading.party or reading.chamber or reading.seat
        return cls(reading, both, frozenset(question.party), chambers, bool(seated))


def facts(person: Person, wanted: Wanted) -> Facts | None:
    """By what a person fits whose memberships and offices stand in the order of time; None for one who does not."""
    if wanted.reading.office:
        return next(_in_office(person, wanted), None)
    for held in reversed(person.memberships):
        if (not wanted.seated or _fits(held, wanted)) and _meets(held, wanted):
            return Facts(held)
    if wanted.seated:
        return None
    for office in reversed(person.offices):
        if _meets(office, wanted):
            return Facts(None, office)
    return None if wanted.period else Facts()


def _in_office(person: Person, wanted: Wanted) -> Iterator[Facts]:
    """The offices that fit, the latest first, each with the latest membership that fits beside it."""
    titles = wanted.reading.office.values if wanted.reading.office else frozenset()
    for office in reversed(person.offices):
        if office.title in titles and _meets(office, wanted):
            beside = Period(office.start, office.end, "")
            seats = (m for m in reversed(person.memberships) if beside.meets(m.start, m.end) and _meets(m, wanted))
            membership = next((m for m in seats if _fits(m, wanted)), None)
            if membership or not wanted.seated:
                yield Facts(membership, office)


def _fits(held: Membership, wanted: Wanted) -> bool:
    reading = wanted.reading
    return (
        (not reading.seat or held.constituency in reading.seat.values)
        and (not reading.party or held.party in reading.party.values)
        and (not reading.chamber or held.chamber in reading.chamber.values)
        and (not wanted.parties or (held.party or NO_PARTY) in wanted.parties)
        and (not wanted.chambers or held.chamber in wanted.chambers)
    )


def _meets(held: Membership | Office, wanted: Wanted) -> bool:
    return wanted.period is None or wanted.period.meets(held.start, held.end)

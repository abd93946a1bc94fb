"""The day of a sitting as mentions need it: who sat, who held which office, who spoke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hansard.mentions.found import Answer
from hansard.mentions.index import Index, parts
from hansard.mentions.words import Phrases
from hansard.model import Sitting, Speech
from hansard.people import Membership, Person, Resolution, Resolved, holds
from hansard.resolve import HOUSES


@dataclass(frozen=True, slots=True)
class Day:
    """`printed` are the offices printed with speakers of the sitting, `heard` the ids of who spoke."""

    date: date | None
    house: str
    index: Index
    printed: Phrases[Person]
    heard: frozenset[str]

    @classmethod
    def of(cls, sitting: Sitting, resolutions: Sequence[Resolution | None], index: Index) -> Day:
        """The day of that sitting."""
        heard = frozenset(found.person.id for found in resolutions if isinstance(found, Resolved))
        printed = Phrases(_printed(sitting, resolutions))
        return cls(sitting.date, HOUSES[sitting.chamber], index, printed, heard)

    def holders(self, seat: str) -> list[tuple[Membership, Person]]:
        """Whoever held that folded seat on the day."""
        found = self.index.seats.rows.get(seat, ())
        return [(held, person) for held, person in found if self.date and holds(held.start, held.end, self.date)]

    def is_open(self, seat: Membership) -> bool:
        """Whether the seat has no end and the day is later than any source of that House."""
        reach = self.index.register.memberships_end(seat.chamber)
        return seat.end is None and self.date is not None and self.date > reach


def only(persons: Iterable[Person], rule: str, several: str) -> Answer | None:
    """The one person, by that rule; several are candidates of a mention without a person; None where there are none."""
    found = tuple({person.id: person for person in persons}.values())
    if len(found) > 1:
        return Answer(several, candidates=found)
    return Answer(rule, found[0]) if found else None


def _printed(sitting: Sitting, resolutions: Sequence[Resolution | None]) -> Iterator[tuple[str, Person]]:
    for item, found in zip(sitting.items, resolutions, strict=True):
        if isinstance(item, Speech) and item.attribution and item.attribution.office and isinstance(found, Resolved):
            for title in parts(item.attribution.office):
                yield title, found.person

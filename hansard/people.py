"""People as the register knows them (Popolo's words), every fact with its dates, and what a look-up answers.

A period is closed: it holds on `start` and on `end`. `start` None is “before the sources begin”, `end` None “not
ended as far as the sources reach”.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """A name in use for a time, without honorifics: “Jess Phillips”, “Lord Alton of Liverpool”.

    `alternate` marks a form that others print (“Alistair Carns”) but that is not shown as the person's name.
    """

    text: str
    start: date | None = None
    end: date | None = None
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """A seat in a chamber for one party: a change of party ends one membership and begins the next.

    `constituency` is None for peers; `party` is the full name as people say it, None where no source gives it.
    """

    chamber: str
    constituency: str | None
    party: str | None
    start: date | None
    end: date | None


ALSO = "publicwhip-also"
"""The scheme under which the register keeps further publicwhip numbers of a person, parted by blanks."""


class OfficeKind(StrEnum):
    """Which side an office belongs to; it decides the role of whoever speaks in it."""

    GOVERNMENT = "government"
    OPPOSITION = "opposition"
    CHAIR = "chair"
    PARLIAMENTARY = "parliamentary"


@dataclass(frozen=True, slots=True)
class Office:
    """A post held for a time: “Secretary of State for the Home Department”, “Speaker of the House of Commons”.

    `kind` opposition is a post of the Official Opposition or of another party; `official_opposition` tells them apart.
    Where `observed`, the end (and the start of an office that was only seen, not dated) is the last (first) day on
    which a source shows the office, not the day on which it was given up (taken).
    """

    role: str
    organisation: str | None
    kind: OfficeKind
    start: date | None
    end: date | None
    official_opposition: bool = False
    observed: bool = False

    @property
    def title(self) -> str:
        """The office as one says it: “Chair, Justice Committee”."""
        return f"{self.role}, {self.organisation}" if self.organisation else self.role


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `id` is the publicwhip number where one is known (`25350`), else `parliament-4454`.

    `identifiers` maps a scheme (`publicwhip`, `parliament`, `wikidata`) to the bare id in it. `member_ids` are the
    publicwhip ids of single memberships (`member/40034`, `lord/100030`) that older transcripts name speakers by.
    """

    id: str
    names: tuple[Name, ...]
    identifiers: dict[str, str]
    memberships: tuple[Membership, ...] = ()
    offices: tuple[Office, ...] = ()
    member_ids: tuple[str, ...] = ()

    def name_on(self, day: date | None) -> str:
        """The name in use on that day; without a day, or where none holds, the latest."""
        own = [name for name in self.names if not name.alternate] or list(self.names)
        held = [name for name in own if day is not None and holds(name.start, name.end, day)]
        return (held or own)[-1].text

    def memberships_on(self, day: date) -> tuple[Membership, ...]:
        """The memberships held on that day: at most one a chamber in a sound register."""
        return tuple(m for m in self.memberships if holds(m.start, m.end, day))

    def offices_on(self, day: date) -> tuple[Office, ...]:
        """The offices held on that day, in the register's order."""
        return tuple(o for o in self.offices if holds(o.start, o.end, day))


def holds(start: date | None, end: date | None, day: date) -> bool:
    """Whether a closed period with open ends (None) holds on that day."""
    return (start is None or start <= day) and (end is None or day <= end)


class Role(StrEnum):
    """What a person speaks as (see `docs/parse-output.md`)."""

    MINISTER = "minister"
    SHADOW = "shadow"
    CHAIR = "chair"
    MEMBER = "member"
    WITNESS = "witness"
    UNKNOWN = "unknown"


class RoleBasis(StrEnum):
    """What a role rests on; `no-evidence` where the register's offices do not reach the day."""

    PRINTED = "printed"
    REGISTER = "register"
    ANSWERS_QUESTION = "answers-question"
    NO_EVIDENCE = "no-evidence"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several persons an attribution may mean, and why."""

    person: Person
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The attribution means this person. `person` is a bare one (no memberships) where the source gives an id that
    the register lacks. `party`, `constituency` and `office` are those held on the date of the sitting; None is
    “not known”, never a guess. `name` is the name on that day."""

    person: Person
    name: str
    party: str | None
    constituency: str | None
    office: str | None
    role: Role
    role_basis: RoleBasis
    rule: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several persons fit and nothing decides between them."""

    candidates: tuple[Candidate, ...]
    rule: str
    role: Role = Role.UNKNOWN
    role_basis: RoleBasis = RoleBasis.NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Nobody is found; `rule` says why (`collective`, `chair-unnamed`, `not-in-register`, `no-date`, …)."""

    rule: str
    role: Role = Role.UNKNOWN
    role_basis: RoleBasis = RoleBasis.NO_EVIDENCE


Resolution = Resolved | Ambiguous | Unresolved

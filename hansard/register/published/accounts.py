"""What a published file tells of members: an account a person, its dates as certain as the file's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hansard.people import Membership, Name, Office


@dataclass(frozen=True, slots=True)
class Spell:
    """A membership as a file tells it, held for certain from its start to its end.

    Where the file gives a bare year or month, `earliest` and `latest` are the outermost days that it may mean.
    """

    held: Membership
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """The latest membership of somebody, as a list of a day shows it: the seat and party are those of that day."""

    held: Membership
    day: date


@dataclass(frozen=True, slots=True)
class Account:
    """What a file tells of one person; no names where it tells only posts.

    `identifiers` is by scheme as in the register; `aliases` are further publicwhip numbers of the person.
    """

    identifiers: dict[str, str]
    names: tuple[Name, ...] = ()
    aliases: tuple[str, ...] = ()
    member_ids: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A file that has been read. `day` is the last day that it speaks of, `what` it is, in words.

    `complete` says that it tells all memberships of a House of whoever it tells any of; `members` that it tells those
    of all members, `posts` that it tells all posts of the government and the opposition to its day. `problems` are a
    sentence each: what was left out, and why.
    """

    path: str
    what: str
    day: date
    accounts: tuple[Account, ...]
    complete: bool = False
    members: bool = False
    posts: bool = False
    problems: tuple[str, ...] = field(default=())


def last_of(days: Iterable[date | None], today: date) -> date | None:
    """The last of the days that is not yet to come."""
    return max((day for day in days if day and day <= today), default=None)

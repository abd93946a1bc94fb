"""Ids in a topic's `[pinned]` and `[excluded]` that the store does not have: a slip, a day not read yet, a moved id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from timeline import tables
from timeline.topics.definitions import Topic

CHUNK = 500
"""Ids that are asked for at a time: engines limit how many one query may have."""


@dataclass(frozen=True, slots=True)
class Unfound:
    """A debate or speech that `topic` names by an `id` which the store does not have. `today` is its id now, if any."""

    topic: str
    rule: Literal["pinned", "excluded"]
    what: Literal["debate", "speech"]
    id: str
    today: str | None = None

    def __str__(self) -> str:
        now = f"; it is {self.today} now" if self.today else ""
        return f"{self.topic}: the {self.rule} {self.what} {self.id} is not in the store{now}"


def unfound(session: Session, topics: Iterable[Topic]) -> tuple[Unfound, ...]:
    """What of these topics' pins and exclusions names nothing that is stored, in the order of the definitions."""
    named = [one for topic in topics for one in _named(topic)]
    stored = {
        "debate": _those(session, col(tables.Section.id), [one.id for one in named if one.what == "debate"]),
        "speech": _those(session, col(tables.Speech.id), [one.id for one in named if one.what == "speech"]),
    }
    lost = [one for one in named if one.id not in stored[one.what]]
    moved = _those(session, col(tables.Redirect.old), [one.id for one in lost], col(tables.Redirect.new))
    return tuple(replace(one, today=moved.get(one.id)) for one in lost)


def _named(topic: Topic) -> Iterator[Unfound]:
    pinned, excluded = topic.rules.pinned, topic.rules.excluded
    yield from (Unfound(topic.slug, "pinned", "debate", id) for id in pinned.debates)
    yield from (Unfound(topic.slug, "pinned", "speech", id) for id in pinned.speeches)
    yield from (Unfound(topic.slug, "excluded", "debate", id) for id in excluded.debates)
    yield from (Unfound(topic.slug, "excluded", "speech", id) for id in excluded.speeches)


def _those(
    session: Session, key: Mapped[str], ids: Sequence[str], value: Mapped[str | None] | None = None
) -> dict[str, str | None]:
    """The ids that stand in this column, each with what stands beside it."""
    found: dict[str, str | None] = {}
    for start in range(0, len(ids), CHUNK):
        query = select(key, key if value is None else value).where(key.in_(ids[start : start + CHUNK]))
        found |= {row[0]: row[1] for row in session.execute(query)}
    return found

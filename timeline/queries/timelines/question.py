"""A timeline's question, with all that answering it needs; and the counts that answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import Session

from timeline.filters import By, Filter, Measure
from timeline.queries.timelines.window import Window

ALL = "all"
NONE = "none"
"""The series of what is in no sub-topic."""

DISTINCT: tuple[Measure, ...] = ("debates", "speakers")
COLUMNS: dict[By, str] = {
    "party": "party",
    "role": "role",
    "chamber": "chamber",
    "kind": "kind",
    "speaker": "person",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted of which topic, split how, on which days; `whole`: only in sittings stored as a whole day.

    `children` are the slugs of the topic's sub-topics.
    """

    session: Session
    topic: str
    children: tuple[str, ...]
    filter: Filter
    window: Window
    measure: Measure
    by: By
    whole: bool

    @property
    def dialect(self) -> str:
        return self.session.get_bind().dialect.name

    @property
    def is_distinct(self) -> bool:
        """Whether people or debates are counted, each once in a bar, and not added up."""
        return self.measure in DISTINCT

    @property
    def is_every_turn(self) -> bool:
        """Whether each turn counts for itself and not only the first of a speech."""
        return bool(self.filter.text or self.filter.mentions or self.filter.every_part)


class Cell(NamedTuple):
    """An amount in one bar and series."""

    bar: int
    key: str
    amount: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts: by bar and series, by bar, and in all."""

    cells: Mapping[tuple[int, str], int]
    bars: Mapping[int, int]
    total: int


def added_up(cells: Iterable[Cell]) -> Counted:
    """Amounts that add up: over the series of a bar, and over the bars; of nothing there is no cell."""
    by_key: dict[tuple[int, str], int] = defaultdict(int)
    by_bar: dict[int, int] = defaultdict(int)
    for bar, key, amount in cells:
        if amount:
            by_key[bar, key] += amount
            by_bar[bar] += amount
    return Counted(by_key, by_bar, sum(by_bar.values()))

"""A chamber's year as twelve small calendars, each day with what is known of it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timeline.results import CoverageDay, CoverageYear, Refused
from web.display import day as in_words

SYMBOLS = {
    "sat": "●",
    "partial": "◐",
    "no-transcript": "✕",
    "refused": "!",
    "recess": "~",
    "not-sitting": "–",
    "unknown": "",
}
"""Told apart without colours; the order is that of the legend."""
MEANINGS = {
    "sat": "the whole sitting is stored",
    "partial": "only parts of the sitting are stored",
    "no-transcript": "the chamber sat by the imported calendar, and nothing is stored",
    "refused": "a document whose name holds this date was refused, and nothing else of the day is stored",
    "recess": "recess by the imported calendar",
    "not-sitting": "no sitting by the imported calendar",
    "unknown": "nothing is stored, and no calendar speaks of the day",
}
DATE = re.compile(r"\d{4}-\d\d-\d\d")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its status here, which may also be `refused`, its sign, and all of it in words."""

    date: date
    status: str
    symbol: str
    said: str

    @property
    def has_debates(self) -> bool:
        """Whether there is something to be read."""
        return self.status in ("sat", "partial")


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday to Sunday; None where a day belongs to another month."""

    start: date
    weeks: tuple[tuple[Day | None, ...], ...]


def months(year: CoverageYear, refused: Iterable[Refused]) -> tuple[Month, ...]:
    """The year's months."""
    lost = {text for one in refused for text in DATE.findall(one.path)}
    days = [_day(one, one.date.isoformat() in lost) for one in year.days]
    return tuple(_month(list(of)) for _, of in groupby(days, lambda day: day.date.month))


def legend(months: Iterable[Month]) -> Mapping[str, int]:
    """How many days there are of each status that occurs, in a fixed order."""
    found = Counter(day.status for month in months for week in month.weeks for day in week if day)
    return {status: found[status] for status in SYMBOLS if found[status]}


def _day(one: CoverageDay, is_refused: bool) -> Day:
    status = "refused" if is_refused and one.status in ("unknown", "no-transcript") else one.status
    name = f" ({one.name})" if one.name else ""
    return Day(one.date, status, SYMBOLS[status], f"{in_words(one.date)}: {MEANINGS[status]}{name}")


def _month(days: Sequence[Day]) -> Month:
    cells: list[Day | None] = [None] * days[0].date.weekday() + list(days)
    cells += [None] * (-len(cells) % 7)
    return Month(days[0].date, tuple(_weeks(cells)))


def _weeks(cells: Sequence[Day | None]) -> Iterator[tuple[Day | None, ...]]:
    return (tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))

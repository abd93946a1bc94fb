"""One object of a published file, read key by key: what is not as it should be is told with its place."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from hansard.errors import BadMembersFile

NUMBER = re.compile(r"[0-9]{1,9}")
YEAR, MONTH = 4, 7
OPEN = "9999"
"""parlparse's year of what has not ended."""
LONGEST = 500
"""Characters of a name: more is none."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days for certain within, and the outermost ones possible; None is open."""

    start: date | None
    end: date | None
    earliest: date | None
    latest: date | None

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it can have begun."""
        return bool(self.earliest and self.latest and self.latest < self.earliest)

    @property
    def is_certain(self) -> bool:
        """Whether any day is for certain within: from one bare year to the same one there is none."""
        return self.start is None or self.end is None or self.start <= self.end


class Row:
    """An object of a file, at a place such as `memberships[3]`."""

    def __init__(self, value: object, path: str, where: str) -> None:
        self.path, self.where = path, where
        if not isinstance(value, dict):
            self.refuse(f"{_said(value)} in place of an object", "an object with keys")
        self._value: dict[str, Any] = value

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def refuse(self, found: str, expected: str) -> NoReturn:
        """Raise `BadMembersFile` with this place."""
        raise BadMembersFile(self.path, self.where, found, expected)

    def maybe(self, key: str) -> str | None:
        """The text of the key, blanks taken off; a whole number counts. None where there is none."""
        value = self._value.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int) or len(found := str(value)) > LONGEST:
            self.refuse(f"{_said(value)} as {key}", f"a text of at most {LONGEST} characters")
        return " ".join(found.split()) or None

    def text(self, key: str) -> str:
        """The text of a key that must be there."""
        return self.maybe(key) or self.refuse(f"no {key}", f"a text as {key}")

    def number(self, key: str) -> str:
        """The digits of an id, as text."""
        found = self.text(key)
        return found if NUMBER.fullmatch(found) else self.refuse(f"{found!r} as {key}", "a number of at most 9 digits")

    def row(self, key: str) -> Row | None:
        """The object under the key."""
        value = self._value.get(key)
        return None if value is None else Row(value, self.path, f"{self.where}.{key}" if self.where else key)

    def rows(self, key: str) -> Iterator[Row]:
        """The objects in the list under the key; none where there is no such key."""
        value = self._value.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.refuse(f"{_said(value)} as {key}", "a list")
        for place, each in enumerate(value):
            yield Row(each, self.path, f"{self.where}.{key}[{place}]" if self.where else f"{key}[{place}]")

    def bounds(self, start: str = "start_date", end: str = "end_date") -> Period:
        """The days between two keys. A bare year or month is certain from its last day, or to its first."""
        earliest, since = self._days(start) or (None, None)
        until, latest = self._days(end) or (None, None)
        return Period(since, until, earliest, latest)

    def period(self, start: str = "start_date", end: str = "end_date") -> Period:
        """The same, refused where the end is before the start."""
        days = self.bounds(start, end)
        if days.is_backwards:
            self.refuse(f"{end} {self.maybe(end)} before {start} {self.maybe(start)}", "an end on or after the start")
        return days

    def _days(self, key: str) -> tuple[date, date] | None:
        """The first and the last day that a date may mean; None where there is none, or it is still to come."""
        text = (self.maybe(key) or "").partition("T")[0]
        if not text or text.startswith(OPEN):
            return None
        try:
            if len(text) == YEAR:
                return date(int(text), 1, 1), date(int(text), 12, 31)
            if len(text) == MONTH:
                first = date.fromisoformat(f"{text}-01")
                return first, first.replace(day=monthrange(first.year, first.month)[1])
            day = date.fromisoformat(text)
        except ValueError:
            self.refuse(f"{text!r} as {key}", "a date such as 2024-07-04, or a bare year")
        return day, day


def _said(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."

"""The Parliaments of the United Kingdom, their sessions, and named recesses: facts, each with its source in the files.

They stand in `timeline/data/parliaments.toml` and `recesses.toml`.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

DAY = timedelta(days=1)
Kind = Literal["session", "parliament"]


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days, both inclusive; one without a `last` day goes on."""

    name: str
    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@cache
def parliaments() -> tuple[Period, ...]:
    """The Parliaments in order, “59th Parliament”."""
    return tuple(Period(f"{_ordinal(row['number'])} Parliament", row["first"], row.get("last")) for row in _rows())


@cache
def sessions() -> tuple[Period, ...]:
    """The sessions in order, “Session 2017–19”; one whose end is not known counts to the day before the next."""
    rows = [session for row in _rows() for session in row["sessions"]]
    ends = [*(row["first"] - DAY for row in rows[1:]), None]
    return tuple(
        Period(_session_name(row["name"]), row["first"], row.get("last") or end)
        for row, end in zip(rows, ends, strict=True)
    )


@cache
def recesses(chamber: str) -> tuple[Period, ...]:
    """The known recesses of `commons` or `lords` in order; none of other chambers. Some may be lacking."""
    return tuple(Period(row["name"], row["first"], row["last"]) for row in _read("recesses").get(chamber, ()))


def of_kind(kind: Kind) -> tuple[Period, ...]:
    """All Parliaments or all sessions, in order."""
    return parliaments() if kind == "parliament" else sessions()


def on(day: date, among: Sequence[Period]) -> Period | None:
    """The period of those, which are in order, that holds the day; None in a gap between two, before or after all."""
    place = bisect_right(among, day, key=lambda period: period.first)
    found = among[place - 1] if place else None
    return found if found and found.holds(day) else None


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _read("parliaments")["parliament"]
    return rows


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("timeline").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def _session_name(name: str) -> str:
    """“Session 2017–19”, “1921 Session I” as it is cited."""
    return name if "Session" in name else f"Session {name.replace('-', '–')}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

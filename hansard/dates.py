"""Printed dates and clock times. The one place that calls dateparser, which guesses too gladly when left alone.

Dates are tried against the forms that Hansard prints first; dateparser sees only texts with a year in figures and a
month in letters, because it reads `04/21/2022` as an American date and `5.1 pm` as the fifth of April.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

HALF_DAY = 12 * 60
STEP_BACK = 2 * 60

_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_FORMATS = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%A %d %B %Y", "%A, %d %B %Y")
_WORDED = re.compile(r"(?=.{6,40}$)(?=.*[^\W\d]{3})(?=.*\b(?:1[6-9]|20|21)\d\d\b)")
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{1,2})|\s(?P<spaced>[0-9]{2})(?=\s?[ap]))?(?:[.:](?P<second>[0-9]{2}))?"
    r"\s?(?P<half>[ap]\.?\s?m\.?)?"
)
_NAMED = {
    "noon": time(12), "12 noon": time(12), "12 o’clock noon": time(12), "midday": time(12),
    "midnight": time(0), "12 midnight": time(0),
}  # fmt: skip


@lru_cache(maxsize=4096)
def sitting_date(text: str) -> date | None:
    """The date a text states (`21st April 2022`, `25 November 2024`, `2022-04-21`), or None; never a guess.

    Day, month and year must all be there. `03/04/2023` is the third of April.
    """
    plain = " ".join(_ORDINAL.sub("", text).strip(" .").split())
    known = next(filter(None, (_in_form(plain, form) for form in _FORMATS)), None)
    return known or (_by_dateparser(plain) if _WORDED.match(plain) else None)


def iso_date(text: str) -> date | None:
    """The date that is written `2022-04-21`, or None where it is something else, or no day of the calendar."""
    try:
        return date.fromisoformat(text)
    except ValueError:  # the way to ask; whoever needs a date says that there is none
        return None


@lru_cache(maxsize=4096)
def clock(text: str) -> time | None:
    """The time of day a text states (`5:01 pm`, `5.1 pm` for 5:01, `4 15 pm`, `17:01`, `15:10:10`, `12 noon`), or None.

    Without `am` or `pm` the clock has 24 hours and must show minutes.
    """
    plain = text.strip().casefold()
    if plain in _NAMED:
        return _NAMED[plain]
    found = _CLOCK.fullmatch(plain)
    if found is None or not (found["half"] or found["minute"]):
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    minute, second = int(found["minute"] or found["spaced"] or 0), int(found["second"] or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def forward(printed: time, after: time) -> time:
    """The time a twelve-hour clock without am or pm means when it was last `after`: the nearer of the two halves.

    Business goes forward, past noon and midnight too; a stamp that steps back by less than two hours is let stand.
    """
    step = (_minutes(printed) - _minutes(after)) % HALF_DAY
    step -= HALF_DAY if step > HALF_DAY - STEP_BACK else 0
    hour, minute = divmod((_minutes(after) + step) % (2 * HALF_DAY), 60)
    return time(hour, minute, printed.second)


def _minutes(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute


def _in_form(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:  # the way to ask; another form may fit
        return None


def _by_dateparser(text: str) -> date | None:
    found = _parser().get_date_data(text).date_obj
    return found.date() if found is not None else None


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateparser.date import DateDataParser  # importing it takes 0.2 s, and most sources never need it

    settings = {
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],  # not “today”, nor “in 2 days”
        "REQUIRE_PARTS": ["day", "month", "year"],
    }
    return DateDataParser(languages=["en"], settings=settings)

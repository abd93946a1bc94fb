"""When, in a reader's words: `2015`, `in May 2015`, `on 7 May 2015`, `2015-05-07`, `since 2010`, `2010 to 2015`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from hansard.dates import sitting_date

MONTHS = {name.casefold()[:3]: number for number, name in enumerate(calendar.month_name) if name}
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
DAY = rf"\d{{4}}-\d\d-\d\d|(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} \d{{4}}|(?:1[6-9]|20)\d\d"
WHEN = re.compile(
    rf"(?<![\w-])(?:(?P<word>in|on|during|since|from|after|before|until|to) )?(?P<first>{DAY})"
    rf"(?: ?(?:-|–|to|until) ?(?P<last>{DAY}))?(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
BARE_MONTH = re.compile(rf"({MONTH}) (\d{{4}})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A closed period in the words that name it; None is open. One that ends before it starts meets nothing."""

    start: date | None
    end: date | None
    said: str

    def meets(self, start: date | None, end: date | None) -> bool:
        """Whether a fact with these dates held at any time of the period."""
        if self.start and self.end and self.start > self.end:
            return False
        began = self.end is None or start is None or start <= self.end
        return began and (self.start is None or end is None or end >= self.start)

    def within(self, other: Period) -> Period:
        """What this and a closed period have in common, in the words of this."""
        start, end = (
            max(self.start or date.min, other.start or date.min),
            min(self.end or date.max, other.end or date.max),
        )
        return Period(start, end, self.said)


def one_day(day: date) -> Period:
    """The period that is that day."""
    return Period(day, day, f"on {day.day} {day:%B %Y}")


def taken(text: str) -> tuple[tuple[Period | None, str], ...]:
    """The first period that the text names, and the text without it; one way or several, the likeliest first.

    In “theresa may 2019” the month may be a name, so that first only the year is taken.
    """
    plain = " ".join(text.split())
    for match in WHEN.finditer(plain):
        period = _period(match)
        if period:
            without = f"{plain[: match.start()]} {plain[match.end() :]}"
            return (*_year_alone(match, plain), (period, without))
    return ((None, plain),)


def _year_alone(match: re.Match[str], plain: str) -> tuple[tuple[Period | None, str], ...]:
    month = BARE_MONTH.fullmatch(match["first"])
    if not month or match["word"] or match["last"]:
        return ()
    first, last = _span(month[2]) or (None, None)
    return ((Period(first, last, f"in {month[2]}"), f"{plain[: match.start()]} {month[1]} {plain[match.end() :]}"),)


def _period(match: re.Match[str]) -> Period | None:
    first, last = _span(match["first"]), _span(match["last"] or match["first"])
    if first is None or last is None or last[1] < first[0]:
        return None
    word, said = (match["word"] or "").casefold(), match["first"]
    if match["last"]:
        return Period(first[0], last[1], f"{said} to {match['last']}")
    if word in ("since", "from", "after"):
        return Period(first[0], None, f"since {said}")
    if word in ("before", "until", "to"):
        return Period(None, first[1], f"until {said}")
    return Period(*first, f"on {said}" if first[0] == first[1] else f"in {said}")


def _span(text: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day as written; None for one that no calendar has."""
    month = BARE_MONTH.fullmatch(text)
    if month and (year := int(month[2])) > 0:
        number = MONTHS[month[1].casefold()[:3]]
        return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    if text.isdecimal():
        return date(int(text), 1, 1), date(int(text), 12, 31)
    day = sitting_date(text)
    return (day, day) if day else None

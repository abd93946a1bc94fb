"""The dates of historic Hansard: the digitisers' attribute beside the printed words, which are right where they differ.

`<date format="1912-03-12">Tuesday, 12th March, 1912.</date>`; before 1870 often without the year: `Friday, July 5.`
"""

from __future__ import annotations

import re
from datetime import date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PRINTED = re.compile(
    r"(?:(?P<weekday>[A-Z]\w{5,8}),? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<month>[A-Z]\w{2,8})|(?P<month2>[A-Z]\w{2,8}) (?P<day2>\d{1,2}))"
    r"(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?\.?",
    re.IGNORECASE,
)
LONGEST = 60


def printed_date(text: str, year: int | None = None) -> date | None:
    """The date in words, its year given where none is printed; None where the weekday printed is another's."""
    found = _PRINTED.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None or not (found["year"] or year):
        return None
    month = (found["month"] or found["month2"]).lower()
    if month not in _MONTHS:
        return None
    try:
        day = date(int(found["year"] or year or 0), _MONTHS.index(month) + 1, int(found["day"] or found["day2"]))
    except ValueError:
        return None
    weekday = (found["weekday"] or "").lower()
    return day if not weekday or _DAYS[day.weekday()] == weekday else None


def attribute_date(value: str) -> date | None:
    """The date of the attribute `format`, `1912-03-12`."""
    try:
        return date.fromisoformat(value.strip()) if len(value) <= LONGEST else None
    except ValueError:
        return None


def stated(attribute: str, text: str) -> tuple[date | None, str]:
    """The date that attribute and words state, and, where they differ, what to say of it.

    The words win where their weekday fits, as of “Tuesday, 12th March, 1912.” beside `1902-03-12`.
    """
    coded = attribute_date(attribute)
    printed = printed_date(text, coded.year if coded else None)
    if printed is None or printed == coded:
        return coded, ""
    if coded is None:
        return printed, ""
    return printed, f"the date is coded {coded.isoformat()} but printed {text.strip()!r}; taken as printed"

"""The date a document prints of itself. Never a guess: `03/04/2023` may be two days, and a date in a sentence any.

A line near the head counts where it says nothing but a date: with a weekday, a clock, “Published”, a byline beside it,
or as a part of a line between bars; or where prose begins as that of news agencies does: `SARNBY, 6 May 2025 – The …`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

HEAD_LINES = 10
LINE_LETTERS = 160
PROSE_WORDS = 20
BYLINE_WORDS = 12

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:18|19|20)[0-9]{2}"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<m1>{_MONTH}),?[ -](?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})"
    rf"|(?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})(?:T[0-9:.]{{4,30}}(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?"
    rf"|(?P<a>[0-9]{{1,2}})[/.](?P<b>[0-9]{{1,2}})[/.](?P<y3>{_YEAR}))(?![\w/-])",
    re.IGNORECASE | re.ASCII,
)
_BESIDE = re.compile(
    r"published|posted|updated|last|modified|created|issued|released?|dated?|on|at|in|[ap]\.?m|gmt|bst|utc|e[sd]t|cest|cet"
    r"|press|news|statement|for|immediate|min(?:ute)?s?|read|first"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_LATER = frozenset(("updated", "modified"))
_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2}){0,2}(?:am|pm)?")
_WORD = re.compile(r"[^\s,:;()\[\]]+")
_BARS = re.compile(r"\s[|•·–—]\s|\s\|\s")
_AGENCY = re.compile(r"[A-Z][\w.’'-]{0,30}(?:[ ,]{1,2}[A-Z][\w.’'-]{0,30}){0,3},? $")
_DASH = re.compile(r"\s?(?:\([\w .’'/-]{1,40}\)\s?)?[–—-]")


def near_head(lines: Sequence[str]) -> date | None:
    """The date that one of the first lines prints as the document's own, None where none does.

    A line that says when it was updated counts only where no other prints a date.
    """
    updated = None
    for number, text in enumerate(lines[:HEAD_LINES]):
        day = line_date(text, alone=number == 0) or _of_agency(text)
        if day and not _is_later(text):
            return day
        updated = updated or day
    return updated


def line_date(text: str, *, alone: bool = False) -> date | None:
    """The date of a line that says nothing else, or, unless it must stand `alone`, of such a part between bars."""
    if len(text) > LINE_LETTERS:
        return None
    parts = [text] if alone else [text, *_BARS.split(text)]
    return next((day for part in parts if (day := _only_date(part))), None)


def _only_date(text: str) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    words = _WORD.findall(rest)
    byline = next((n for n, word in enumerate(words) if word.lower() == "by"), None)
    if byline is not None and len(words) - byline <= BYLINE_WORDS:
        words = words[:byline]
    return _day(found) if all(_is_beside(word) for word in words) else None


def _is_beside(word: str) -> bool:
    plain = word.lower().strip(".|•·–—-/")
    return not plain or _BESIDE.fullmatch(plain) is not None or _CLOCK.fullmatch(plain) is not None


def _is_later(text: str) -> bool:
    return any(word.lower().strip(".") in _LATER for word in _WORD.findall(text[:LINE_LETTERS]))


def _of_agency(text: str) -> date | None:
    """The date of prose that begins with a place, a date and a dash."""
    found = _DATE.search(text[:LINE_LETTERS])
    if found is None or not _AGENCY.fullmatch(text[: found.start()]) or len(text.split()) < PROSE_WORDS:
        return None
    return _day(found) if _DASH.match(text[found.end() : LINE_LETTERS]) else None


def stamp(text: str | None) -> date | None:
    """The day of a machine's time stamp (`2025-05-06T10:42:00+01:00`) or of a date in words, where it is one."""
    found = _DATE.match((text or "").strip()[:LINE_LETTERS])
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return _real(*map(int, found["iso"].split("-")))
    if found["a"]:
        return _slashed(int(found["a"]), int(found["b"]), int(found["y3"]))
    order = "1" if found["d1"] else "2"
    day, month, year = (found[part + order] for part in "dmy")
    return _real(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))


def _slashed(first: int, second: int, year: int) -> date | None:
    """A date in figures, where only one order of day and month makes one."""
    read = {_real(year, second, first), _real(year, first, second)} - {None}
    return read.pop() if len(read) == 1 else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return datetime(year, month, day).date()
    except ValueError:
        return None

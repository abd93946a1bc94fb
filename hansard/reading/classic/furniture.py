"""The lines of a bound-volume copy: furniture gone, column marks parted from the text around them.

Post-conditions of `prepare`
  * no line is empty, none holds the page's furniture, and each keeps the number of the line it begins on;
  * a column mark is a line of its own, wherever it stood: `… as the 21 Apr 2022 : Column 387 Minister said`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hansard import dates
from hansard.clean import Line

LONGEST_MARK = 60
LONGEST_FURNITURE = 200

_COLUMN = r"(?:\d{1,2} [A-Z][a-z]{2,8} \d{4} ?: ?Col(?:umn)? ?[A-Z]{0,3}\d{1,5}[A-Z]{0,3})(?: ?[—–-] ?[Cc]ontinued)?"
_INLINE = re.compile(rf" ?\[?({_COLUMN})\]? ?")
_MARK = re.compile(
    r"\[?(?:(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4}) ?: ?)?Col(?:umn|\.)? ?(?:no\. ?)?"
    r"(?P<column>[A-Z]{0,3}\d{1,5}[A-Z]{0,3})(?: ?[—–-] ?[Cc]ontinued)?\]?"
)
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}\.?", re.I
)
_DEBATED = re.compile(r"Volume \d{1,4}:? ?debated on (?P<date>.{8,60})", re.IGNORECASE)
_REPORT = re.compile(r"(?P<house>H[CL]) Deb,? (?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4})\b.{0,60}")
_NAVIGATION = re.compile(
    r"(?:(?:Next|Previous) (?:Section|Column)|Back to (?:top|contents)|Index|Home Page|Home|Contents|Forward|Back"
    r"|Prev|Next|[ |<>«»])*"
)
_FURNITURE = re.compile(
    r"(?:https?://|www\.)\S{1,180}|© .{0,20}(?:Parliament|copyright).{0,100}|Prepared .{0,30}\d{4}.{0,20}"
    r"|Contains Parliamentary information licensed under .{1,150}|Download (?:as )?[Tt]ext.{0,40}|You are here:.{1,190}"
    r"|(?:Bound Volume|Daily|Commons|Lords) Hansard\b.{0,120}|Publications (?:and|&) [Rr]ecords.{0,60}"
    r"|(?:Share|Link to|Copy link to) this (?:contribution|debate|specific .{1,30})|Copy [Ll]ink"
    r"|Page \d{1,4}(?: of \d{1,4})?"
    r"|The (?:document|page)s? you are viewing .{0,150}|(?:Hansard )?(?:Volume|Vol\.?) \d{1,4}"
)
_MAIL = re.compile(r"(?:From|To|Cc|Bcc|Sent|Subject|Date|Reply-To|Importance): .{0,300}")
PLACES = {
    "house of commons": "commons", "house of lords": "lords", "westminster hall": "westminster-hall",
    "grand committee": "grand-committee", "public bill committee": "public-bill-committee",
    "house of commons official report": "commons", "house of lords official report": "lords",
}  # fmt: skip
SUFFIXES = {"WH": "westminster-hall", "GC": "grand-committee", "WA": "lords"}
WRITTEN = frozenset({"W", "WS", "WMS", "WA", "MC"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A column mark: the column as printed, and the date beside it."""

    column: str
    date: date | None

    @property
    def letters(self) -> str:
        """What kind of column it is: `WH`, `W`, `GC`, or nothing."""
        return self.column.strip("0123456789")


def prepare(lines: Sequence[Line]) -> list[Line]:
    """The lines as the module's post-conditions say."""
    whole = [line for line in lines if line.text]
    return [part for line in whole for part in _parted(line) if not _is_furniture(part.text)]


def mark(text: str) -> Mark | None:
    """The column mark that the line is."""
    if len(text) > LONGEST_MARK or "Col" not in text or not (found := _MARK.fullmatch(text)):
        return None
    return Mark(found["column"], dates.sitting_date(found["date"]) if found["date"] else None)


def place(text: str) -> str | None:
    """The chamber, where the line is its name."""
    if (report := _REPORT.fullmatch(text)) is not None:
        return "commons" if report["house"] == "HC" else "lords"
    return PLACES.get(text.casefold().strip(" :-—")) if len(text) <= LONGEST_MARK else None


def day(text: str) -> date | None:
    """The date, where the line is nothing but the sitting's date."""
    if len(text) > LONGEST_FURNITURE:
        return None
    if _DAY.fullmatch(text):
        return dates.sitting_date(text)
    found = _DEBATED.fullmatch(text) or _REPORT.fullmatch(text)
    return dates.sitting_date(found["date"]) if found else None


def is_mail_header(text: str) -> bool:
    """Whether the line is an e-mail's: `Subject: …`; they stand above a debate that was sent on."""
    return _MAIL.fullmatch(text) is not None


def _parted(line: Line) -> Iterable[Line]:
    if len(line.text) <= LONGEST_MARK or "Col" not in line.text:
        return (line,)
    return tuple(Line(line.number, part) for part in _INLINE.split(line.text) if part)


def _is_furniture(text: str) -> bool:
    if len(text) > LONGEST_FURNITURE:
        return False
    return _FURNITURE.fullmatch(text) is not None or _NAVIGATION.fullmatch(text) is not None

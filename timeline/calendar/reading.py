"""A sitting calendar as its user writes it: CSV into what it says of each day (docs/calendar.md)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hansard.model import CHAMBERS, UNKNOWN_CHAMBER, is_chamber

STATUSES = ("sitting", "recess", "not-sitting")
COLUMNS = ("chamber", "start", "end", "status", "name")
NEEDED = ("chamber", "start", "status")
MOST_BYTES = 4 * 1024 * 1024
MOST_DAYS = 366
"""Days of one line: a longer one is most often a mistyped year."""
YEARS = range(1800, 2200)
LONGEST_NAME = 100
SATURDAY = 5


class BadCalendar(ValueError):
    """A calendar cannot be taken over; the text names the file, the line, what was found and what would be right."""

    def __init__(self, path: str, line: int | None, found: str, expected: str) -> None:
        self.path, self.line, self.found, self.expected = path, line, found, expected
        super().__init__(
            f"{path}:{line}: {found}; expected {expected}" if line else f"{path}: {found}; expected {expected}"
        )


class _Wrong(Exception):
    """What is wrong with a cell or a line, and what would be right."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what is said of a chamber's days from `start` to `end`, both inclusive."""

    chamber: str
    start: date
    end: date
    status: str
    name: str | None = None

    def days(self) -> Iterator[date]:
        return (self.start + timedelta(days=step) for step in range((self.end - self.start).days + 1))


def read(data: bytes, path: str) -> tuple[Line, ...]:
    """The lines of a calendar, at least one. Raises `BadCalendar` for the first thing that is wrong."""
    reader = csv.reader(io.StringIO(_text(data, path), newline=""), strict=True)
    columns: Sequence[str] = ()
    lines = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
                continue
            if columns:
                lines.append(_line(columns, cells))
            else:
                columns = _columns(cells)
    except _Wrong as wrong:
        raise BadCalendar(path, reader.line_num, wrong.found, wrong.expected) from wrong
    except csv.Error as error:
        raise BadCalendar(
            path, reader.line_num, f"no valid CSV ({error})", "closed quotes and no very long cell"
        ) from error
    if not lines:
        raise BadCalendar(path, None, "no day", f"a line {','.join(COLUMNS)} and a line for each day or range")
    return tuple(lines)


def _text(data: bytes, path: str) -> str:
    """The text without its byte order mark."""
    if len(data) > MOST_BYTES:
        raise BadCalendar(path, None, f"{len(data):,} bytes", f"at most {MOST_BYTES:,}")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadCalendar(path, None, "text in UTF-16", "UTF-8 (spreadsheets call it “CSV UTF-8”)")
    if b"\0" in data:
        raise BadCalendar(path, _line_at(data, data.index(b"\0")), "a null byte", "text in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCalendar(path, _line_at(data, error.start), "bytes that are not UTF-8", "text in UTF-8") from error


def _line_at(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _columns(cells: Sequence[str]) -> Sequence[str]:
    """The names of the columns; spreadsheets leave empty ones behind."""
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    expected = f"the column names {','.join(COLUMNS)}"
    if len(names) == 1 and (mark := re.search(r"[;\t|]", names[0])):
        raise _Wrong(f"columns separated by {mark[0]!r}", f"{expected}, separated by commas")
    for name in names:
        if name not in COLUMNS:
            raise _Wrong(f"the column {_shown(name)}", expected)
        if names.count(name) > 1:
            raise _Wrong(f"the column {name!r} twice", expected)
    if lacking := [name for name in NEEDED if name not in names]:
        raise _Wrong(f"no column {lacking[0]!r}", expected)
    return names


def _line(columns: Sequence[str], cells: Sequence[str]) -> Line:
    texts = [cell.strip() for cell in cells]
    if any(texts[len(columns) :]):
        raise _Wrong(f"{len(texts)} cells", f"{len(columns)}: {','.join(columns)}")
    cell = {name: text for name, text in zip(columns, texts, strict=False) if text}
    start = _date(cell.get("start", ""), "start")
    line = Line(
        _chamber(cell.get("chamber", "")),
        start,
        _date(cell["end"], "end") if "end" in cell else start,
        _status(cell.get("status", "")),
        _name(cell["name"]) if "name" in cell else None,
    )
    _check_range(line)
    return line


def _chamber(text: str) -> str:
    if not is_chamber(text) or text == UNKNOWN_CHAMBER:
        raise _Wrong(f"chamber {_shown(text)}", f"{', '.join(CHAMBERS)}, or one abroad such as at-nationalrat")
    return text


def _date(text: str, column: str) -> date:
    expected = f"a date YYYY-MM-DD from {YEARS[0]} to {YEARS[-1]}"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise _Wrong(f"{column} {_shown(text)}", expected)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _Wrong(f"{column} {_shown(text)}, which is no day", expected) from error
    if day.year not in YEARS:
        raise _Wrong(f"{column} {_shown(text)}", expected)
    return day


def _status(text: str) -> str:
    if text not in STATUSES:
        raise _Wrong(f"status {_shown(text)}", " or ".join(STATUSES))
    return text


def _name(text: str) -> str:
    """A name goes on into other people's spreadsheets: none that one of them would take for a formula."""
    if text[0] in "=+-@":
        raise _Wrong(f"name {_shown(text)}, which begins like a formula", "words, such as Summer recess")
    if len(text) > LONGEST_NAME or not text.isprintable():
        raise _Wrong(f"name {_shown(text)}", f"at most {LONGEST_NAME} printable characters in one line")
    return text


def _check_range(line: Line) -> None:
    length = (line.end - line.start).days + 1
    if length < 1:
        raise _Wrong(f"start {line.start} after end {line.end}", "start ≤ end")
    if length > MOST_DAYS:
        raise _Wrong(f"{line.start} to {line.end}, {length:,} days", f"at most {MOST_DAYS} in a line")
    if line.status == "sitting" and length > 1 and any(day.weekday() >= SATURDAY for day in line.days()):
        expected = "sittings in a range without Saturday or Sunday; a sitting at the weekend has a line of its own"
        raise _Wrong(f"sittings from {line.start} to {line.end}", expected)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")

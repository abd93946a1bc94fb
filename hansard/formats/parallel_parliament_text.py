"""Parallel Parliament's debate pages as a browser copies them.

bytes ──decode──▶ lines ──header──▶ title, date, chamber
                    └──Turns──▶ openings ──▶ speeches, each with its time code and question number
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from hansard import clean, dates
from hansard.clean import Line
from hansard.errors import BrokenTranscript
from hansard.formats import _layout, _pp_header, _procedure
from hansard.formats._layout import UNSAID_CHAMBER, damage
from hansard.formats._pp_header import Header
from hansard.formats._pp_turns import Turns
from hansard.model import Attribution, Heading, Hints, Item, Note, ParseWarning, Sitting, Speech, SpeechKind

name = _layout.PARALLEL_PARLIAMENT

_TIME_CODE = re.compile(r"\d{1,2}:\d{2}:\d{2}")


def sniff(data: bytes) -> bool:
    """Whether the bytes are such a page. Never raises."""
    return _layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The page as a sitting of one debate; a time code stamps the turn below it.

    Raises `BrokenTranscript` where no turn opens anywhere.
    """
    decoded = clean.decode(data)
    header, body = _pp_header.read(list(clean.lines(decoded.text)))
    reader = _Reader(body)
    reader.read()
    if not any(isinstance(item, Speech) and item.attribution for item in reader.items):
        raise BrokenTranscript(name, "no speaker", "a line with a party code, then name and constituency")
    day, chamber = header.date or hints.date, header.chamber or hints.chamber
    title: tuple[Item, ...] = (Heading(1, header.title),) if header.title else ()
    return Sitting(
        chamber=chamber or UNSAID_CHAMBER,
        date=day,
        title=header.title or hints.name or "Untitled",
        items=(*title, *reader.items),
        warnings=(*damage(decoded), *_silence(header, hints), *reader.warnings),
    )


class _Reader:
    """Goes down the body once; `items` and `warnings` are what it came to."""

    def __init__(self, body: Sequence[Line]) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self._body, self._turns = body, Turns(body)
        self._who: Attribution | None = None
        self._time: time | None = None
        self._stamp: Line | None = None
        self._texts: list[str] = []

    def read(self) -> None:
        """Reads the whole body."""
        index = 0
        while index < len(self._body):
            index += self._step(index, self._body[index])
        self._close()

    def _step(self, index: int, line: Line) -> int:
        """Reads the line, and says how many lines that took."""
        if _TIME_CODE.fullmatch(line.text):
            self._stamp = line
            return 1
        opening = self._turns.at(index, stamped=self._stamp is not None)
        if opening is None:
            self._paragraph(line)
            return 1
        if opening.doubt:
            self._warn(line, "unsure-speaker", opening.doubt)
        self._close()
        self._who, self._time = opening.who, self._stamped()
        return opening.lines

    def _stamped(self) -> time | None:
        stamp, self._stamp = self._stamp, None
        found = dates.clock(stamp.text) if stamp else None
        if stamp and found is None:
            self._warn(stamp, "bad-time", f"{stamp.text!r} is no time of day")
        return found

    def _paragraph(self, line: Line) -> None:
        self._stamp = None  # a time code in the middle of a speech stamps no turn
        if _procedure.is_procedure(line.text):
            self._close()
        self._texts.append(line.text)

    def _close(self) -> None:
        """Ends the turn; a stage direction that stands last in it stands alone."""
        direction = self._texts.pop() if self._texts and _procedure.is_direction(self._texts[-1]) else None
        if self._texts or self._who:
            self.items.append(_speech(self._who, self._time, self._texts))
        if direction:
            self.items.append(Note(direction))
        self._who, self._time, self._texts = None, None, []

    def _warn(self, line: Line, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(line.number, code, message))


def _speech(who: Attribution | None, clock: time | None, texts: Sequence[str]) -> Speech:
    if who is None:
        return Speech(None, tuple(texts), SpeechKind.PROCEDURAL, time=clock)
    number, first = _procedure.question_number(texts[0]) if texts else (None, "")
    serial = _procedure.uin(texts[-1]) if texts and len(texts) <= 2 else None
    paragraphs = (first, *texts[1:]) if texts else ()
    kind = _procedure.kind(number, serial, first)
    return Speech(who, paragraphs, kind, time=clock, question_number=number, uin=serial)


def _silence(header: Header, hints: Hints) -> list[ParseWarning]:
    warnings = []
    if header.date is None and hints.date is None:
        warnings.append(ParseWarning(None, "no-date", "the title line states no date; give one with --date"))
    if header.chamber is None and hints.chamber is None:
        warnings.append(ParseWarning(None, "no-chamber", f"the title line names no chamber; taken as {UNSAID_CHAMBER}"))
    if header.unknown_place:
        message = f"the chamber {header.unknown_place!r} is not known; taken as {header.chamber}"
        warnings.append(ParseWarning(None, "unknown-chamber", message))
    return warnings

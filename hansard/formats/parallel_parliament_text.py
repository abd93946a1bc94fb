"""Parallel Parliament's debate pages as a browser copies them, one or several.

bytes ──decode──▶ lines ──pages──▶ title, date, chamber
                    └──Turns──▶ openings ──▶ speeches, each with its time code and question number ──infer──▶ kinds

The site prints debates in two ways: with party, name and seat on lines of their own, or with a picture above each turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time

from hansard import clean, dates
from hansard.clean import Line
from hansard.errors import BrokenTranscript
from hansard.model import Attribution, Heading, Hints, Item, Note, ParseWarning, Sitting, Speech, SpeechKind
from hansard.reading import division_lines, kinds, layout, procedure
from hansard.reading.division_lines import Counting
from hansard.reading.layout import UNSAID_CHAMBER, damage
from hansard.reading.parallel_parliament import page_header, portrait
from hansard.reading.parallel_parliament.page_header import Header
from hansard.reading.parallel_parliament.portrait import Portraits
from hansard.reading.parallel_parliament.turns import TIME_CODE, Turns, ordered

name = layout.PARALLEL_PARLIAMENT


def sniff(data: bytes) -> bool:
    """Whether the bytes are such a page. Never raises."""
    return layout.of(data) == name


def read(data: bytes, hints: Hints) -> Sitting:
    """The page as a sitting of one debate; a time code stamps the turn below it.

    Pages of the same chamber and day that were pasted behind it are further debates of the sitting.
    Raises `BrokenTranscript` where no turn opens anywhere.
    """
    decoded = clean.decode(data)
    lines = list(clean.lines(decoded.text))
    pictured = portrait.is_such(lines)
    pages = [portrait.page(lines)] if pictured else list(page_header.pages(lines))
    header = pages[0][0]
    items: list[Item] = []
    warnings: list[ParseWarning] = []
    for other, body in pages:
        if _is_elsewhere(header, other):
            warnings.append(_left_out(other))
            continue
        reader = _Reader(body, Portraits(body)) if pictured else _named(body)
        reader.read()
        items += [*_heading(other), *reader.items]
        warnings += reader.warnings
    if not any(isinstance(item, Speech) and item.attribution for item in items):
        raise BrokenTranscript(name, "no speaker", "a line with a party code, then name and constituency")
    return Sitting(
        chamber=header.chamber or hints.chamber or UNSAID_CHAMBER,
        date=header.date or hints.date,
        title=header.title or hints.name or "Untitled",
        items=kinds.infer(items),
        warnings=(*damage(decoded), *_silence(header, hints), *warnings),
    )


def _is_elsewhere(first: Header, other: Header) -> bool:
    return (other.date or first.date, other.chamber or first.chamber) != (first.date, first.chamber)


def _left_out(other: Header) -> ParseWarning:
    which = f"{other.title!r}, {other.date or 'without a date'}, {other.chamber}"
    return ParseWarning(other.line, "another-sitting", f"a page of another sitting is left out: {which}")


def _heading(header: Header) -> Iterator[Item]:
    if header.title:
        yield Heading(1, header.title)


class _Reader:
    """Goes down the body once; `items` and `warnings` are what it came to."""

    def __init__(self, body: Sequence[Line], turns: Turns | Portraits) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self._body, self._turns = body, turns
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
        if TIME_CODE.fullmatch(line.text):
            self._stamp = line
            return 1
        if division_lines.begins(line.text):
            return self._division(index)
        opening = self._turns.at(index, stamped=self._stamp is not None)
        if opening is None:
            self._paragraph(line)
            return 1
        if opening.doubt:
            self._warn(line, "unsure-speaker", opening.doubt)
        self._close()
        self._who, self._time = opening.who, self._stamped()
        return opening.lines

    def _division(self, index: int) -> int:
        """Reads the lines of a division; votes stand in it only where the page prints the lists."""
        self._close()
        counting, end = Counting(), index
        while end < len(self._body) and counting.take(self._body[end].text):
            end += 1
        if counting.said:
            self.items.append(_speech(None, None, counting.said))
        self.items.append(counting.division(None, self._stamped()))
        for side in counting.miscounted():
            self._warn(self._body[index], "votes-miscounted", f"the division says {side}")
        return max(end - index, 1)

    def _stamped(self) -> time | None:
        stamp, self._stamp = self._stamp, None
        found = dates.clock(stamp.text) if stamp else None
        if stamp and found is None:
            self._warn(stamp, "bad-time", f"{stamp.text!r} is no time of day")
        return found

    def _paragraph(self, line: Line) -> None:
        is_lead = procedure.names_mover(line.text)
        goes_on = self._who is not None and len(self._texts) > 0  # what stands right below a name is said by it
        if procedure.is_procedure(line.text) or is_lead or (goes_on and procedure.is_stage(line.text)):
            self._close()
        if not is_lead:
            self._stamp = None  # a time code in the middle of a speech stamps no turn
        self._texts.append(line.text)

    def _close(self) -> None:
        """Ends the turn; a stage direction that stands last in it stands alone."""
        direction = self._texts.pop() if self._texts and procedure.is_direction(self._texts[-1]) else None
        if self._texts or self._who:
            self.items.append(_speech(self._who, self._time, self._texts))
        if direction:
            self.items.append(Note(direction))
        self._who, self._time, self._texts = None, None, []

    def _warn(self, line: Line, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(line.number, code, message))


def _named(body: Sequence[Line]) -> _Reader:
    lines = ordered(body)
    return _Reader(lines, Turns(lines))


def _speech(who: Attribution | None, clock: time | None, texts: Sequence[str]) -> Speech:
    if who is None:
        return Speech(None, tuple(texts), SpeechKind.PROCEDURAL, time=clock)
    number, first = procedure.question_number(texts[0]) if texts else (None, "")
    serial = procedure.uin(texts[-1]) if texts and len(texts) <= 2 else None
    paragraphs = (first, *texts[1:]) if texts else ()
    kind = procedure.kind(number, serial, first)
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

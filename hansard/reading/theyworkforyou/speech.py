"""One block of a TheyWorkForYou page as an item of the sitting: who speaks, when, and what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from hansard import attribution, dates
from hansard.clean import Line
from hansard.model import Attribution, Item, Note, ParseWarning, Speech, SpeechKind
from hansard.reading import attributed, layout, procedure
from hansard.reading.theyworkforyou import furniture
from hansard.reading.theyworkforyou.blocks import Block
from hansard.reading.theyworkforyou.clock import Clock
from hansard.reading.theyworkforyou.division import read as read_division

# “… 5:01 pm, 21st April 2022”, “… 7:15, 29 June 2020”, or the date alone where the time is not known.
_STAMP = re.compile(
    r"(?:^| )(?:(?P<clock>\d{1,2}[:.]\d{2}(?: ?[ap]m)?), )?(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4})$"
)


class Reader:
    """Turns the blocks of one page into items, in order, keeping the clock that twelve-hour stamps are read by."""

    def __init__(self, start: time | None, record: SpeechKind | None = None) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self._clock = Clock(start)
        self._record = record
        self._column: str | None = None

    def take(self, block: Block) -> None:
        """Reads the next block; one that holds nothing gives no item."""
        self._column = block.column or self._column
        if block.photo is not None:
            self._speech(*self._speaker(block.photo), [line.text for line in block.lines])
        elif block.lines and furniture.DIVISION.fullmatch(block.lines[0].text):
            self._division(block.lines)
        elif block.lines:
            self._unphotographed([line.text for line in block.lines])

    def _speaker(self, line: Line) -> tuple[Attribution, time | None]:
        printed = line.text.removeprefix("Photo of ").strip()
        name, position = layout.doubled_name(line.text) or (None, printed)
        if name is None:
            self._warn(line, "speaker-line", f"no name stands twice in {printed[:80]!r}: taken whole as the name")
        stamp = _STAMP.search(position[-60:])
        if stamp:
            position = position[: len(position) - len(stamp[0])].rstrip()
        clock = self._time(line, stamp["clock"]) if stamp and stamp["clock"] else None
        if name is None:
            return Attribution(position, name=position or None), clock
        office, constituency, party = attribution.position(position)
        whole = f"{name} {position}".strip()
        return Attribution(whole, name=name, office=office, constituency=constituency, party=party), clock

    def _time(self, line: Line, text: str) -> time | None:
        known, warnings = self._clock.read(text, line.number)
        self.warnings += warnings
        return known

    def _speech(self, who: Attribution | None, clock: time | None, paragraphs: Sequence[str]) -> None:
        texts = tuple(paragraphs)
        number, first = procedure.question_number(texts[0]) if texts and not self._record else (None, "")
        texts = (first, *texts[1:]) if number else texts
        serial = procedure.uin(texts[-1]) if texts and len(texts) <= 2 else None
        opening = texts[0] if texts else ""
        self.items.append(
            Speech(
                who,
                texts,
                self._kind(number, serial, opening) if who else SpeechKind.PROCEDURAL,
                time=clock,
                column=self._column,
                question_number=number,
                uin=serial,
                written=self._record is not None,
            )
        )

    def _kind(self, number: str | None, serial: str | None, opening: str) -> SpeechKind:
        """A written record is all statement, or questions and their answer; of a debate only questions are plain."""
        if self._record is not SpeechKind.QUESTION:
            return self._record or procedure.kind(number, serial, opening)
        return (
            SpeechKind.QUESTION if procedure.kind(None, None, opening) is not SpeechKind.SPEECH else SpeechKind.ANSWER
        )

    def _unphotographed(self, texts: list[str]) -> None:
        """A speaker the site did not recognise (`Several hon. Members:` as a paragraph), else procedure."""
        subject, colon, said = texts[0].partition(": ")
        if colon and len(subject) < attribution.LONGEST_NAME and attribution.is_collective(subject):
            texts = [f"{subject}:", said, *texts[1:]]  # “Several hon. Members: rose—”
        subject = texts[0].removesuffix(":")
        if subject != texts[0] and _is_speaker(subject):
            taken = attribution.parse(texts[0])
            self._speech(taken, None, texts[1:])
        elif len(texts) == 1 and procedure.is_direction(texts[0]):
            self.items.append(Note(texts[0]))
        else:
            self.items.append(Speech(None, tuple(texts), SpeechKind.PROCEDURAL, column=self._column))

    def _division(self, lines: Sequence[Line]) -> None:
        division = read_division([line.text for line in lines], self._column)
        self.items.append(division)
        if not division.votes:
            self._warn(lines[0], "votes-not-read", "the page does not print who voted how")

    def _warn(self, line: Line, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(line.number, code, message))


def first_date(lines: Sequence[Line]) -> date | None:
    """The date behind the first speaker who has one."""
    stamps = (_STAMP.search(line.text[-60:]) for line in lines if line.text.startswith("Photo of "))
    days = (dates.sitting_date(stamp["date"]) for stamp in stamps if stamp)
    return next((day for day in days if day), None)


def _is_speaker(text: str) -> bool:
    if attribution.is_collective(text) or attribution.is_office(text) or attribution.is_name(text):
        return True
    head = attributed.printed(text)  # “Jo Example (Barset):”
    return head is not None and head.who.name is not None and attribution.is_name(head.who.name)

"""Turns put together line by line: what an attribution opens, paragraphs fill, and the next attribution closes.

A time stamps the turn that opens below it and no other. A stage direction that stands last in a turn stands alone.
Procedure ends a turn, and what follows it belongs to nobody until the next attribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from hansard import dates
from hansard.model import Attribution, Division, Heading, Item, Note, ParseWarning, Speech, SpeechKind
from hansard.reading import procedure
from hansard.reading.division_lines import Counting


class Builder:
    """`items` and `warnings` are what came of it once `close` is called; `column` is the one that is open,
    `source_id` that of what is read just now, and `written` whether what stands in it was spoken at all."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self.column: str | None = None
        self.source_id: str | None = None
        self.written = False
        self._who: Attribution | None = None
        self._number: str | None = None
        self._uin: str | None = None
        self._time: time | None = None
        self._stamp: time | None = None
        self._from: str | None = None
        self._id: str | None = None
        self._texts: list[str] = []

    @property
    def speaking(self) -> bool:
        """Whether a turn is open."""
        return self._who is not None

    @property
    def last(self) -> str:
        """The open turn's or procedure's last paragraph, or nothing."""
        return self._texts[-1] if self._texts else ""

    def stamp(self, number: int, text: str) -> None:
        """A time of day printed on a line of its own."""
        self._stamp = dates.clock(text)
        if self._stamp is None:
            self.warn(number, "bad-time", f"{text!r} is no time of day")

    def open(self, who: Attribution, number: str | None = None, uin: str | None = None) -> None:
        """A turn begins; a question's number and serial number where they stand before the name."""
        self.close()
        self._who, self._number, self._uin = who, number, uin
        self._time, self._stamp, self._from, self._id = self._stamp, None, self.column, self.source_id

    def paragraph(self, text: str) -> None:
        """Words of the open turn, or of procedure where none is open."""
        is_lead = self._who is None and procedure.names_mover(text)  # the stamp above it is the mover's
        if self._who is None and not self._texts:
            self._time, self._from, self._id = None if is_lead else self._stamp, self.column, self.source_id
        if not is_lead:
            self._stamp = None  # a time in the middle of a speech stamps no turn
        self._texts.append(text)

    def join(self, text: str) -> None:
        """The rest of the last paragraph, which a column's end had cut."""
        self._texts[-1] = f"{self._texts[-1]} {text}"

    def procedure(self, text: str) -> None:
        """A line that nobody in particular speaks."""
        if self._who is not None or self._stamp is not None:
            self.close()
        self.paragraph(text)

    def direction(self, text: str) -> None:
        """A stage direction alone on its line."""
        if self._who is None:
            self.close()
            self.items.append(Note(text))
        else:
            self._texts.append(text)

    def heading(self, level: int, text: str) -> None:
        """A heading."""
        self.close()
        self.items.append(Heading(level, text, column=self.column))

    def division(self, counting: Counting, number: int) -> None:
        """A division, and before it what it was on."""
        self.close()
        if counting.said:
            self.items.append(Speech(None, tuple(counting.said), SpeechKind.PROCEDURAL, column=self.column))
        division = counting.division(self.column, self._stamp)
        self._stamp = None
        if not self._lists(division):
            self.items.append(division)
        for side in counting.miscounted():
            self.warn(number, "votes-miscounted", f"the division says {side}")

    def _lists(self, division: Division) -> bool:
        """Whether it is the lists of the division whose counts stand above, with what became of it between them.

        So the Lords print it: “Contents 67; Not-Contents 120.”, “Amendment 12 disagreed.”, “Division No. 1”, the names.
        """
        between = 1 if self.items and isinstance(self.items[-1], Speech) and not self.items[-1].attribution else 0
        above = self.items[-1 - between] if len(self.items) > between else None
        if not isinstance(above, Division) or above.number or above.votes or division.counts or not division.votes:
            return False
        stamp = above.time or division.time
        self.items[-1 - between] = replace(above, number=division.number, votes=division.votes, time=stamp)
        return True

    def close(self) -> None:
        """Ends what is open."""
        notes: list[str] = []
        while self._who is not None and self._texts and procedure.is_direction(self._texts[-1]):
            notes.insert(0, self._texts.pop())
        if self._texts or self._who is not None:
            self.items.append(self._speech())
        self.items += [Note(text) for text in notes]
        self._who, self._number, self._uin, self._time, self._texts = None, None, None, None, []

    def warn(self, number: int, code: str, message: str) -> None:
        """Something that was not understood, at that line."""
        self.warnings.append(ParseWarning(number, code, message))

    def _speech(self) -> Speech:
        if self._who is None:
            return Speech(
                attribution=None,
                paragraphs=tuple(self._texts),
                kind=SpeechKind.PROCEDURAL,
                source_id=self._id,
                time=self._time,
                column=self._from,
                written=self.written,
            )
        number, uin, texts = _question(self._texts, self._number, self._uin)
        return Speech(
            attribution=self._who,
            paragraphs=texts,
            kind=procedure.kind(number, uin, texts[0] if texts else ""),
            source_id=self._id,
            time=self._time,
            column=self._from,
            question_number=number,
            uin=uin,
            written=self.written,
        )


def _question(
    texts: Sequence[str], number: str | None, uin: str | None
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The question's number, its serial number, and its paragraphs without either."""
    if not texts:
        return number, uin, ()
    paragraphs = list(texts)
    if number is None:
        number, paragraphs[0] = procedure.question_number(paragraphs[0])
    if uin is None and (number or len(paragraphs) <= 2) and (uin := procedure.uin(paragraphs[-1])):
        paragraphs[-1] = paragraphs[-1][: -len(uin) - 2].rstrip()
    return number, uin, tuple(text for text in paragraphs if text)

"""Blocks of an official page in order → headings, turns, notes and divisions.

A name in bold opens a turn; paragraphs without one go on with it, until procedure, a heading or another name ends it.
A paragraph that a column mark cuts in two is one paragraph again: its second half has no anchor of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, time

from hansard import attribution, dates
from hansard.model import Attribution, Heading, Item, Note, ParseWarning, Speech, SpeechKind
from hansard.reading import procedure
from hansard.reading.hansard_html.blocks import COLUMN, HEADINGS, Block
from hansard.reading.hansard_html.division import Divided, opens

# Where the House sits: a place, no debate.
PLACES = {
    "house of commons": "commons",
    "house of lords": "lords",
    "westminster hall": "westminster-hall",
    "grand committee": "grand-committee",
}
# The letters behind a column's number. What stands in W, WA, WS, MC and P columns was printed, not spoken.
WRITTEN = {"W": SpeechKind.ANSWER, "WA": SpeechKind.ANSWER, "WS": SpeechKind.STATEMENT, "MC": None, "P": None}
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?P<date>\d{1,2} [A-Z][a-z]+ \d{4})\.?")
_CHAIR = re.compile(r"\[.{1,80} in the Chair\.?\]")
_OBSERVATIONS = re.compile(r"Observations (?:from|by) (?P<who>.{3,150}?):?")
# In corrections: what is quoted next is introduced by nobody's words.
_INTRODUCES = re.compile(
    r"(?:The (?:full |correct )?(?:answer|reply)|Letter of correction|The following is)\b.{0,160}[:.]"
)
_SENTENCE_ENDS = re.compile(r"[.?!:;][”’\"')\]]*$")


@dataclass(slots=True)
class _Turn:
    """The turn that is being read."""

    who: Attribution | None
    source_id: str | None
    time: time | None
    column: str | None
    number: str | None = None
    uin: str | None = None
    asked: bool = False
    texts: list[str] = field(default_factory=list)


class Turns:
    """Takes blocks one by one; `items` and `warnings` are what they came to, the rest what the page says of itself."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self.date: date | None = None
        self.places: list[str] = []
        self.part = ""
        self._turn: _Turn | None = None
        self._division: Divided | None = None
        self._column: str | None = None
        self._stamp: time | None = None
        self._cut = False  # by a column mark, behind the last paragraph
        self._broken = False  # it ended in a line break
        self._levels: dict[str, int] = {}

    def take(self, block: Block) -> None:
        """Reads one block."""
        if self._division is not None and block.tag != "column" and not self._divides(block):
            self._end_division()
        elif self._division is not None and block.tag != "column":
            return
        if block.tag == "column":
            self._turns_column(block)
        elif block.tag == "h5":
            self._stamps(block)
        elif block.tag in HEADINGS:
            self._heads(block)
        else:
            self._words(block)

    def close(self) -> None:
        """Ends the division and the turn; a stage direction that stands last in the turn stands alone."""
        self._end_division()
        turn, self._turn, self._cut = self._turn, None, False
        if turn is None:
            return
        direction = turn.texts.pop() if turn.texts and procedure.is_direction(turn.texts[-1]) else None
        if turn.texts or turn.who:
            self.items.append(self._speech(turn))
        if direction:
            self.items.append(Note(direction))

    def _turns_column(self, block: Block) -> None:
        found = COLUMN.fullmatch(block.texts[0])
        if found is not None:
            self._column, self.part = found["column"], found["part"] or self.part
            self.date = self.date or dates.sitting_date(found["date"])
            self._cut = self._turn is not None and bool(self._turn.texts)

    def _stamps(self, block: Block) -> None:
        self.close()
        self._stamp = dates.clock(" ".join(block.texts))
        if self._stamp is None:
            self._warn(block, "bad-time", f"{' '.join(block.texts)[:40]!r} is no time of day")

    def _heads(self, block: Block) -> None:
        """A heading, the place or date of sitting, or, in italics or brackets, procedure printed like a heading."""
        self.close()
        text = " ".join(block.texts)
        if text.lower() in PLACES:
            self.places.append(text.lower())
            self._levels = {"place": int(block.tag[1])}
        elif day := _WEEKDAY.fullmatch(text):
            self.date = self.date or dates.sitting_date(day["date"])
        elif _CHAIR.fullmatch(text):
            self.items.append(Note(text))
        elif block.italic:
            self.items.append(self._speech(_Turn(None, _source(block), None, self._column, texts=[text])))
        else:
            self.items.append(Heading(self._level(block), text, _source(block), self._column))

    def _level(self, block: Block) -> int:
        """How deep a heading stands: a title of the day's part, a department in it, a subject in that.

        The anchors tell which (`dpthd`, `sbhd`); where they are silent a debate opens.
        """
        size, levels = int(block.tag[1]), self._levels
        above = levels.get("title", 0)
        if size <= 2 and levels.get("place", 2) >= size:
            self._levels = {**levels, "title": 1, "department": 0, "debate": 0}
            return 1
        if _has(block, "dpthd") or (block.capitals and above and block.texts != ("Prayers",)):
            self._levels = {**levels, "department": above + 1, "debate": 0}
            return above + 1
        if _has(block, "sbhd", "subhd"):
            return (levels.get("department") or levels.get("debate") or above) + 1
        level = 1 + (levels.get("place") == 1 and size > 2) if not self.part_written else above + 1
        self._levels = {**levels, "department": 0, "debate": level}
        return level

    @property
    def part_written(self) -> bool:
        """Whether the page is of a part of Hansard that is printed and not spoken."""
        return self.part in WRITTEN

    def _words(self, block: Block) -> None:
        cut, self._cut = self._cut, False
        text = " ".join(block.texts)
        if block.who:
            self._open(block, attribution.parse(block.who))
        elif opens(text):
            self.close()
            self._division = Divided(self._column, _source(block))
            self._divides(replace(block, texts=(text.partition("divided")[2].strip(": "),)))
            return
        elif cut and self._turn and self._turn.texts and self._goes_on(block):
            self._turn.texts[-1] = f"{self._turn.texts[-1]} {block.texts[0]}"
            self._turn.texts += block.texts[1:]
            self._broken = block.broken
            return
        elif self._is_nobodys(block, text):
            observed = _OBSERVATIONS.fullmatch(text) if self.part == "P" else None
            self._open(block, attribution.parse(observed["who"]) if observed else None)
            if observed:
                return
        if self._turn is not None:
            self._turn.texts += block.texts
            self._broken = block.broken

    def _goes_on(self, block: Block) -> bool:
        """Whether the block is the second half of the paragraph before the column mark."""
        last = self._turn.texts[-1] if self._turn else ""
        return not block.anchors and (self._broken or not _SENTENCE_ENDS.search(last[-8:]))

    def _is_nobodys(self, block: Block, text: str) -> bool:
        """Whether words without a name open a turn that nobody speaks, instead of going on with the open one."""
        if self._turn is None or procedure.is_procedure(text):
            return True
        if self.part in ("MC", "P"):
            return block.italic or procedure.is_direction(text) or _INTRODUCES.fullmatch(text) is not None
        return block.italic and not self.part_written and not text.startswith(("(", "[")) and text[:1].isupper()

    def _open(self, block: Block, who: Attribution | None) -> None:
        self.close()
        stamp, self._stamp = self._stamp, None
        self._turn = _Turn(who, _source(block), stamp, self._column, block.number, block.uin, _has(block, "qn", "wqn"))

    def _speech(self, turn: _Turn) -> Speech:
        written = self.part_written
        if turn.who is None:
            texts = tuple(turn.texts)
            kind = SpeechKind.PROCEDURAL
            return Speech(None, texts, kind, turn.source_id, turn.time, turn.column, written=written)
        number, first = procedure.question_number(turn.texts[0]) if turn.texts else (None, "")
        serial = turn.uin or (procedure.uin(turn.texts[-1]) if turn.texts and len(turn.texts) <= 2 else None)
        kind = procedure.kind(turn.number or number, serial, first)
        if turn.asked:
            kind = SpeechKind.QUESTION
        elif written and kind is SpeechKind.SPEECH:
            kind = WRITTEN[self.part] or kind
        return Speech(
            turn.who,
            (first, *turn.texts[1:]) if turn.texts else (),
            kind,
            turn.source_id,
            turn.time,
            turn.column,
            question_number=turn.number or number,
            uin=serial,
            written=written,
        )

    def _divides(self, block: Block) -> bool:
        """Whether the block belongs to the division that is being read."""
        if self._division is None or block.who or block.tag in HEADINGS or block.tag == "h5":
            return False
        cells = [cell for text in block.texts for cell in text.split(" | ")]
        taken = [self._division.take(cell) for cell in cells if cell]
        return all(taken)

    def _end_division(self) -> None:
        if self._division is not None:
            self.items.append(self._division.division)
            self._division = None

    def _warn(self, block: Block, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(block.line, code, message))


def _has(block: Block, *marks: str) -> bool:
    """Whether one of the block's anchors is of that sort: `sbhd_0`, `subhd_o12`, `110719-0001.htm_sbhd0`."""
    names = [name.rpartition(".htm_")[2] for name in block.anchors]
    return any(re.match(rf"(?:{'|'.join(marks)})(?:_o?)?\d", name) for name in names)


def _source(block: Block) -> str | None:
    """The anchor that names the block in the whole of Hansard: `110719-0001.htm_spnew0`, else its number."""
    whole = [name for name in block.anchors if ".htm_" in name]
    numbers = [name for name in block.anchors if name.isascii() and name.isdigit()]
    return next(iter(whole or numbers), None)

"""Goes down a bound-volume copy once, line by line, and says what each line is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from hansard import attribution, dates
from hansard.clean import Line
from hansard.model import Item, ParseWarning
from hansard.reading import headings, procedure
from hansard.reading.attributed import SAID, TITLED
from hansard.reading.classic import furniture, openings
from hansard.reading.classic.openings import Opening
from hansard.reading.division_lines import Counting, begins
from hansard.reading.turn_builder import Builder

LONGEST_CLOCK = 16
LONGEST_MARK = 200
AHEAD = 8
TWICE = 2

_CLOCK = re.compile(
    r"\d{1,2}(?:[.:]\d{1,2})? ?[ap]\.? ?m\.?|\d{1,2}:\d\d(?::\d\d)?|(?:12 )?(?:noon|midday|midnight)", re.I
)
_UNFINISHED = re.compile(r"(?:[^.?!:;—–”\"'’)\]…]|\b(?:hon|Mr|Mrs|Ms|Dr|St|No|Nos|Sir|Rev)\.|Members’|Lordships’)$")


class Reader:
    """`date` and `chamber` are what the copy says of itself, None where it is silent."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.date: date | None = None
        self.chamber: str | None = None
        self._lines = lines
        self._builder = Builder()
        self._known: set[str] = set()
        self._heads: Counter[str] = Counter()
        self._counting: Counting | None = None
        self._cut = False  # a column mark stands right above, and the paragraph above that is not at its end
        self._business = self._capitals = 0  # the levels of such headings that are open
        self._begun = self._title = False

    @property
    def warnings(self) -> list[ParseWarning]:
        """What was not understood."""
        return self._builder.warnings

    def read(self) -> list[Item]:
        """Every item of the copy, in order."""
        self._openings = [openings.at(text) for _, text in self._lines]
        self._heads.update(opening.printed.who.printed for opening in self._openings if opening)
        for index, line in enumerate(self._lines):
            if self._counting and not self._counted(line):
                self._divided(line)
            if not self._counting:
                self._line(index, line)
        self._divided(self._lines[-1] if self._lines else Line(1, ""))
        self._builder.close()
        return self._builder.items

    def _line(self, index: int, line: Line) -> None:
        number, text = line
        opening = self._openings[index]
        if len(text) <= LONGEST_CLOCK and _CLOCK.fullmatch(text):
            self._builder.stamp(number, text)
        elif len(text) <= LONGEST_MARK and (self._marked(text) or self._headed(text)):
            return
        elif opening and self._opens(opening, number):
            self._open(opening)
        elif begins(text):
            self._counting = Counting()
            self._counting.take(text)
        else:
            self._plain(index, text)

    def _marked(self, text: str) -> bool:
        """Reads a column mark."""
        found = furniture.mark(text)
        if found is None:
            return False
        self._cut = self._builder.speaking and _UNFINISHED.search(self._builder.last[-12:]) is not None
        self._builder.column = found.column
        self._dated(found.date)
        self.chamber = furniture.SUFFIXES.get(found.letters, self.chamber)
        self._builder.written = found.letters in furniture.WRITTEN
        return True

    def _headed(self, text: str) -> bool:
        """Reads a line that names the House or the day; above the first turn, a mail's header too."""
        day, chamber = furniture.day(text), furniture.place(text)
        self._dated(day)
        self.chamber = chamber if chamber and self.chamber in (None, "commons", "lords") else self.chamber
        return bool(day or chamber) or (not self._begun and furniture.is_mail_header(text))

    def _dated(self, day: date | None) -> None:
        self.date = self.date or day

    def _opens(self, opening: Opening, number: int) -> bool:
        """Whether a turn opens here: by brackets, by a name that has spoken, or by its look."""
        who = opening.printed.who
        if self._cut:
            bracketed = opening.printed.sure and openings.has_brackets(who)
            spoken = who.printed in self._known or self._heads[who.printed] >= TWICE
            return bracketed or spoken or TITLED.match(who.printed) is not None
        if opening.printed.sure or who.printed in self._known or openings.is_likely(opening):
            return True
        if not opening.said.endswith(SAID) or attribution.is_office(who.printed):
            return False
        if self._heads[who.printed] < TWICE:
            message = f"{who.printed!r} is taken as a speaker, though neither party nor office stands by it"
            self._builder.warn(number, "unsure-speaker", message)
        return True

    def _open(self, opening: Opening) -> None:
        who = opening.printed.who
        self._builder.open(who, opening.number, opening.uin)
        self._known.update(filter(None, (who.printed, who.name, who.office)))
        self._begun, self._cut = True, False
        if opening.said:
            self._builder.paragraph(opening.said)

    def _plain(self, index: int, text: str) -> None:
        """A line that opens nothing: the rest of a paragraph, a direction, procedure, a heading, a paragraph."""
        joined = self._cut and bool(self._builder.last)
        self._cut = False
        if joined:
            self._builder.join(text)
        elif text.startswith("[") and procedure.is_direction(text):
            self._builder.direction(text)
        elif self._entitled(text) or self._is_heading(index, text):
            self._builder.heading(self._level(text), text)
        elif is_said(text):
            self._builder.procedure(text)
        else:
            self._builder.paragraph(text)

    def _is_heading(self, index: int, text: str) -> bool:
        """Whether the line is a further heading amid the debate; “Oh!” and “Clause 168 [Repeals]:” are none."""
        looks = headings.is_heading(text) and not text.endswith(("!", "?", ":"))
        return looks and self._opens_below(index) and not is_said(text)

    def _entitled(self, text: str) -> bool:
        """Whether the line above the first turn is the title, or a further heading there."""
        if self._begun or procedure.is_procedure(text):
            return False
        if self._title:
            return headings.is_heading(text) and not procedure.is_stage(text)
        self._title = headings.is_short(text)
        return self._title

    def _level(self, text: str) -> int:
        """“Oral Answers to Questions”, below it the department in capitals, below that the question's own heading."""
        if headings.is_business(text):
            self._business = self._capitals = 1
            return 1
        if not headings.is_capitals(text):
            return self._capitals + 1
        self._capitals = self._business + 1
        return self._capitals

    def _opens_below(self, index: int) -> bool:
        """Whether a turn, or the day's asking, follows before any other paragraph."""
        for below in range(index + 1, min(index + 1 + AHEAD, len(self._lines))):
            text = self._lines[below].text
            if self._openings[below] or text.endswith("asked—"):
                return True
            if not (headings.is_heading(text) or is_said(text) or self._is_aside(text)):
                return False
        return False

    def _is_aside(self, text: str) -> bool:
        short = len(text) <= LONGEST_CLOCK and dates.clock(text) is not None
        return short or text.startswith("[") or furniture.mark(text) is not None

    def _counted(self, line: Line) -> bool:
        """Reads a line of a division; column marks may stand within its lists."""
        if self._counting is None:
            return False
        return self._marked(line.text) or self._counting.take(line.text)

    def _divided(self, line: Line) -> None:
        if self._counting is not None:
            self._builder.division(self._counting, line.number)
            self._counting = None


def is_said(text: str) -> bool:
    """Whether the line is procedure that nobody in particular speaks."""
    return procedure.is_procedure(text) or procedure.is_stage(text)

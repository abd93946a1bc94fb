"""A TheyWorkForYou page cut into blocks: one for each speech, item of procedure, or division.

lines ──▶ furniture closes a block, its citation gives the block's column
      ──▶ `Photo of …` opens the next; anything else behind a closed block opens one without a photo
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hansard import attribution
from hansard.clean import Line
from hansard.model import ParseWarning
from hansard.reading.theyworkforyou import furniture
from hansard.reading.theyworkforyou.furniture import Mark

_DIVISION = re.compile(r"Division number \d{1,4}", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """The lines of one block; `photo` is its speaker line, `column` what the citation behind it says."""

    photo: Line | None = None
    lines: list[Line] = field(default_factory=list)
    column: str | None = None


class Cutter:
    """Takes the lines of a page's body one by one; `blocks` and `warnings` are what they came to."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.warnings: list[ParseWarning] = []
        self._open = False
        self._ended = False
        self._contents = False

    def take(self, line: Line) -> None:
        """Reads the next line of the page."""
        if line.text.startswith("Photo of "):
            self._photo(line)
        elif not line.text or self._ended:
            return
        elif (mark := furniture.mark(line.text)) is not None:
            self._furniture(line, mark)
        elif not self._in_contents(line):
            self._text(line)

    def _photo(self, line: Line) -> None:
        if self._ended:
            self.warnings.append(ParseWarning(line.number, "second-page", "a speech stands behind the end of the page"))
        self.blocks.append(Block(photo=line))
        self._open, self._ended, self._contents = True, False, False

    def _furniture(self, line: Line, mark: Mark) -> None:
        self._contents = line.text.casefold() == "votes in this debate"
        if mark is Mark.NOTHING:
            return
        self._ended = mark is Mark.ENDS and bool(self.blocks)
        self._open = False
        if self.blocks and (found := furniture.citation(line.text)):
            self.blocks[-1].column = found["column"]

    def _in_contents(self, line: Line) -> bool:
        """Whether the line belongs to the list of divisions under “Votes in this debate”."""
        if self._contents:
            listed = furniture.DIVISION.fullmatch(line.text) or furniture.MAJORITY.fullmatch(line.text)
            self._contents = listed is not None
        return self._contents

    def _text(self, line: Line) -> None:
        if furniture.SUBMITTED.fullmatch(line.text):
            self._readers_note(line)
            return
        if not self._open or _is_collective(line.text) or _DIVISION.fullmatch(line.text):
            self.blocks.append(Block())
            self._open = True
        self.blocks[-1].lines.append(line)

    def _readers_note(self, line: Line) -> None:
        """Takes a reader's annotation out of the speech: its text, after the reader's initial where one is printed."""
        note = self.blocks[-1].lines if self.blocks and self._open else []
        initials = [index for index, above in enumerate(note) if len(above.text) == 1]
        start = initials[-1] if initials and len(note) - initials[-1] <= 4 else max(len(note) - 1, 0)
        del note[start:]
        self.warnings.append(ParseWarning(line.number, "readers-note", "a reader’s annotation is left out"))


def cut(lines: Sequence[Line]) -> tuple[list[Block], list[ParseWarning]]:
    """The blocks of a page's body in order, and what was odd."""
    cutter = Cutter()
    for line in lines:
        cutter.take(line)
    return cutter.blocks, cutter.warnings


def _is_collective(text: str) -> bool:
    return text.endswith(":") and len(text) < attribution.LONGEST_NAME and attribution.is_collective(text[:-1])

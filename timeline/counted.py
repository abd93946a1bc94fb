"""A text with its words and sentences counted: once, however many topics ask."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

_WORD = re.compile(r"(?<!['’])\b\w+")
"""“Beijing’s” is one word."""
SENTENCE_END = re.compile(r"(?<!\bhon)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.?!][”\"’)]?[”\"’)]?\s|\n")
"""“my right hon. Friend” goes on; “… in Hong Kong.” He added” does not."""


class Counted:
    """The text; everything else is worked out when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> int:
        """How many words the text has, as white space parts them."""
        return len(self.text.split())

    def words_before(self, position: int) -> int:
        """How many words begin before this character."""
        return bisect_left(self._word_starts, position)

    def sentences_before(self, position: int) -> int:
        """How many sentences end before this character."""
        return bisect_left(self._sentence_ends, position)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [found.start() for found in _WORD.finditer(self.text)]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [found.start() for found in SENTENCE_END.finditer(self.text)]

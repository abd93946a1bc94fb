"""A text whose words and sentences are counted where somebody asks, and no further."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

SENTENCE_END = re.compile(
    r"[.?!\n](?:(?<=\n)|(?<!\bhon\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)[”\"’)]?[”\"’)]?\s)"
)
"""“my right hon. Friend” goes on; “… in Hong Kong.” He added” does not."""


class Counted:
    """The text; everything else is worked out when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> int:
        """How many words the text has, as white space parts them."""
        return len(self.text.split())

    def sentences_of(self, places: Sequence[int]) -> list[int]:
        """A number for each of these characters, which come in order: the same for those of one sentence."""
        numbers, number, last = [], 0, places[0] if places else 0
        for place in places:
            number += SENTENCE_END.search(self.text, last, place) is not None
            numbers.append(number)
            last = place
        return numbers

    def spaces(self, start: int, end: int) -> int:
        """How many spaces stand between two characters: one more than words."""
        return self.text.count(" ", start, end)

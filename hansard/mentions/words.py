"""Known phrases read word by word out of a text: the longest one that begins at a place.

Words are compared folded (`names.fold_words`): “St. Albans” is “St Albans”, “Hayes & Harlington” has an “and”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from hansard.names import fold_words

T = TypeVar("T")
ARTICLE = re.compile(r"[Tt]he ")
# “St. Albans”, “Hayes & Harlington”, “King’s Lynn”
WORD = re.compile(r"St\.|&|[^\W_]+(?:['’][^\W_]+)*")
# “Ashton-under-Lyne”, “Birmingham, Yardley”, “Richmond (Yorks)”
GAP = re.compile(r" \(|, |- ?| ")
POSSESSIVE = re.compile(r"['’]s?\Z")


class Phrase(NamedTuple):
    """A phrase as folded and where it ends in the text."""

    key: str
    end: int


class Phrases(Generic[T]):
    """What is known by folded phrases."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self.rows: dict[str, list[T]] = {}
        for key, row in pairs:
            self.rows.setdefault(key, []).append(row)
        self._openings = {key[:place] for key in self.rows for place in _ends(key)}

    def longest(self, text: str, start: int) -> Phrase | None:
        """The longest phrase that stands in the text from that place on."""
        article = ARTICLE.match(text, start)
        found, key, place = None, "", article.end() if article else start
        while word := WORD.match(text, place):
            owner = self._owner(key, word)
            key, place = _joined(key, folded(word[0])), word.end()
            if key not in self._openings:
                return owner or found
            whole = Phrase(key, _closed(text, start, place)) if key in self.rows else found
            found = owner or whole
            gap = GAP.match(text, place)
            if gap is None:
                return found
            place = gap.end()
        return found

    def _owner(self, key: str, word: re.Match[str]) -> Phrase | None:
        """The phrase that ends in a word with a genitive: “the Member for Witham’s speech”."""
        owner = POSSESSIVE.search(word[0])
        shorter = _joined(key, folded(word[0][: owner.start()])) if owner else ""
        return Phrase(shorter, word.start() + owner.start()) if owner and shorter in self.rows else None


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """One word folded."""
    return fold_words(word)


def _joined(key: str, word: str) -> str:
    return f"{key} {word}" if key else word


def _ends(key: str) -> list[int]:
    return [place for place, char in enumerate(key) if char == " "] + [len(key)]


def _closed(text: str, start: int, end: int) -> int:
    """The end after a bracket that the phrase opened: “Richmond (Yorks)”."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end

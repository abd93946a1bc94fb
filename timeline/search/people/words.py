"""Words as they are compared here: without case, accents, punctuation, and the little words between the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hansard.names import fold, fold_words

LITTLE = frozenset(("the", "of", "for", "and", "in", "at", "to", "hm", "his", "her", "majestys"))
DIVIDED = re.compile(r"\b(mc|o|fitz)[ '’](?=[a-z])", re.IGNORECASE)
"""The beginning of a surname that is one word in the register: `O'Brien`, `o brien`, `mc donnell`."""
MOST_WORDS = 10
LONGEST = 40
MOST_EDITS = 3
DISTANCE: Any = OSA.distance
"""Letters wrong, missing, too many, or exchanged with the next. rapidfuzz types it too narrowly for `extract`."""
Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words of a title, a place or a question: `Vale of Glamorgan` → `("vale", "glamorgan")`."""
    return tuple(word for word in fold_words(text).split() if word not in LITTLE)


def name_words(text: str) -> Words:
    """The words of a name without honorifics: `Rt Hon Dame Diana Johnson MP` → `("diana", "johnson")`."""
    return tuple(word for word in fold(text).split() if word not in LITTLE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader typed, in words; `printed` are the same with the little words that stand after each."""

    words: Words
    printed: Words

    def part(self, start: int, end: int) -> str:
        """Some of the words as they were typed: `leader of the opposition`."""
        little = self.printed[end - 1].removeprefix(self.words[end - 1]) if end else ""
        return " ".join(self.printed[start:end]).removesuffix(little)


def asked(text: str) -> Asked:
    """The words of a question, of which only so much is read that no question is slow."""
    words: list[str] = []
    printed: list[str] = []
    for word in fold_words(DIVIDED.sub(r"\1", text)).split():
        if word not in LITTLE:
            words.append(word[:LONGEST])
            printed.append(word[:LONGEST])
        elif printed:
            printed[-1] += f" {word}"
    return Asked(tuple(words[:MOST_WORDS]), tuple(printed[:MOST_WORDS]))


def near(word: str, vocabulary: Iterable[str], *, leniently: bool = False) -> dict[str, int]:
    """The words of the vocabulary that the word may be a misspelling of, with the number of wrong letters.

    A third of the letters may be wrong, leniently half; never more than three.
    """
    allowed = min((len(word) // 2 if leniently else len(word) // 3 if len(word) > 3 else 0), MOST_EDITS)
    if not allowed:
        return {}
    found = process.extract(word, vocabulary, scorer=DISTANCE, score_cutoff=allowed, limit=None)
    return {other: int(edits) for other, edits, _ in found}


def nearest(word: str, vocabulary: Iterable[str]) -> str:
    """The likest word of the vocabulary; the word itself where none is like it."""
    found = near(word, vocabulary)
    return min(found, key=lambda other: (found[other], other)) if found else word


def stands_in(part: Words, whole: Words) -> bool:
    """Whether the words stand in the whole, next to each other."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))

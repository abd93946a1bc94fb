"""A campaigner's phrases found in a text: one scan for all phrases of all topics at once, in linear time.

A phrase is plain words, never a pattern language:

* whole words: `port` is not found in “report”; a possessive (“China’s”) still holds the whole word `China`;
* any case, except phrases in capitals only: `CSAM`, `AI` and `BNO` are found in capitals only;
* a `-` in a phrase finds hyphen, space or nothing (`cyber-bullying`: also “cyber bullying”, “cyberbullying”); a space
  also finds a hyphen; an apostrophe finds a straight one, a curly one or none;
* a closing `*` finds any ending of the last word: `sanction*` is also “sanctions”, “sanctioned”.

Post-conditions of `Scanner.hits`, proved in tests/timeline/test_tagging.py: every hit lies inside the text, starts and
ends at a word's edge and inside one paragraph; hits come in order of their start, longest first; what is found for one
phrase does not depend on the other phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

MATCHER = "4"
"""Raised when this code finds other words by the same definition: everything is then tagged anew."""

_FOLDED = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("-", " "), ("‐", " "), ("‑", " "), ("\u00a0", " "), ("\t", " "))
_NOT_WORDS = re.compile(r"[^\w\s'’\-.,&/#+:()“”*]")
_REST_OF_WORD = re.compile(r"\w*")


class Hit(NamedTuple):
    """Characters `start` to `end` of the text hold the phrase with this number."""

    start: int
    end: int
    phrase: int


def check_phrase(phrase: str) -> str:
    """The phrase itself. Raises ValueError, saying what was found and what would be right, where it is none."""
    if not any(character.isalnum() for character in phrase):
        raise ValueError(f"the phrase {phrase!r} holds no word; expected words, such as 'social media'")
    if odd := _NOT_WORDS.search(phrase):
        raise ValueError(f"the phrase {phrase!r} holds {odd[0]!r}; expected plain words, no pattern signs")
    if phrase != " ".join(phrase.split()):
        raise ValueError(f"the phrase {phrase!r} holds surplus space; expected single spaces between words")
    if "*" in phrase and not re.search(r"\A[^*]*(?:\w['’]?){2}\w\*\Z", phrase):
        raise ValueError(f"the phrase {phrase!r} has a '*' out of place; expected it once, after 3 or more letters")
    return phrase


def key_of(phrase: str) -> str:
    """The phrase as it is looked up: two spellings with one key find the same words."""
    return phrase if _minds_case(phrase) else phrase.lower().replace("’", "'")


class Scanner:
    """All phrases compiled once; `hits` may be called from several threads."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._stems: list[bool] = []
        any_case: dict[str, list[int]] = {}
        capitals: dict[str, list[int]] = {}
        for number, phrase in enumerate(phrases):
            self._stems.append(phrase.endswith("*"))
            for spelling in _spellings(phrase):
                (capitals if _minds_case(phrase) else any_case).setdefault(spelling, []).append(number)
        self._any_case, self._capitals = _Automaton(any_case), _Automaton(capitals)

    def hits(self, text: str) -> list[Hit]:
        """Every place of every phrase, overlapping ones too."""
        folded = _fold(text)
        found = self._whole_words(folded, self._capitals)
        found += self._whole_words(_lower(folded), self._any_case)
        return [Hit(start, -end, phrase) for start, end, phrase in sorted(found)]

    def _whole_words(self, text: str, automaton: _Automaton) -> list[tuple[int, int, int]]:
        """Start, end below zero so that the longest comes first, and number of each place."""
        found = []
        for spelling, start, end in automaton.places(text):
            if start and text[start - 1].isalnum():
                continue
            whole = end == len(text) or not text[end].isalnum()
            for number in automaton.numbers[spelling]:
                if whole:
                    found.append((start, -end, number))
                elif self._stems[number]:
                    found.append((start, -_REST_OF_WORD.match(text, end).end(), number))  # type: ignore[union-attr]
        return found


class _Automaton:
    """Aho–Corasick over spellings; `numbers` are those of each spelling's phrases."""

    def __init__(self, spellings: dict[str, list[int]]) -> None:
        self.numbers = list(spellings.values())
        self._engine = AhoCorasick(list(spellings)) if spellings else None

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """Number of the spelling, start and end of every place, inside longer words too."""
        return self._engine.find_matches_as_indexes(text, overlapping=True) if self._engine else []


def _minds_case(phrase: str) -> bool:
    return phrase.isupper() and len(phrase) > 1


def _spellings(phrase: str) -> set[str]:
    """What to look for in folded text: with and without apostrophes, hyphens as a space and as nothing."""
    plain = key_of(phrase).removesuffix("*").replace("’", "'")
    return {
        form
        for joined in (plain.replace("-", " "), plain.replace("-", ""))
        for form in (joined, joined.replace("'", ""))
    }


def _fold(text: str) -> str:
    """The text, character for character, with one kind of apostrophe, and spaces for hyphens."""
    for found, put in _FOLDED:  # thirty times faster than str.translate on text that is not ASCII
        text = text.replace(found, put)
    return text


def _lower(text: str) -> str:
    """The text in lower case at the same length: “İ” alone would become two characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

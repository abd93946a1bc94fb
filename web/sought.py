"""The words a reader searched for, found again in a speech.

The store's index says which speeches hold them, but not where. It compares stems, so the same is done here, with
Porter's stemmer, as in SQLite (but for “-bly”). PostgreSQL's differs in few words, which are then not marked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import snowballstemmer  # type: ignore[import-untyped]

from timeline.search import parse
from timeline.search.query import Phrase, phrases
from timeline.search.tokens import WORD

Span = tuple[int, int]
Stem = Callable[[str], str]
Finder = Callable[[str], tuple[Span, ...]]
WITHOUT_ACCENT = {number: unicodedata.normalize("NFD", chr(number))[0] for number in range(0xC0, 0x250)}
FIRST = 2
"""No stem differs from its word in this many letters: words that begin otherwise need not be stemmed."""


def finder(search: str) -> Finder:
    """What finds the words of a search in a text, as spans in order; words that must not stand there are not found.

    Raises `BadQuestion`.
    """
    wanted = {Phrase(tuple(map(_plain, one.words)), one.prefix) for one in phrases(parse(search))}
    # A stemmer has state while it works: each finder has its own, since requests run in threads.
    stem = cache(snowballstemmer.stemmer("porter").stemWord)
    return partial(_found, sorted(wanted, key=lambda one: (-len(one.words), one.words)), stem)


def _plain(text: str) -> str:
    """The text in small letters without accents, letter for letter, so that spans of it are spans of the text."""
    return text.translate(WITHOUT_ACCENT).lower()


def _found(wanted: Sequence[Phrase], stem: Stem, text: str) -> tuple[Span, ...]:
    return tuple(_spans(wanted, stem, text))


def _spans(wanted: Sequence[Phrase], stem: Stem, text: str) -> Iterator[Span]:
    spans, said = [], []
    for match in WORD.finditer(_plain(text)):
        spans.append(match.span())
        said.append(match[0])
    reached = 0
    for at, (start, _) in enumerate(spans):
        phrase = next((one for one in wanted if _stands(one, said, at, stem)), None) if start >= reached else None
        if phrase:
            reached = spans[at + len(phrase.words) - 1][1]
            yield start, reached


def _stands(phrase: Phrase, said: Sequence[str], at: int, stem: Stem) -> bool:
    """Whether the words said from there on are those of the phrase, in any of their forms."""
    last = at + len(phrase.words) - 1
    if last >= len(said) or said[at][:FIRST] != phrase.words[0][:FIRST] and not phrase.prefix:
        return False
    before = all(stem(a) == stem(b) for a, b in zip(said[at:last], phrase.words, strict=False))
    begun = phrase.prefix and said[last].startswith(phrase.words[-1])
    return before and (begun or stem(said[last]) == stem(phrase.words[-1]))

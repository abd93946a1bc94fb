"""Text → the words and names by which debates near it are looked for. Pure; how rare they are, only the store knows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from math import log

MOST_LETTERS = 100_000
"""Of a longer text only the beginning is read: what it is about stands there."""

MOST_WORDS, MOST_NAMES = 250, 20
LEAST_LETTERS, NAME_WORDS = 4, 6

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s’']")
_INSIDE = frozenset(("of", "for", "de", "la", "van", "von", "al", "bin"))
# Neither tells one subject from another: the commonest words of English and of Parliament.
_COMMON = frozenset((resources.files("timeline.context") / "common-words.txt").read_text("utf-8").split())


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or the words of a name, one after another, in small letters. `printed` is how the text has it, `weight`
    grows with how often it says it."""

    words: tuple[str, ...]
    printed: str
    weight: float


def names(text: str) -> tuple[Term, ...]:
    """The names of several words in the text (“Human Rights Watch”), those it says most first."""
    found: Counter[str] = Counter()
    for paragraph in text[:MOST_LETTERS].split("\n"):
        found.update(_names(paragraph))
    return tuple(_name(printed, 1 + log(times)) for printed, times in found.most_common(MOST_NAMES))


def _name(printed: str, weight: float) -> Term:
    return Term(tuple(word.lower() for word in _WORD.findall(printed)), printed, weight)


def inside(name: Term) -> tuple[Term, ...]:
    """The names of two words at the ends of a longer one: “Hong Kong” of “Hong Kong Watch”."""
    pieces = name.printed.split()
    pairs = dict.fromkeys((tuple(pieces[:2]), tuple(pieces[-2:]))) if len(pieces) > 2 else {}
    whole = (pair for pair in pairs if not any(piece.lower() in _COMMON | _INSIDE for piece in pair))
    return tuple(_name(" ".join(pair), name.weight) for pair in whole)


def _names(paragraph: str) -> list[str]:
    """Runs of words with capitals, small words such as “of” inside them, that nothing but spaces parts."""
    found: list[str] = []
    run: list[str] = []
    for piece in (*_PIECE.findall(paragraph), "."):
        if piece[0].isupper() or (run and (piece in _INSIDE or (piece == "the" and run[-1] in _INSIDE))):
            run.append(piece)
            continue
        found += _trimmed(run)
        run = []
    return found


def _trimmed(run: list[str]) -> list[str]:
    """The run without small or common words at its ends, which begin a sentence; nothing where no name is left."""
    while run and (run[0].lower() in _COMMON or len(run[0]) < 2):
        run = run[1:]
    while run and run[-1].islower():
        run = run[:-1]
    if not 2 <= len(run) <= NAME_WORDS:
        return []
    name = " ".join(run)
    return [name[:-2] if name.endswith(("’s", "'s")) else name]


def words(text: str) -> tuple[Term, ...]:
    """The words of the text that may tell its subject, forms of one word taken together, those it says most first."""
    import snowballstemmer  # type: ignore[import-untyped] # with every language it knows: not for who asks something else

    stem_of = snowballstemmer.stemmer("porter").stemWord  # one for each call: it is no use to two threads at once
    stems: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for printed, times in Counter(_WORD.findall(text[:MOST_LETTERS])).items():
        plain = printed.lower()
        if len(plain) >= LEAST_LETTERS and plain not in _COMMON and not plain.isdigit():
            stem = stem_of(plain)
            stems[stem] += times
            forms.setdefault(stem, Counter())[printed] += times
    kept = ((stem, forms[stem].most_common(1)[0][0], times) for stem, times in stems.most_common(MOST_WORDS))
    return tuple(Term((printed.lower(),), printed, 1 + log(times)) for _, printed, times in kept)

"""Whether two sources print the same speech: same speaker, and words that are nearly the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from hansard.ids import code
from hansard.model import Speech
from hansard.people import Resolution, Resolved

SAME_PERSON = 80.0
"""Least likeness (0 to 100) of words by the same resolved person; sources differ in dashes, brackets, a typo."""

UNSURE_PERSON = 92.0
"""Least likeness where either side's speaker is not resolved."""

FEW_WORDS = 8
"""Shorter turns (“I will give way.”) recur: they are the same only word for word, under the same heading."""

FORMULA = 60
"""Fewer words, and all procedure, may be a formula that only its numbers tell apart."""

WORD, NUMBER = re.compile(r"\w+"), re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speech made ready for comparison: `place` is the heading it stands under, `words` its bare words."""

    speech: Speech
    resolution: Resolution | None
    place: str
    opening: str = field(default="")
    words: str = field(default="")


def spoken(speech: Speech, resolution: Resolution | None, place: str) -> Spoken:
    """The speech with its opening's code and its words in lower case without punctuation."""
    return Spoken(speech, resolution, place, code(speech), " ".join(WORD.findall(speech.text.casefold())))


def likeness(one: Spoken, other: Spoken) -> float:
    """How alike the words of two sources' speeches are, 0 to 100; 0 where they are not one and the same speech."""
    least = _least(one, other)
    if least is None:
        return 0.0
    if one.words == other.words:
        return 100.0 if one.place == other.place or _count(one.words) >= FEW_WORDS else 0.0
    if min(_count(one.words), _count(other.words)) < FEW_WORDS or _numbers_differ(one, other):
        return 0.0
    return fuzz.ratio(one.words, other.words, score_cutoff=least)


def _numbers_differ(one: Spoken, other: Spoken) -> bool:
    """Whether numbers tell two formulas apart: “moved Amendment No. 22” and “moved Amendment No. 25”."""
    if one.speech.attribution and min(_count(one.words), _count(other.words)) >= FORMULA:
        return False
    return NUMBER.findall(one.words) != NUMBER.findall(other.words)


def _least(one: Spoken, other: Spoken) -> float | None:
    """How alike the words must be, None where the speakers are known to differ."""
    if (one.speech.attribution is None) != (other.speech.attribution is None):
        return None
    if isinstance(one.resolution, Resolved) and isinstance(other.resolution, Resolved):
        return SAME_PERSON if one.resolution.person.id == other.resolution.person.id else None
    return UNSURE_PERSON


def _count(words: str) -> int:
    return words.count(" ") + 1 if words else 0

"""Names of people: honorifics taken off, peers' styles made even, and the folded form in which names are compared.

What counts as an honorific stands in `hansard/data/honorifics.toml`, each with an example.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

NOT_WORD = re.compile(r"[^\w]+")
LANDED = ("duke", "duchess", "marquess", "marchioness", "earl", "countess", "bishop", "archbishop")


@cache
def _facts() -> dict[str, list[str]]:
    facts = tomllib.loads(files("hansard").joinpath("data/honorifics.toml").read_text(encoding="utf-8"))
    return {key: facts[key] for key in ("before", "after", "peer")}


@cache
def _before() -> frozenset[str]:
    return frozenset(word.casefold() for word in _facts()["before"])


@cache
def _after() -> frozenset[str]:
    return frozenset(word.casefold() for word in _facts()["after"])


@cache
def _peer() -> frozenset[str]:
    return frozenset(word.casefold() for word in _facts()["peer"])


def _bare(word: str) -> str:
    return word.casefold().strip(".,")


def bare_name(text: str) -> str:
    """The name without honorifics and letters: “Rt Hon Dame Diana Johnson MP” → “Diana Johnson”; “Mr Dhesi” → “Dhesi”.

    A peer's title is a name and stays; the article stands only where people say it (“The Earl of Devon”, “Lord Fox”).
    """
    words = text.split()
    article = len(words) > 1 and words[0].casefold() == "the"
    words = words[1:] if article else words
    while len(words) > 1 and _bare(words[0]) in _before():
        words = words[1:]
    while len(words) > 1 and _bare(words[-1]) in _after():
        words = words[:-1]
    return _styled([word.rstrip(",") for word in words])


def _styled(words: list[str]) -> str:
    """A peer's name as people say it: “The Lord Bishop of Derby” → “The Bishop of Derby”."""
    if len(words) > 2 and words[0].casefold() == "lord" and words[1].casefold() in ("bishop", "archbishop"):
        words = words[1:]
    if len(words) > 2 and words[0].casefold() in LANDED and words[1].casefold() == "of":
        words = ["The", *words]
    return " ".join(words)


def is_peer_name(text: str) -> bool:
    """Whether the bare name is a peer's title (“Baroness O'Loan”, “The Bishop of Derby”), not a name and surname."""
    words = bare_name(text).split()
    words = words[1:] if words[:1] == ["The"] else words
    return len(words) > 1 and words[0].casefold() in _peer()


def has_honorific(text: str) -> bool:
    """Whether the printed name opens with an honorific, as a later mention by surname does (“Mr Dhesi”)."""
    words = text.split()
    return len(words) > 1 and _bare(words[0]) in _before()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The form in which two prints of a name or place are the same: bare, no accents, no case, no punctuation."""
    return fold_words(bare_name(text))


def fold_words(text: str) -> str:
    """Any text without accents, case, punctuation and leading article; “&” is “and”."""
    plain = text.replace("&", " and ").replace("'", "").replace("’", "")
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    folded = NOT_WORD.sub(" ", plain.casefold()).strip()
    return folded.removeprefix("the ")

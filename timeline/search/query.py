"""A reader's words → a typed query that knows nothing of the engine below.

query = clause*                       all clauses must hold
clause = ["-"] (phrase | word ["*"])  a minus leaves speeches out, a star stands for any ending
phrase = '"' word+ '"'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.filters import BadQuestion

MOST_CLAUSES = 32
MOST_CHARACTERS = 500
CLAUSE = re.compile(r'(-)?(?:"([^"]*)"?|([^\s"]+))')
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that must follow each other; with `prefix` the last may go on; with `absent` they must not stand there."""

    words: tuple[str, ...]
    prefix: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must hold of a speech's text: every clause."""

    clauses: tuple[Clause, ...]


def parse(text: str) -> Query:
    """The query a reader means. Raises `BadQuestion` where no word to look for is left, or too many are."""
    if len(text) > MOST_CHARACTERS:
        raise BadQuestion(f"the search has {len(text)} characters; expected at most {MOST_CHARACTERS}")
    clauses = tuple(clause for match in CLAUSE.finditer(text) if (clause := _clause(*match.groups())))
    if len(clauses) > MOST_CLAUSES:
        raise BadQuestion(f"the search has {len(clauses)} words; expected at most {MOST_CLAUSES}")
    if all(clause.absent for clause in clauses):
        raise BadQuestion(f"nothing to look for in {text!r}; expected at least one word")
    return Query(clauses)


def _clause(minus: str | None, phrase: str | None, word: str | None) -> Clause | None:
    """One clause; a word of several parts (`co-operate`, `O'Brien`) is a phrase of them."""
    printed = phrase if phrase is not None else word or ""
    words = tuple(WORD.findall(printed))
    return Clause(words, prefix=printed.endswith("*"), absent=minus is not None) if words else None

"""A search as it was typed → its tokens, each with its place, so that an error can say where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from timeline.search.query import FIELDS

Kind = Literal["words", "field", "operator", "open", "close"]
WORD = re.compile(r"[^\W_]+")
OPERATORS = ("AND", "OR", "NOT", "NEAR")
_PIECE = re.compile(
    rf"""
    (?P<minus>-+)?
    (?: (?P<field>{"|".join(FIELDS)}) : (?: ["“”] (?P<value>[^"“”]*) ["“”]? | (?P<plain>[^\s()"“”]*) )
      | ["“”] (?P<quoted>[^"“”]*) ["“”]?
      | (?P<bracket>[()])
      | (?P<bare>[^\s()"“”]+) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the search as `printed`, whose first character is number `at`, counted from 1.

    `text` is what it says, without quotes, minus (`absent`) and the name of the field.
    """

    kind: Kind
    text: str
    printed: str
    at: int
    absent: bool = False
    field: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The pieces in order; words without a letter or digit, such as a lone `&`, are nothing to look for."""
    for match in _PIECE.finditer(text):
        kind, said = _read(match)
        if kind != "words" or WORD.search(said):
            field = (match["field"] or "").lower()
            yield Token(kind, said, match[0], match.start() + 1, match["minus"] is not None, field)


def _read(match: re.Match[str]) -> tuple[Kind, str]:
    if match["field"]:
        return "field", match["plain"] if match["value"] is None else match["value"]
    if match["bracket"]:
        return "open" if match["bracket"] == "(" else "close", match["bracket"]
    if match["quoted"] is not None:
        return "words", match["quoted"]
    is_operator = match[0] in OPERATORS or match[0].startswith("NEAR/")
    return "operator" if is_operator else "words", match["bare"]

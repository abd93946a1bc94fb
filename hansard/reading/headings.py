"""Headings in plain text: a line of its own in capitals, or with most words capitalised, that ends no sentence."""

from __future__ import annotations

import re
from functools import lru_cache

LEAST, LONGEST = 3, 200
MOST_WORDS = 22
LEAST_CAPITALS = 0.6

_ENDS = tuple('.;,…—–”"')
_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_BUSINESS = frozenset(
    {"oral answers to questions", "written answers to questions", "written answers", "written statements"}
    | {"written ministerial statements", "petitions", "ministerial corrections"}
)


def is_heading(text: str) -> bool:
    """Whether a line looks like a heading, wherever it stands."""
    return is_short(text) and _is_heading(text)


@lru_cache(maxsize=1024)  # a reader looks ahead, line by line
def _is_heading(text: str) -> bool:
    if text[0] in "[(“\"'‘":
        return False
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return (
        0 < len(words) <= MOST_WORDS
        and text[0].isupper() + text[0].isdigit() > 0
        and capitals >= LEAST_CAPITALS * len(words)
    )


def is_short(text: str) -> bool:
    """Whether a line may be a title, whatever its capitals: “Review of effects of frozen thresholds”."""
    return LEAST <= len(text) <= LONGEST and not text.endswith(_ENDS) and not (text[0] == "[" and text[-1] == "]")


def is_capitals(text: str) -> bool:
    """Whether the heading is printed in capitals, as departments and kinds of business are."""
    return text.isupper()


def is_business(text: str) -> bool:
    """Whether the heading names a whole part of the day."""
    return text.casefold() in _BUSINESS

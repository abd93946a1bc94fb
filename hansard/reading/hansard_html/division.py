"""Divisions as the official pages print them: counts, number, time, and the names of each side, a paragraph each.

The House divided: / Ayes 231, Noes 307. / Division No. 321] / [9.59 pm / AYES / Abbott, Ms Diane / … / NOES / …
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from hansard import dates
from hansard.model import Division, Vote
from hansard.reading import procedure

LONGEST_NAME = 80
_DIVIDED = re.compile(
    r"(?:The |their )?(?:House|Committee|Lordships) (?:having )?divided[:.]?(?P<rest>.{0,80})", re.IGNORECASE
)
_COUNT = re.compile(r"\b(Ayes|Noes|Contents|Not-Contents):? (\d{1,4})\b")
_NUMBER = re.compile(r"Division No\. ?(\d{1,5})\]?")
_TIME = re.compile(r"\[(\d{1,2}(?:\.\d{1,2})? ?[ap]m)\]?")
_TELLERS = re.compile(r"Tellers? for the (Ayes|Noes|Contents|Not-Contents):?", re.IGNORECASE)
_SEAT = re.compile(r"\([^()]{2,60}\)")
_SIDES = {"ayes": "aye", "noes": "no", "contents": "content", "not-contents": "not-content"}


def opens(text: str) -> bool:
    """Whether a paragraph is “The House divided:”."""
    return len(text) < 200 and _DIVIDED.fullmatch(text) is not None


class Divided:
    """Takes the paragraphs behind “The House divided:”; `division` is what they came to."""

    def __init__(self, column: str | None, source_id: str | None) -> None:
        self._column, self._source_id = column, source_id
        self._counts: dict[str, int] = {}
        self._votes: list[Vote] = []
        self._number: int | None = None
        self._time: time | None = None
        self._side: str | None = None
        self._tellers = False

    @property
    def division(self) -> Division:
        """The division as far as it has been read."""
        return Division(
            self._number, self._counts, tuple(self._votes), self._time, column=self._column, source_id=self._source_id
        )

    def take(self, text: str) -> bool:
        """Reads one paragraph; False where it is no part of a division, which is over then."""
        if found := _COUNT.findall(text) if len(text) < 120 else None:
            self._counts |= {_SIDES[side.lower()]: int(count) for side, count in found}
            return True
        if number := _NUMBER.fullmatch(text):
            self._number = int(number[1])
            return True
        if stamp := _TIME.fullmatch(text):
            self._time = dates.clock(stamp[1].replace(".", ":"))
            return True
        return self._heads(text) or self._names(text)

    def _heads(self, text: str) -> bool:
        """“AYES”, or “Tellers for the Ayes:”, with the names behind it where they stand on the same line."""
        if text.lower() in _SIDES and text.isupper():
            self._side, self._tellers = _SIDES[text.lower()], False
            return True
        found = _TELLERS.match(text)
        if found is None:
            return False
        self._side, self._tellers = _SIDES[found[1].lower()], True
        rest = text[found.end() :].strip()
        return self._names(rest) if rest else True

    def _names(self, text: str) -> bool:
        if self._side is None or len(text) > LONGEST_NAME or procedure.is_procedure(text):
            return False
        if _SEAT.fullmatch(text) and self._votes:  # “Morris, Grahame M. / (Easington)”
            self._votes[-1] = replace(self._votes[-1], name=f"{self._votes[-1].name} {text}")
            return True
        if not self._tellers:
            named = ", " in text and not text.endswith((":", ";", "?"))
            self._votes += [Vote(self._side, text)] if named else []
            return named
        if len(self._tellers_of(self._side)) >= 2 or text.endswith("."):
            return False
        names = [name.strip() for name in text.removesuffix(" and").split(" and ") if name.strip()]
        self._votes += [Vote(self._side, name, teller=True) for name in names]
        return True

    def _tellers_of(self, side: str) -> list[Vote]:
        return [vote for vote in self._votes if vote.teller and vote.vote == side]

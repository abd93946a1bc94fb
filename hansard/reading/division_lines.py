"""Divisions as printed in lines of text: counts, tellers and names, in the words of either House.

Division No. 12] [7.14 pm  ·  Division 1 / 01/03/2017 18:27:00  ·  The House divided: Ayes 310, Noes 201.
AYES / Example, Ms Jo / … / Tellers for the Ayes: / Al Example and / Bo Example  ·  Contents 120; Not-Contents 88.
"""

from __future__ import annotations

import re
from datetime import time

from hansard import attribution, dates
from hansard.model import Division, Vote

LONGEST_LINE = 400
LONGEST_NAME = 90
MOST_WORDS, LONGEST_INITIAL = 9, 4

SIDES = {"ayes": "aye", "noes": "no", "contents": "content", "content": "content"}
_SIDE = r"(?:Ayes|Noes|Not[- ]Contents?|Contents?)"
_COUNT = rf"{_SIDE}[:,]? ?\d{{1,4}}"
_NUMBER = re.compile(
    r"Division (?:No\. ?|Number )?(?P<number>\d{1,4})\]?(?: ?\[?(?P<clock>[\d.:]{1,8} ?[apm.]{2,4})\]?)?", re.I
)
_COUNTS = re.compile(
    rf"(?:(?:The (?:House|Committee) (?:having )?divided|Their Lordships divided)[:;] ?)?"
    rf"{_COUNT}(?:[,;.]? ?(?:and )?{_COUNT})?\.?",
    re.IGNORECASE,
)
_ONE_COUNT = re.compile(rf"({_SIDE})[:,]? ?(\d{{1,4}})", re.IGNORECASE)
_HEAD = re.compile(rf"({_SIDE}):?", re.IGNORECASE)
_TELLERS = re.compile(rf"Tellers? for the ({_SIDE}):? ?(.{{0,200}})", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:\d{1,2}/\d{1,2}/\d{4} )?\[?(?P<clock>\d{1,2}[:.]\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
    r"|(?:12 )?(?:noon|midnight))\]?",
    re.IGNORECASE,
)
_DIVISION_ON = re.compile(r"Division on (?:Amendment|Motion|Clause|Schedule|Third Reading|Second Reading).{0,200}")
_ON = re.compile(
    r"Division on .{1,300}|Members? voting:? .{1,300}"
    r"|(?:The (?:House|Committee) (?:having )?divided|Their Lordships divided)[:;.]?",
    re.IGNORECASE,
)
_PROXY = re.compile(r" ?\((?:proxy vote cast by )(.{1,80})\)", re.IGNORECASE)
_VOTER = re.compile(r"[^\W\d_][^,;:?!]{0,50}, [^;:?!]{1,50}")


def begins(text: str) -> bool:
    """Whether a division begins with the line."""
    if len(text) > LONGEST_LINE or not text.startswith(("Div", "DIV", "The ", "Their ", "Contents")):
        return False
    return any(shape.fullmatch(text) for shape in (_NUMBER, _COUNTS, _DIVISION_ON))


def is_count(text: str) -> bool:
    """Whether the line is a count: “Ayes: 310”, “Contents 120; Not-Contents 88.”"""
    return len(text) <= LONGEST_LINE and _COUNTS.fullmatch(text) is not None


class Counting:
    """Takes a division line by line; `said` are its sentences and what it was on."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._number: int | None = None
        self._time: time | None = None
        self._counts: dict[str, int] = {}
        self._votes: list[Vote] = []
        self._side: str | None = None
        self._tellers = 0

    def take(self, text: str) -> bool:
        """Reads the line if it is a part of the division; False where the division ended above it."""
        if len(text) > LONGEST_LINE:
            return False
        return self._top(text) or self._heading(text) or self._voter(text)

    def division(self, column: str | None, stamp: time | None = None) -> Division:
        """What was read; the stamp that stands above it is its time, where it prints none itself."""
        return Division(self._number, self._counts, tuple(self._votes), self._time or stamp, column)

    def miscounted(self) -> list[str]:
        """The sides, with numbers, where the names printed are not as many as the count says."""
        sides = {side: sum(vote.vote == side and not vote.teller for vote in self._votes) for side in self._counts}
        return [
            f"{self._counts[side]} {side} but {n} names"
            for side, n in sides.items()
            if n not in (0, self._counts[side])
        ]

    def _top(self, text: str) -> bool:
        if self._votes:
            return False
        if found := _NUMBER.fullmatch(text):
            if self._number is not None:
                return False
            self._number, self._time = int(found["number"]), dates.clock(found["clock"] or "") or self._time
        elif found := _WHEN.fullmatch(text):
            if self._time is not None:
                return False
            self._time = dates.clock(found["clock"])
        elif _ON.fullmatch(text):
            self.said.append(text)
        else:
            return self._count(text)
        return True

    def _count(self, text: str) -> bool:
        if not _COUNTS.fullmatch(text):
            return False
        counts = _ONE_COUNT.findall(text)
        if (text.startswith("The") or len(counts) > 1) and text not in self.said:
            self.said.append(text)
        for side, number in counts:
            self._side = _side(side)
            self._counts[self._side] = int(number)
        return True

    def _heading(self, text: str) -> bool:
        if found := _HEAD.fullmatch(text):
            self._side, self._tellers = _side(found[1]), 0
        elif found := _TELLERS.fullmatch(text):
            self._side, self._tellers = _side(found[1]), 2
            self._teller(found[2])
        else:
            return False
        return True

    def _voter(self, text: str) -> bool:
        if self._side is None or len(text) > LONGEST_NAME:
            return False
        if self._tellers and attribution.is_name(text.removesuffix(" and")):
            self._teller(text)
            return True
        plain = text.replace("[Teller]", "").replace("(Teller)", "").strip()
        name, proxy = _PROXY.sub("", plain), _PROXY.search(plain)
        if not _VOTER.fullmatch(name) or _is_sentence(name):
            return False
        self._votes.append(Vote(self._side, name, teller=plain != text, proxy=proxy[1] if proxy else None))
        return True

    def _teller(self, text: str) -> None:
        """One or two tellers: “Jo Example and”, “Jo Example and Al Example”."""
        for name in filter(None, re.split(r" and\b ?", text)):
            self._votes.append(Vote(str(self._side), name.strip(), teller=True))
            self._tellers -= 1


def _is_sentence(text: str) -> bool:
    """“Resolved in the negative, and Motion disagreed to accordingly.” stands below the names; `Example, L.` is one."""
    return len(text.split()) > MOST_WORDS or (text.endswith(".") and len(text.rpartition(" ")[2]) > LONGEST_INITIAL)


def _side(printed: str) -> str:
    """The project's word for a side: `aye`, `no`, `content`, `not-content`."""
    word = printed.casefold().replace(" ", "-")
    return "not-content" if word.startswith("not") else SIDES[word]

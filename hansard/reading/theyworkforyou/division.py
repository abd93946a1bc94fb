"""A division as TheyWorkForYou's pages are pasted: number, counts, and the voters where the page prints their names.

Division number 84 / A majority of MPs voted … / 310 for, 201 against, 139 absent. / Aye: 310 MPs / No: 201 MPs
Ayes: A-Z by last name / Jo Example Labour / Al Example Labour (proxy vote cast by Bo Example) / Tellers / …
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hansard import parties
from hansard.model import Division, Vote
from hansard.reading.theyworkforyou import furniture

LONGEST_VOTER = 200
LONGEST_PARTY = 7
SIDES = {
    "for": "aye", "aye": "aye", "yes": "aye", "against": "no", "no": "no", "noe": "no", "nay": "no",
    "content": "content", "not-content": "not-content", "abstained": "both", "both": "both",
}  # fmt: skip

_COUNT = re.compile(
    r"(\d{1,4}) (for|against|abstained)\b"
    r"|\b(ayes?|noe?s?|contents?|not[- ]contents?|abstained):? (\d{1,4})\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:Voting )?([A-Za-z]{2,10}(?:[- ]contents?)?):?(?: A-Z by last name)?", re.IGNORECASE)
_ABSENT = re.compile(r"Absents?\b.{0,40}", re.IGNORECASE)
_PROXY = re.compile(r" ?\(proxy vote cast by (?P<proxy>[^()]{1,100})\)")


def read(lines: Sequence[str], column: str | None) -> Division:
    """The division that the lines of its block hold."""
    head = furniture.DIVISION.fullmatch(lines[0])
    counts: dict[str, int] = {}
    votes: list[Vote] = []
    side, teller = None, False
    for text in lines[1:]:
        heading = _LIST.fullmatch(text)
        if text.casefold() == "tellers":
            teller = True
        elif _ABSENT.fullmatch(text):
            side = None
        elif heading and _side(heading[1]):
            side, teller = _side(heading[1]), False
        elif found := list(_COUNT.finditer(text[: furniture.LONGEST])):
            _count(counts, found)
        elif side and len(text) <= LONGEST_VOTER and not text.endswith("."):
            votes.append(_vote(text, side, teller))
    return Division(int(head["number"]) if head else None, counts, tuple(votes), column=column)


def _count(counts: dict[str, int], found: Sequence[re.Match[str]]) -> None:
    for one in found:
        if side := _side(one[2] or one[3]):
            counts.setdefault(side, int(one[1] or one[4]))


def _side(word: str) -> str | None:
    plain = word.casefold().replace(" ", "-")
    return SIDES.get(plain) or SIDES.get(plain.removesuffix("s"))


def _vote(text: str, side: str, teller: bool) -> Vote:
    """`Jo Example Scottish National Party (proxy vote cast by …)`; the party is not kept in a vote."""
    proxy = _PROXY.search(text)
    words = _PROXY.sub("", text).split()
    for count in range(min(LONGEST_PARTY, len(words) - 1), 0, -1):
        if parties.canonical(" ".join(words[-count:])):
            words = words[:-count]
            break
    return Vote(side, " ".join(words), teller=teller, proxy=proxy["proxy"] if proxy else None)

"""A division as TheyWorkForYou's pages print it: its number, the counts, and the lists of voters in each of the prints.

since 2016   h2 `Aye: 310 MPs` above dots, then h3 `Ayes: A-Z by last name`, a list of links, h4 `Tellers`, a list
before       p.divisionheading, h2 `Aye` or p `Voting yes:`, a list of links, `(teller)` behind a name
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from hansard.model import Division, Vote
from hansard.reading import html
from hansard.reading.theyworkforyou.html_links import person

SIDES = {
    "aye": "aye", "ayes": "aye", "for": "aye", "yes": "aye", "no": "no", "nos": "no", "noes": "no", "against": "no",
    "content": "content", "contents": "content", "not-content": "not-content", "not-contents": "not-content",
    "both": "both", "abstained": "both", "abstaineds": "both", "abstentions": "abstention",
}  # fmt: skip
# Whoever is only listed as away has no vote.
AWAY = frozenset({"absent", "absents"})

_NUMBER = re.compile(r"\bDivision (?:number|No\.?) ?(\d{1,4})\b", re.IGNORECASE)
_HEADED = re.compile(r"(?:Voting )?([A-Za-z]+(?:-[A-Za-z]+)?)\b(?:: (\d{1,4})\b)?", re.IGNORECASE)
_SUMMARY = re.compile(r"\b(\d{1,4}) (for|against|yes|no|abstained)\b")
_PROXY = re.compile(r"\(proxy vote cast by ([^()]{1,100})\)")
_PLACES = ("h2", "h3", "h4", "p", "li", "a")


def is_division(block: etree._Element) -> bool:
    """Whether the block holds a division."""
    return bool(html.by_class(block, "debate-speech__division") or html.by_class(block, "divisionheading"))


def read(block: etree._Element, source_id: str | None, column: str | None) -> Division:
    """The division, with those counts and votes that the page prints."""
    text = html.line(block)
    number = _NUMBER.search(text)
    lists = _Lists()
    for element in block.iter(*_PLACES):
        lists.take(element)
    counts = lists.counts or {SIDES.get(found[2], "both"): int(found[1]) for found in _SUMMARY.finditer(text)}
    voted = Counter(vote.vote for vote in lists.votes if not vote.teller)
    return Division(
        number=int(number[1]) if number else None,
        counts=counts or dict(voted),
        votes=tuple(lists.votes),
        source_id=source_id,
        column=column,
    )


class _Lists:
    """Takes the elements of a division in order, keeping the side whose voters come next."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.votes: list[Vote] = []
        self._side: str | None = None
        self._tellers = False

    def take(self, element: etree._Element) -> None:
        """Reads the next heading or name."""
        if element.tag == "a":
            self._name(element)
        elif element.tag in ("h2", "h3", "p"):
            self._heading(html.line(element)[:60])
        elif element.tag == "h4":
            self._tellers = html.line(element).casefold().startswith("teller")

    def _heading(self, text: str) -> None:
        if text.startswith("Tellers:"):
            self._tellers = True
            return
        found = _HEADED.match(text)
        word = found[1].casefold() if found else ""
        if found and (word in SIDES or word in AWAY):
            self._side, self._tellers = SIDES.get(word), False
            if self._side and found[2]:
                self.counts[self._side] = int(found[2])

    def _name(self, link: etree._Element) -> None:
        parent = link.getparent()
        member = person(link)
        if self._side is None or member is None or parent is None:
            return
        around = html.line(parent) if parent.tag == "li" else ""
        proxy = _PROXY.search(around)
        teller = self._tellers or "(teller)" in around
        self.votes.append(Vote(self._side, html.line(link), member, teller, proxy[1] if proxy else None))

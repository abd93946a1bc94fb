"""Divisions of historic Hansard: tables whose columns are lists of names, one table a page.

    | Division No. 239] |        AYES          | [6.59 pm              |
    | Agate, Bo         | Example, Jo (Upper & | TELLERS FOR THE AYES: |
    | Allen, Al         | Lower Barset)        | Mr. Al Example and    |      … Mr. Bo Example.

Names run down a column, on to the next, and on to the next page; a name may take two cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time

from lxml import etree

from hansard import dates
from hansard.model import Vote
from hansard.reading.historic.words import folded

LONGEST_NAME = 120
MOST_COLUMNS = 12

_OTHER = {"aye": "no", "no": "aye", "content": "not-content", "not-content": "content"}
COUNT_TELLERS = ("content", "not-content")
"""The sides whose numbers count their tellers: those of the Lords."""
_FIRST = ("aye", "content")
_SIDES = {"ayes": "aye", "noes": "no", "contents": "content", "content": "content"}
_SIDE = r"(?:AYES|NOES|NOT[- ]?CONTENTS?|CONTENTS?)"
_HEAD = re.compile(rf"({_SIDE})[.:]?(?:[—–-])?", re.IGNORECASE)
_NUMBER = re.compile(r"\[?Division No\.? ?(\d{1,4})\.?\]?", re.IGNORECASE)
_CLOCK = re.compile(r"\[?(\d{1,2}(?:[.:·]\d{1,2})? ?[ap]\.? ?m\.?)[\]>]?", re.IGNORECASE)
_TELLERS = re.compile(rf"TELLERS? (?:FOR|OF) THE ({_SIDE})[.,:;]?(?: ?[—–-])?(.{{0,120}})", re.IGNORECASE | re.DOTALL)
_TELLER = re.compile(r" ?[\[(]Tellers?\.?[\])]", re.IGNORECASE)
_AND = re.compile(r",? and\b ?")
_COUNT = re.compile(rf"\b({_SIDE})[,:;]? ?(\d{{1,4}})", re.IGNORECASE)
_DIVIDED = re.compile(r"\b(?:House|Committee|Lordships)(?: having)? divided\b", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What one table says; `votes` with side None stand above any heading.

    A division begins on it where its number, or its first side, stands above the names.
    """

    number: int | None = None
    clock: time | None = None
    begins: bool = False
    votes: list[tuple[str | None, str, bool]] = field(default_factory=list)


def pages(element: etree._Element) -> list[Page]:
    """The tables of a division, or the one table itself."""
    reader = _Reader()
    for table in element.iter("table"):
        reader.read(table)
    return reader.pages


def is_side(table: etree._Element) -> bool:
    """Whether a table outside any division goes on with one: `NOES` alone in its first row."""
    first = next((texts for row in table.iter("tr") if (texts := list(filter(None, _cells(row))))), [])
    return len(first) == 1 and _HEAD.fullmatch(first[0]) is not None


def counts(text: str) -> dict[str, int]:
    """The counts in “The House divided: Ayes 190, Noes 307.”, by side; none where the text says no such thing."""
    divided = _DIVIDED.search(text)
    if divided is None:
        return {}
    return {side_of(side): int(number) for side, number in _COUNT.findall(text[divided.end() :][:LONGEST_NAME])}


def side_of(printed: str) -> str:
    """The project's word for a side: `aye`, `no`, `content`, `not-content`."""
    word = printed.casefold()
    return "not-content" if word.startswith("not") else _SIDES.get(word, "no")


def votes(found: list[Page], before: str | None = None) -> tuple[Vote, ...]:
    """The votes of the pages; names that stand above any heading are of the side before, else `unknown`."""
    rows: list[Vote] = []
    for side, name, teller in (vote for page in found for vote in page.votes):
        before = side or before
        rows.append(Vote(before or "unknown", name, teller=teller))
    return tuple(rows)


class _Reader:
    """Reads table after table; the side goes on over the pages."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._side: str | None = None

    def read(self, table: etree._Element) -> None:
        """One table: a page, or a side of one."""
        self.pages.append(Page())
        columns: list[list[str]] = []
        for row in table.iter("tr"):
            texts = _cells(row)
            if any(map(_is_head, texts)):
                self._columns(columns)
                columns = []
                for text in texts:
                    self._head(text)
            else:
                columns += [[] for _ in range(len(texts) - len(columns))]
                for column, text in zip(columns, texts, strict=False):
                    column.append(text)
        self._columns(columns)

    def _head(self, text: str) -> None:
        if found := _HEAD.fullmatch(text):
            side = side_of(found[1])
            self._settle(_OTHER[side])
            self._side = side
            self.pages[-1].begins |= side in _FIRST and not self.pages[-1].votes
        elif found := _NUMBER.fullmatch(text):
            self.pages[-1].number, self.pages[-1].begins = int(found[1]), True
        elif found := _CLOCK.fullmatch(text):
            self.pages[-1].clock = dates.clock(found[1].replace("·", "."))

    def _columns(self, columns: list[list[str]]) -> None:
        for column in columns:
            self._column(_whole_names(column))

    def _column(self, texts: list[str]) -> None:
        """The names down a column. Below “Tellers for the Ayes” a text without a comma is of the tellers."""
        told: list[str] | None = None
        for text in texts:
            if found := _TELLERS.match(text):
                self._tellers(told)
                self._settle(side_of(found[1]))
                told = [found[2]]
            elif told is not None and "," not in text:
                told.append(text)
            else:
                self._voter(text)
        self._tellers(told)

    def _settle(self, side: str) -> None:
        """The side of the names so far, where no heading says it: that of their tellers, or not that of the next."""
        if self._side is None:
            for page in self.pages:
                page.votes = [(side, name, teller) for _, name, teller in page.votes]
            self._side = side

    def _tellers(self, told: list[str] | None) -> None:
        """One or two names, in one cell or several: “Sir Al Example and Lord”, “Bo Example.”"""
        for name in _AND.split(" ".join(told or [])):
            if name := name.strip(" .,:;—–"):
                self.pages[-1].votes.append((self._side, name[:LONGEST_NAME], True))

    def _voter(self, text: str) -> None:
        name = _TELLER.sub("", text)
        self.pages[-1].votes.append((self._side, name.strip()[:LONGEST_NAME], name != text))


def _is_head(text: str) -> bool:
    return _HEAD.fullmatch(text) is not None or _NUMBER.fullmatch(text) is not None


def _cells(row: etree._Element) -> list[str]:
    return [folded(cell) for cell in row.iter("td", "th")][:MOST_COLUMNS]


def _whole_names(column: list[str]) -> list[str]:
    """The cells that hold something, a name over two of them joined: “Example, Jo (Upper &”, “Lower Barset)”."""
    names: list[str] = []
    for text in filter(None, column):
        rest = text.count(")") > text.count("(") or (text[0] == "(" and text[-1] == ")")
        if names and rest:
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
    return names

"""Where a turn opens in Parallel Parliament's text, which has neither blank lines nor marks between turns.

    first turn of a member   party code / name / constituency        of a peer   party code / name [/ office]
    first turn of a minister name / office                           later turns the name alone

A line is a turn's opening only as a whole: a paragraph that merely begins with a name is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hansard import attribution, parties
from hansard.clean import Line
from hansard.model import Attribution

LONGEST_CODE = 40
LONGEST_SEAT = 60
LONGEST_OFFICE = 200

_ENDS_SENTENCE = re.compile(r"[.?!:;,…—–\"”'’]$")
_CODE = re.compile(r"[A-Z][A-Za-z/-]{1,11}")
# “Na h-Eileanan an Iar”, “Kingston upon Hull East”
_SEAT_WORDS = frozenset({"of", "the", "and", "in", "on", "upon", "under", "an", "le", "with"})
# An office that is not on the list: “The Example of the Great Seal”, in capitals but for its small words.
_TITLE = re.compile(r"The [A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|of|for|the|and|to|in|with|without|at|on|&)){1,20}")
_PEERS = re.compile(
    r"(?:The )?(?:Lord|Lady|Baroness|Viscount|Viscountess|Earl|Countess|Duke|Marquess|Bishop|Archbishop)\b"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The attribution of a turn, and how many lines it took. `doubt` says what made it less than certain."""

    who: Attribution
    lines: int
    doubt: str | None = None


class Turns:
    """Finds openings in one page, remembering the names that have spoken."""

    def __init__(self, body: Sequence[Line]) -> None:
        self._texts = [line.text for line in body]
        self._known: set[str] = set()

    def at(self, index: int, stamped: bool) -> Opening | None:
        """The turn that opens at that line, or None; `stamped` where a time code stands above it."""
        found = self._coded(index) or self._later(index) or self._minister(index) or self._bare(index, stamped)
        if found is not None and found.who.name:
            self._known.add(found.who.name)
        return found

    def _text(self, index: int) -> str:
        return self._texts[index] if index < len(self._texts) else ""

    def _coded(self, index: int) -> Opening | None:
        """Party code, name, and then a constituency or an office where one is printed."""
        code, name = self._text(index), self._text(index + 1)
        known = len(code) <= LONGEST_CODE and parties.canonical(code) is not None
        if not attribution.is_name(name) or not (known or _CODE.fullmatch(code)):
            return None
        seat_line, office_line = is_seat(self._text(index + 2)), is_office(self._text(index + 2))
        if not known and (name in self._known or not seat_line):
            return None
        doubt = None if known else f"{code!r} is no party known here"
        office = self._text(index + 2) if office_line else None
        seat = self._text(index + 2) if seat_line and not office_line and self._is_member(index, name) else None
        who = Attribution(name, name=name, office=office, constituency=seat, party=code)
        return Opening(who, 3 if office or seat else 2, doubt)

    def _is_member(self, index: int, name: str) -> bool:
        """Whether the line below a coded name can be a seat: not for peers, and not where the next turn opens there."""
        below = self._text(index + 2)
        return not _PEERS.match(name) and below not in self._known and not attribution.is_collective(below)

    def _later(self, index: int) -> Opening | None:
        text = self._text(index)
        if text in self._known:
            office = self._text(index + 1) if is_office(self._text(index + 1)) else None
            return Opening(Attribution(text, name=text, office=office), 2 if office else 1)
        if attribution.is_collective(text.removesuffix(":")):
            return Opening(Attribution(text, name=text.removesuffix(":")), 1)
        return self._in_chair(text)

    def _in_chair(self, text: str) -> Opening | None:
        """“Mr Speaker”, or “Madam Deputy Speaker (NAME)”, on a line of its own."""
        who = attribution.parse(text) if len(text) <= LONGEST_OFFICE else None
        chair = who is not None and who.office is not None and attribution.is_chair(who.office)
        return Opening(who, 1) if who and chair and not _ENDS_SENTENCE.search(text) else None

    def _minister(self, index: int) -> Opening | None:
        name, office = self._text(index), self._text(index + 1)
        if not (attribution.is_name(name) and is_office(office)):
            return None
        return Opening(Attribution(name, name=name, office=office), 2)

    def _bare(self, index: int, stamped: bool) -> Opening | None:
        """A new name with nothing below it: bishops have no code, and now and then a member has none."""
        name, below = self._text(index), self._text(index + 1)
        if not attribution.is_name(name) or not below or not (stamped or _ENDS_SENTENCE.search(below)):
            return None
        sure = stamped or _PEERS.match(name)
        doubt = None if sure else f"{name!r} is taken as a speaker, though neither party nor office stands by it"
        return Opening(Attribution(name, name=name), 1, doubt)


def is_seat(text: str) -> bool:
    """Whether a line can be a constituency: short, capitalised, no end of a sentence."""
    if not 0 < len(text) <= LONGEST_SEAT or _ENDS_SENTENCE.search(text) or not text[0].isupper():
        return False
    words = text.replace("(", " ").split()
    return len(words) <= 9 and all(word[0].isupper() or word in _SEAT_WORDS or "-" in word for word in words)


def is_office(text: str) -> bool:
    """Whether a whole line is an office: “The Secretary of State for Education”, “Mr Speaker”."""
    if not 0 < len(text) <= LONGEST_OFFICE or _ENDS_SENTENCE.search(text):
        return False
    return attribution.is_office(text) or _TITLE.fullmatch(text) is not None or text.casefold() == "in the chair"

"""Where a turn opens in Parallel Parliament's text, which has neither blank lines nor marks between turns.

    first turn of a member   party code / name / constituency        of a peer   party code / name [/ office]
    first turn of a minister name / office                           later turns the name alone

A time code stands above all that, or between the party code and the name. A line is a turn's opening only as a whole:
a paragraph that merely begins with a name is none.
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

TIME_CODE = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_SENTENCE_ENDS = tuple(".?!:;,…—–\"”'’")
_CODE = re.compile(r"[A-Z][A-Za-z/-]{1,11}")
# “Na h-Eileanan an Iar”, “Kingston upon Hull East”
_SEAT_WORDS = frozenset({"of", "the", "and", "in", "on", "upon", "under", "an", "le", "with"})
# An office that is on no list: “The Example of the Great Seal, representing the Seals”, “Lord in Waiting/Whip”, in
# capitals but for its small words, and with a word for an office where it does not begin with “The”.
_TITLE = re.compile(
    r"[A-Z][\w’'-]*(?:(?:,? |/)\(?"
    r"(?:[A-Z][\w’'-]*|of|for|the|and|to|in|with|without|at|on|by|from|representing|also|deputy|&)\)?){1,24}"
)
_POST = re.compile(
    r"\b(?:Minister|Secretary|Under-Secretary|Whip|Spokesperson|Spokesman|Leader|Chancellor|Commissioner|General|Speaker"
    r"|Chair|Chairman|Chairwoman|Treasurer|Chamberlain|Advocate|Waiting|Convener|President|Comptroller)\b"
)
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
        self._texts = [*(line.text for line in body), "", ""]
        self._known: set[str] = set()

    def at(self, index: int, stamped: bool) -> Opening | None:
        """The turn that opens at that line, or None; `stamped` where a time code stands above it."""
        if len(self._texts[index]) > LONGEST_OFFICE:
            return None  # a paragraph
        found = self._coded(index) or self._later(index) or self._minister(index) or self._bare(index, stamped)
        if found is not None and found.who.name:
            self._known.add(found.who.name)
        return found

    def _coded(self, index: int) -> Opening | None:
        """Party code, name, and then a constituency or an office where one is printed."""
        code, name = self._texts[index : index + 2]
        if len(code) > LONGEST_CODE or not is_person(name):
            return None
        known = parties.canonical(code) is not None
        if not (known or _CODE.fullmatch(code)):
            return None
        below = self._texts[index + 2]
        peer = _PEERS.match(name) is not None
        if not known and (name in self._known or not is_seat(below)):
            return None
        # A member of the Commons has a seat, be it “The Wrekin”; a peer with a line below the name has an office.
        office = below if is_office(below) and (peer or _POST.search(below) or not is_seat(below)) else None
        seat = below if not office and not peer and is_seat(below) and self._is_free(below) else None
        doubt = None if known else f"{code!r} is no party known here"
        who = Attribution(name, name=name, office=office, constituency=seat, party=code)
        return Opening(who, 3 if office or seat else 2, doubt)

    def _is_free(self, below: str) -> bool:
        """Whether no turn opens with the line itself."""
        return below not in self._known and not attribution.is_collective(below)

    def _later(self, index: int) -> Opening | None:
        text, below = self._texts[index : index + 2]
        if text in self._known:
            office = below if attribution.is_office(below) and is_office(below) else None
            return Opening(Attribution(text, name=text, office=office), 2 if office else 1)
        if attribution.is_collective(text.removesuffix(":")) and text[0].isupper() and not text.endswith("."):
            return Opening(Attribution(text, name=text.removesuffix(":")), 1)
        return self._in_chair(text)

    def _in_chair(self, text: str) -> Opening | None:
        """“Mr Speaker”, or “Madam Deputy Speaker (NAME)”, on a line of its own."""
        if not attribution.is_chair(text.partition("(")[0].partition("[")[0]) or text.endswith(_SENTENCE_ENDS):
            return None
        who = attribution.parse(text)
        return Opening(who, 1) if who.office is not None and attribution.is_chair(who.office) else None

    def _minister(self, index: int) -> Opening | None:
        name, office = self._texts[index : index + 2]
        if not (is_person(name) and is_office(office)):
            return None
        return Opening(Attribution(name, name=name, office=office), 2)

    def _bare(self, index: int, stamped: bool) -> Opening | None:
        """A new name with nothing below it: bishops have no code, and now and then a member has none."""
        name, below = self._texts[index : index + 2]
        if not is_person(name) or not below or not (stamped or below.endswith(_SENTENCE_ENDS)):
            return None
        sure = stamped or _PEERS.match(name)
        doubt = None if sure else f"{name!r} is taken as a speaker, though neither party nor office stands by it"
        return Opening(Attribution(name, name=name), 1, doubt)


def is_person(text: str) -> bool:
    """Whether a line can be a speaker's name; of those that begin with “The” only peers' and bishops' are names."""
    return attribution.is_name(text) and (not text.startswith("The ") or _PEERS.match(text) is not None)


def is_seat(text: str) -> bool:
    """Whether a line can be a constituency: short, capitalised, no end of a sentence."""
    if not 0 < len(text) <= LONGEST_SEAT or text.endswith(_SENTENCE_ENDS) or not text[0].isupper():
        return False
    words = text.replace("(", " ").split()
    return len(words) <= 9 and all(word[0].isupper() or word in _SEAT_WORDS or "-" in word for word in words)


def is_office(text: str) -> bool:
    """Whether a whole line is an office: “The Secretary of State for Education”, “Mr Speaker”."""
    if not 0 < len(text) <= LONGEST_OFFICE or text.endswith(_SENTENCE_ENDS):
        return False
    told = attribution.is_office(text) or text.startswith("The ") or _POST.search(text) is not None
    return (told and _TITLE.fullmatch(text) is not None) or text.casefold() == "in the chair"


def ordered(body: Sequence[Line]) -> list[Line]:
    """The lines with every time code above the party code that it stands under, as it stands on most pages."""
    lines = list(body)
    for index in range(len(lines) - 2):
        if not TIME_CODE.fullmatch(lines[index + 1].text):
            continue
        if is_person(lines[index + 2].text) and _is_party(lines[index].text):
            lines[index], lines[index + 1] = lines[index + 1], lines[index]
    return lines


def _is_party(text: str) -> bool:
    return len(text) <= LONGEST_CODE and (parties.canonical(text) is not None or _CODE.fullmatch(text) is not None)

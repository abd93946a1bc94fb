"""The sittings in a volume of historic Hansard: a House's days, and those of Westminster Hall and Grand Committee.

root ──owners──▶ pieces, each taken out of the one it stands in where its chamber or its date is another's
                    └──by chamber and date──▶ sittings, in the order of the volume
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from hansard.model import ParseWarning
from hansard.reading.historic.dates import printed_date, stated
from hansard.reading.historic.words import folded
from hansard.reading.html import cut

HOUSES = {"housecommons": "commons", "houselords": "lords"}
PLACES = {"westminsterhall": "westminster-hall", "grandcommitteereport": "grand-committee"}
WRITTEN = frozenset({"writtenanswers", "writtenstatements"})
OWNERS = (*HOUSES, *PLACES, *WRITTEN)
# The volume's own number, in ids and pictures: S5LV0011P0-00175, S6CV0404P0I1005; before 1909 it names no House.
_VOLUME = re.compile(r"S\d([CL])V\d")
_FEW = 12
PROBLEM = "hansard-problem"
"""The processing instruction in which a part carries what was wrong with the volume just there."""


@dataclass(slots=True)
class Piece:
    """A part of a sitting in a volume; `element` is its own tree. `chamber` is None where nothing tells the House."""

    element: etree._Element
    chamber: str | None
    day: date | None
    house: str | None
    stated_by: etree._Element | None
    doubt: str = ""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.element.sourceline or 0

    def warnings(self) -> list[ParseWarning]:
        """What is wrong with its date."""
        found = self.stated_by
        return [ParseWarning(found.sourceline, "bad-date", self.doubt)] if self.doubt and found is not None else []


@dataclass(slots=True)
class Found:
    """One sitting; `day` is None where it states none, and then it is a sitting of its own."""

    chamber: str | None
    day: date | None
    pieces: list[Piece] = field(default_factory=list)


def sittings(root: etree._Element) -> list[Found]:
    """The sittings that hold any words, in the order in which they begin. Takes the tree apart."""
    pieces = [_piece(element) for element in root.iter(*OWNERS) if _is_own(element)]
    for piece in reversed(pieces):
        cut(piece.element)
    found: dict[object, Found] = {}
    for place, piece in enumerate(pieces):
        if has_words(piece.element):
            key = (piece.chamber, piece.day or place)
            found.setdefault(key, Found(piece.chamber, piece.day)).pieces.append(piece)
    return list(found.values())


def has_words(owner: etree._Element) -> bool:
    """Whether anything stands in it but its title, date, columns and pictures."""
    for element in owner.iter():
        silent = element.tag in ("date", "col") or (element.tag == "title" and element.getparent() is owner)
        if not silent and isinstance(element.tag, str) and element.text and not element.text.isspace():
            return True
        if element is not owner and element.tail and not element.tail.isspace():
            return True
    return False


def _owner_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(*OWNERS), None)


def _is_own(element: etree._Element) -> bool:
    """Whether it is a piece by itself: at the top, another chamber's, or written parts of another day."""
    above = _owner_of(element)
    if above is None or element.tag not in WRITTEN:
        return True
    own = _date_element(element)
    return own is not None and _day(own) not in (None, _day(_date_above(element)))


def _piece(element: etree._Element) -> Piece:
    stated_by = _date_element(element)
    if stated_by is None:
        stated_by = _date_above(element)
    day, doubt = _stated(stated_by)
    if stated_by is None:
        day = _opening_date(element)
    house = next((HOUSES[tag] for tag in _tags_up(element) if tag in HOUSES), None) or _house_of_volume(element)
    chamber = PLACES.get(str(element.tag)) or house
    return Piece(element, chamber, day, house, stated_by, doubt)


def _tags_up(element: etree._Element) -> list[str]:
    return [str(one.tag) for one in (element, *element.iterancestors())]


def _date_element(owner: etree._Element) -> etree._Element | None:
    """Its own date, directly in it."""
    return next((date for date in owner.findall("date") if date.get("format") or folded(date)), None)


def _date_above(element: etree._Element) -> etree._Element | None:
    above = _owner_of(element)
    return _date_element(above) if above is not None else None


def _day(element: etree._Element | None) -> date | None:
    return _stated(element)[0]


def _stated(element: etree._Element | None) -> tuple[date | None, str]:
    return stated(element.get("format") or "", folded(element)) if element is not None else (None, "")


def _opening_date(owner: etree._Element) -> date | None:
    """The date in words alone on one of the first lines: Grand Committee has no other."""
    texts = (folded(line) for line in owner.findall("p")[:_FEW])
    return next((day for text in texts if (day := printed_date(text))), None)


def _house_of_volume(element: etree._Element) -> str | None:
    for one in element.iter("p", "image"):
        if found := _VOLUME.match(one.get("id") or one.get("src") or ""):
            return "commons" if found[1] == "C" else "lords"
    return None


def document(found: Found, problems: list[ParseWarning]) -> bytes:
    """The sitting as a well-formed document of its own, on the lines of the volume; `problems` go with it."""
    text, line = "<hansard>", 1
    for problem in problems:
        words = f"{problem.line or 0} {problem.code} {problem.message}".replace("?>", "? >")
        text += etree.tostring(etree.ProcessingInstruction(PROBLEM, words), encoding="unicode")
    for piece in found.pieces:
        begins = max(piece.line, line)
        words = etree.tostring(_housed(piece), encoding="unicode", with_tail=False)
        text += "\n" * (begins - line) + words
        line = begins + words.count("\n")
    return (text + "</hansard>").encode()


def _housed(piece: Piece) -> etree._Element:
    """The piece inside its House, with the date that it has from there."""
    tag = next((tag for tag, house in HOUSES.items() if house == piece.house), None)
    if tag is None or piece.element.tag == tag:
        return piece.element
    house = etree.Element(tag)
    if piece.stated_by is not None and piece.stated_by.getparent() is not piece.element:
        dated = deepcopy(piece.stated_by)
        dated.tail = None
        house.append(dated)
    house.append(piece.element)
    return house

"""A sitting of historic Hansard, flat: its headings, paragraphs and pages of divisions in the order of print.

Sections stand in sections; a heading's level counts the titles around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hansard.reading.historic.division import Page, is_side, pages
from hansard.reading.historic.words import SILENT, Part, Warn, Words, folded

DAYS = frozenset({"housecommons", "houselords", "westminsterhall"})
_FRAMES = frozenset({"debates", "section", "oralquestions", "group", "body", "committeewholehouse"})
_WRITTEN = frozenset({"writtenanswers", "writtenstatements"})
_OWNERS = DAYS | _WRITTEN | {"grandcommitteereport"}
_SKIPPED = SILENT | {"titlepage", "frontmatter", "tablecontents", "index", "indexdiv", "appendix"}
_LOOSE = frozenset(
    {"p", "quote", "ol", "ul", "li", "list", "item", "membercontribution", "member", "i", "b", "lb", "date"}
)


@dataclass(slots=True)
class Title:
    """A heading."""

    line: int
    level: int
    text: str
    column: str | None


@dataclass(slots=True)
class Printed:
    """A paragraph: what each voice has of it. `set_apart` is printed in italics all through, or in the middle."""

    line: int
    id: str | None
    parts: list[Part]
    set_apart: bool
    written: str
    ends: str | None


@dataclass(slots=True)
class Voted:
    """The pages of a division that stand together, in the column where they begin."""

    line: int
    pages: list[Page]
    column: str | None = None


Block = Title | Printed | Voted


@dataclass(slots=True)
class _Place:
    """Where the walk is: the level of the next title, and in which written part."""

    level: int
    written: str = ""


def blocks(owners: list[etree._Element], warn: Warn) -> list[Block]:
    """The blocks of one sitting's pieces, one piece after the other."""
    walk = _Walk(warn)
    return [block for owner in owners for block in walk.owner(owner, _Place(1))]


@dataclass(slots=True)
class _Walk:
    warn: Warn
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        self.words = Words(self.warn)

    def owner(self, element: etree._Element, place: _Place) -> Iterator[Block]:
        """A House, a hall, a committee or a written part. The title of a House is no heading."""
        tag = str(element.tag)
        place = _Place(place.level, tag if tag in _WRITTEN else place.written)
        yield from self._children(element, place, titled=tag not in DAYS)

    def _children(self, element: etree._Element, place: _Place, titled: bool) -> Iterator[Block]:
        level = place.level
        yield from self._stray(element.text, element, place)
        for child in element:
            tag = child.tag
            if tag == "title":
                text = folded(child) if titled else ""
                if text:
                    yield Title(child.sourceline or 0, level, text, self.words.column)
                    place = _Place(level + 1, place.written)
            elif isinstance(tag, str):
                yield from self._child(tag, child, place)
            yield from self._stray(child.tail, child, place)

    def _child(self, tag: str, child: etree._Element, place: _Place) -> Iterator[Block]:
        if tag == "col":
            self.words.turn_to(child)
        elif tag in _OWNERS:
            yield from self.owner(child, place)
        elif tag in _FRAMES:
            yield from self._children(child, place, titled=True)
        elif tag == "division" or (tag == "table" and is_side(child)):
            yield self._division(child)
        elif tag not in _SKIPPED and not (tag == "date" and _is_owners(child)):
            if tag not in _LOOSE and tag != "table":
                self.warn(child.sourceline, "unknown-element", f"<{tag}> is not known here; its words were kept")
            yield from self._paragraph(child, place)

    def _division(self, element: etree._Element) -> Voted:
        column = self.words.column
        voted = Voted(element.sourceline or 0, pages(element), column)
        for mark in element.iter("col"):
            self.words.turn_to(mark)
        return voted

    def _paragraph(self, element: etree._Element, place: _Place) -> Iterator[Printed]:
        parts = self.words.read(element)
        if parts:
            apart = element.get("align") == "center" or _is_italic(element)
            line, id = element.sourceline or 0, element.get("id")
            yield Printed(line, id, parts, apart, place.written, self.words.column)

    def _stray(self, text: str | None, element: etree._Element, place: _Place) -> Iterator[Printed]:
        """Words outside any paragraph, which damage leaves behind."""
        if text and not text.isspace():
            self.warn(element.sourceline, "stray-text", "words stand outside any paragraph; they were kept as one")
            part = Part(self.words.column, texts=[" ".join(text.split())])
            yield Printed(element.sourceline or 0, None, [part], False, place.written, self.words.column)


def _is_owners(date: etree._Element) -> bool:
    above = date.getparent()
    return above is not None and above.tag in _OWNERS


def _is_italic(element: etree._Element) -> bool:
    """Whether all words are in italics or bold, but for signs: `<i>The House divided</i>—`."""
    marks = [child for child in element if child.tag in ("i", "b")]
    rest = [element.text, *(child.tail for child in element)]
    others = [child for child in element if child.tag not in ("i", "b", "lb", "col", "sup", *SILENT)]
    return bool(marks) and not others and not any(sign.isalnum() for text in rest for sign in text or "")

"""The words of a printed paragraph of historic Hansard: who speaks in it, its paragraphs, and the columns it runs over.

    12. <member>Mr. Jo Example <memberconstituency>(Barset)</memberconstituency></member>
    <membercontribution>: I have nothing to <col>13</col> add.<lb/>But …</membercontribution>

After `Words.read`
  * a sentence that a column's end cuts is whole again, and so is a word cut by a hyphen;
  * a line break, a quotation, an item of a list and a row of a table begin a paragraph;
  * pictures of pages are gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

Warn = Callable[[int | None, str, str], None]

SILENT = frozenset({"image", "img", "ob"})
_INLINE = frozenset({"i", "b", "u", "hi", "sup", "sub", "session", "ref", "title", "memberconstituency"})
_BLOCKS = frozenset(
    {"p", "quote", "ol", "ul", "li", "list", "item", "table", "tbody", "body", "section", "division", "group"}
    | {"membercontribution", "date"}
)
# The end of a column, which no XML can hold: words are joined over it once all are known.
_CUT = "\0"
_HYPHEN = re.compile(rf"(?<=[a-z])-\s*{_CUT}\s*(?=[a-z])")


@dataclass(slots=True)
class Part:
    """What one voice has of a paragraph; `before` stands before the name (`12.`), `column` is open where it begins."""

    column: str | None
    before: str = ""
    who: str = ""
    texts: list[str] = field(default_factory=list)


class Words:
    """Reads paragraph after paragraph; `column` is the one that is open."""

    def __init__(self, warn: Warn) -> None:
        self.column: str | None = None
        self._warn = warn
        self._parts: list[Part] = []
        self._text: list[str] = []
        self._naming = False

    def turn_to(self, mark: etree._Element) -> None:
        """A column's mark, `<col>13</col>`; some are empty."""
        self.column = folded(mark) or self.column

    def read(self, element: etree._Element) -> list[Part]:
        """The parts of a paragraph: one, or one for each member named in it; none where there are no words."""
        self._parts, self._text, self._naming = [Part(self.column)], [], False
        self._take(element)
        self._break()
        return [part for part in self._parts if part.who or part.texts]

    def _take(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return
        if tag == "col":
            self.turn_to(element)
            self._text.append(_CUT)
        elif tag == "lb":
            self._line_break(element)
        elif tag == "tr":
            self._row(element)
        elif tag == "member":
            self._name(element)
        else:
            self._inside(tag, element)

    def _inside(self, tag: str, element: etree._Element) -> None:
        """Text and elements of a block, or in a line."""
        if tag == "membercontribution":
            self._named()
        elif tag in _BLOCKS:
            self._break()
        elif tag == "memberconstituency":
            self._text.append(" ")
        elif tag not in _INLINE:
            self._warn(element.sourceline, "unknown-element", f"<{tag}> is not known here; its words were kept")
        self._text.append(element.text or "")
        for child in element:
            self._take(child)
            self._text.append(child.tail or "")
        if tag in _BLOCKS and tag != "membercontribution":
            self._break()

    def _line_break(self, element: etree._Element) -> None:
        """A paragraph in a speech; in bold or italics, as titles are, only the end of a line."""
        above = element.getparent()
        if self._naming or (above is not None and above.tag in _INLINE):
            self._text.append(" ")
        else:
            self._break()

    def _row(self, element: etree._Element) -> None:
        self._break()
        for column in element.iter("col"):
            self.turn_to(column)
        self._text.append(" | ".join(filter(None, map(folded, element))))
        self._break()

    def _name(self, element: etree._Element) -> None:
        """A member: what stands before the first one belongs to the name, a second one begins a part."""
        self._break()
        if self._parts[-1].who:
            self._parts.append(Part(self.column))
        part = self._parts[-1]
        part.before, part.texts, part.column = " ".join(part.texts), [], self.column
        self._naming = True
        self._inside("i", element)
        self._named()

    def _named(self) -> None:
        """The end of the name, or where its end tag is missing the beginning of the words."""
        if self._naming:
            self._naming = False
            self._parts[-1].who, self._text = _joined(self._text), []

    def _break(self) -> None:
        """The end of a paragraph."""
        if self._naming:
            return
        if text := _joined(self._text):
            self._parts[-1].texts.append(text)
        self._text = []


def _joined(pieces: list[str]) -> str:
    text = _HYPHEN.sub("", "".join(pieces)).replace(_CUT, " ")
    return " ".join(text.split())


def folded(element: etree._Element) -> str:
    """All text of an element but marks of columns, white space folded; a line break is a space."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("col", "lb"):
            yield " "
        elif isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""

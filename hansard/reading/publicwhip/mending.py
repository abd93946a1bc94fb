"""Damaged publicwhip XML: each block read on its own, so that what is wrong in one touches no other.

    bytes ──cut──▶ prolog, blocks ──strictly──▶ sound │ damaged ──as HTML is read──▶ elements, one warning a block

A file is a flat list of blocks. An XML parser that mends loses all that follows a superfluous closing tag or a comment
without end. HTML needs no closing tags, no quotes around attributes and no entity for `&`: read that way, a damaged
block keeps its words.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hansard.model import ParseWarning
from hansard.reading import html
from hansard.reading.publicwhip.xml import LIMITS, beyond, parse_xml, strict

BLOCK = re.compile(
    rb"<(?=(?:speech|ques|reply|(?:oral|major|minor)-heading|division|gidredirect|committee|spmotion)[\s>/])", re.I
)
TURNS = frozenset({"speech", "ques", "reply"})
TOLD = "hansard-told"
"""The attribute of an element whose damage a warning has told, and the name of what holds a damaged block's place."""
_DECLARED = re.compile(rb"""(<\?xml[^>]{0,80})\sencoding=["']([\w.-]{1,40})["']""")
_ID = re.compile(rb"""\sid=["']([^"'<>]{1,120})["']""")
_SHORT = 120


@dataclass(frozen=True, slots=True)
class _Block:
    """The bytes of one block, or of several on end, and how many lines of the body stand before them."""

    data: bytes
    before: int


@dataclass(frozen=True, slots=True)
class _File:
    """What is the same for all blocks of a file: the prolog with its entities and the root's start tag, and its end."""

    format: str
    prolog: bytes
    end: bytes

    def strictly(self, body: bytes) -> etree._Element:
        """The root with the blocks in it. Raises `XMLSyntaxError` where they are not well-formed."""
        return strict(self.prolog + body + self.end)


Found = tuple[_Block, etree.XMLSyntaxError]


def parse_file(data: bytes, format_name: str, root_name: str) -> tuple[etree._Element, tuple[ParseWarning, ...]]:
    """The root element, and one located warning for each block that had to be mended.

    Raises `BrokenTranscript` for entity bombs and for bytes in which no element can be found.
    """
    try:
        return strict(data), ()
    except etree.XMLSyntaxError as error:
        if error.code in LIMITS:
            raise beyond(format_name, str(error.msg), error.lineno) from error
        first = ParseWarning(error.lineno, "damaged-xml", _short(error))
    whole = _in_utf8(data)
    opened = re.search(rb"<%s\b[^<>]*>" % root_name.encode(), whole)
    if opened is None or TOLD.encode() in whole:
        return parse_xml(data, format_name)
    file = _File(format_name, whole[: opened.end()], b"</%s>" % root_name.encode())
    try:
        root, warnings = _mended(whole[opened.end() :], file)
    except etree.XMLSyntaxError:  # something is wrong with the prolog
        return parse_xml(data, format_name)
    return root, warnings or (first,)


def _mended(body: bytes, file: _File) -> tuple[etree._Element, tuple[ParseWarning, ...]]:
    closed = body.rfind(file.end)
    inside = body if closed < 0 else body[:closed] + body[closed + len(file.end) :]
    parts, damaged = [], []
    for block, error in _checked(_cut(inside), file):
        parts.append(block.data if error is None else b"<%s/>" % TOLD.encode() + b"\n" * block.data.count(b"\n"))
        damaged += [] if error is None else [(block, error)]
    root = file.strictly(b"".join(parts))
    places = list(root.iterchildren(TOLD))
    return root, tuple(_fill(place, found, file) for place, found in zip(places, damaged, strict=True))


def _cut(body: bytes) -> list[_Block]:
    """The blocks, each with what stands behind it; the first is what stands before them all."""
    starts = [0, *(found.start() for found in BLOCK.finditer(body)), len(body)]
    blocks, before = [], 0
    for start, end in zip(starts, starts[1:], strict=False):
        blocks.append(_Block(body[start:end], before))
        before += body.count(b"\n", start, end)
    return blocks


def _checked(blocks: list[_Block], file: _File) -> Iterator[tuple[_Block, etree.XMLSyntaxError | None]]:
    """The blocks in order: sound ones on end as one, each damaged one with what is wrong in it. Found by halving."""
    waiting = [blocks]
    while waiting:
        some = waiting.pop()
        together = _Block(b"".join(block.data for block in some), some[0].before)
        error = _error(together.data, file)
        if error is None or len(some) == 1:
            yield together, error
        else:
            half = len(some) // 2
            waiting += some[half:], some[:half]


def _error(body: bytes, file: _File) -> etree.XMLSyntaxError | None:
    """What is wrong with the blocks. Raises `BrokenTranscript` for what goes beyond all limits."""
    try:
        file.strictly(body)
    except etree.XMLSyntaxError as error:
        if error.code in LIMITS:
            raise beyond(file.format, str(error.msg), error.lineno) from error
        return error
    return None


def _fill(place: etree._Element, found: Found, file: _File) -> ParseWarning:
    """Puts what can be read of a damaged block in its place, and says where the damage begins."""
    block, error = found
    above = file.prolog.count(b"\n") + block.before
    elements = _elements(block, file)
    for element in elements:
        for inner in element.iter():
            inner.sourceline = (inner.sourceline or 1) + above  # type: ignore[misc] # lxml lets it be set
        place.addprevious(element)
    parent = place.getparent()
    if parent is not None:
        parent.remove(place)
    line = min((error.lineno or 1) + block.before, above + 1 + block.data.count(b"\n"))
    name = _ID.search(block.data)
    what = f"{name[1].decode('utf-8', 'replace')} is damaged" if name else "damaged XML"
    return ParseWarning(line, "damaged-xml", f"{what}; what could be read of it was kept: {_short(error)}")


def _elements(block: _Block, file: _File) -> list[etree._Element]:
    """The elements of a damaged block, each marked as told.

    What follows a turn that was closed too early is its own, unless bare words part them: these may be the next turn's.
    """
    if not block.data.strip():
        return []
    body = html.parse(b"<body>" + _without_sections(block.data), file.format).find("body")
    if body is None:
        return []
    elements: list[etree._Element] = []
    if body.text and body.text.strip():
        elements.append(etree.Element("p"))
        elements[0].text = html.legal(body.text)
    for child in list(body):
        last = elements[-1] if elements else None
        if last is not None and last.tag in TURNS and child.tag not in TURNS and not (last.tail or "").strip():
            last.tail = None
            last.append(child)
        else:
            elements.append(child)
    for element in elements:
        _drop_misread(element)
        element.set(TOLD, "yes")
    return elements


def _drop_misread(element: etree._Element) -> None:
    """Drops attributes that hold the next attribute's name, because a quote is missing: `colnum="10 time="`."""
    for name, value in element.attrib.items():
        if "=" in value and name != "url" and not name.startswith("{"):  # lxml would look for a namespace in that
            del element.attrib[name]


def _without_sections(data: bytes) -> bytes:
    """The block without the marks of CDATA sections, and of comments and instructions that never end."""
    data = data.replace(b"<![CDATA[", b"").replace(b"]]>", b"")
    for opens, closes in ((b"<!--", b"-->"), (b"<?", b"?>")):
        if data.count(opens) > data.count(closes):
            data = data.replace(opens, b"").replace(closes, b"")
    return data


def _in_utf8(data: bytes) -> bytes:
    """The file in UTF-8, with no other encoding declared; bytes that are none are left to each block."""
    declared = _DECLARED.search(data[:200])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    elif declared and declared[2].lower() in (b"iso-8859-1", b"latin-1", b"windows-1252"):
        data = data.decode("cp1252" if b"1252" in declared[2] else "latin-1", "replace").encode()
    return _DECLARED.sub(rb"\1", data, count=1)


def _short(error: etree.XMLSyntaxError) -> str:
    return str(error.msg).strip().partition("\n")[0][:_SHORT]

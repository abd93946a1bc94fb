"""XML of the TEI and Akoma Ntoso families as a plain tree: no namespaces, and one name for each kind of break.

    bytes ──root_name──▶ which family?      bytes ──plain_tree──▶ root, warnings of what had to be mended

Both families prefix or default their namespaces as they like, and a version is part of the name: none of it matters.
"""

from __future__ import annotations

import re

from lxml import etree

from hansard.model import ParseWarning
from hansard.reading.publicwhip.text import Warn as Warn
from hansard.reading.publicwhip.text import fold as fold
from hansard.reading.publicwhip.text import folded as folded
from hansard.reading.publicwhip.text import lines as lines
from hansard.reading.publicwhip.xml import parse_xml

HEAD = 20_000
BRACKETED = 400
UNNAMED = "unnamed"  # an element whose name damage has made none
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What TEI and Akoma Ntoso call what HTML calls so.
AS_HTML = {"lb": "br", "eol": "br", "item": "li", "row": "tr", "cell": "td", "blockList": "list"}

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,80}")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})[\s/>]")
_BESIDE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))


def root_name(data: bytes) -> str:
    """The root element's name without its prefix, from the first bytes; empty where none is found. Never raises."""
    rest = data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    while mark := next(((opening, end) for opening, end in _BESIDE if rest.startswith(opening)), None):
        rest = rest.partition(mark[1])[2].lstrip()
    found = _ROOT.match(rest)
    return found[1].decode("ascii", "replace") if found else ""


def plain_tree(data: bytes, format_name: str) -> tuple[etree._Element, tuple[ParseWarning, ...]]:
    """The root, all names below it without namespaces. Raises `BrokenTranscript` as `parse_xml` does."""
    root, warnings = parse_xml(data, format_name)
    misnamed = [warning for warning in warnings if "xml:id" in warning.message]  # one for each id with a space in it
    damage = tuple(warning for warning in warnings if warning not in misnamed[1:])
    for element in root.iter("*"):
        tag = str(element.tag).rpartition("}")[2].rpartition(":")[2]
        element.tag = AS_HTML.get(tag, tag) if _NAME.fullmatch(tag) else UNNAMED
    return root, damage


def own_id(element: etree._Element) -> str | None:
    """The element's id: `xml:id` in TEI, `eId` in Akoma Ntoso 3, `id` in 2."""
    return element.get(XML_ID) or element.get("eId") or element.get("id") or None


def pointed(reference: str | None) -> str:
    """The id that a reference points to: `#PeterFowler`, and in the samples also ` #speaker` and `Urrutia`."""
    return (reference or "").strip().removeprefix("#")


def is_bracketed(text: str) -> bool:
    """Whether the text is a stage direction in brackets: `(Interruptions).`, `[Mr. Speaker in the Chair]`."""
    inner = text.rstrip(".")
    return len(text) <= BRACKETED and inner[:1] in tuple("([") and inner[-1:] in tuple(")]")

"""Reading HTML that may be hostile or damaged: any encoding, no network, bounded nesting; and its text in paragraphs.

bytes ──decode──▶ text ──lxml──▶ root ──paragraphs──▶ folded texts, in which no two blocks ever join their words
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from hansard import clean
from hansard.errors import BrokenTranscript

DEEPEST = 255  # the parser’s own limit; real pages nest about 20 deep
LIMITS = frozenset({etree.ErrorTypes.ERR_RESOURCE_LIMIT})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"}
    | {
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
SILENT = frozenset(
    {"audio", "button", "canvas", "head", "iframe", "noscript", "object", "script", "select", "style", "svg"}
    | {"template", "textarea", "title", "video"}
)
CELLS = frozenset({"td", "th"})

# The XML prolog of an XHTML page may claim an encoding, which has been undone by then.
_PROLOG = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")
_WITH_CLASS = etree.XPath("descendant::*[contains(concat(' ', normalize-space(@class), ' '), $name)]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ROOT_WITHIN = 8192  # a prolog with sixty entities has three thousand bytes


def begins(data: bytes) -> bool:
    """Whether the bytes begin with a tag, and not as XML with a root of its own: a whole day need not be searched."""
    head = data[:ROOT_WITHIN].replace(b"\0", b"")
    starts = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return starts and b"<publicwhip" not in head and b"<debates" not in head


def parse(data: bytes, format_name: str) -> etree._Element:
    """The root of the page, mended as browsers mend it; every element knows its `sourceline`.

    The encoding is found from the bytes as in `clean.decode`. Raises `BrokenTranscript` where there is no element, or
    where elements nest deeper than `DEEPEST`.
    """
    whole = clean.decode(data).text
    prolog = _PROLOG.match(whole)
    text = _NOT_TEXT.sub("", whole[prolog.end() :] if prolog else whole)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.LxmlError as error:
        raise BrokenTranscript(format_name, "nothing that can be mended", "an HTML page") from error
    if root is None:
        raise BrokenTranscript(format_name, "no element", "an HTML page")
    if any(entry.type in LIMITS for entry in parser.error_log):
        found = f"elements nested deeper than {DEEPEST}, or a text without end"
        raise BrokenTranscript(format_name, found, "an HTML page", parser.error_log[-1].line)
    return root


def legal(text: str) -> str:
    """The text without what an element cannot hold: a page may name any control character (`&#1;`)."""
    return _NOT_TEXT.sub("", text.replace("\f", " "))


def paragraphs(element: etree._Element) -> list[str]:
    """The text of the element, a folded string for each paragraph, line or item; of a table one a row, cells by ` | `.

    Scripts, styles and form fields have no text. What stands behind the element itself is not its text.
    """
    parts = _Parts()
    silent = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag, opens = str(node.tag), event == "start"
        if tag in BLOCKS:
            parts.border(tag, opens)
        if tag in SILENT:
            silent += 1 if opens else -1
        words = node.text if opens else (None if node is element else node.tail)
        if words and not silent:
            parts.words.append(words)
    parts.border("body", opens=False)
    return parts.done


def line(element: etree._Element) -> str:
    """All text of the element in one line, paragraphs parted by a space."""
    return " ".join(paragraphs(element))


@dataclass(slots=True)
class _Parts:
    """The folded texts between the borders of blocks; inside the outermost row of a table only cells part them."""

    done: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: int = 0

    def border(self, tag: str, opens: bool) -> None:
        """A block's tag of that name opens or closes here."""
        if tag == "tr":
            self.rows += 1 if opens else -1
        if tag in CELLS and self.rows == 1:
            self._fold(self.cells)
        elif self.rows == 0:
            self._fold(self.cells if tag == "tr" else self.done)
            self.done += [" | ".join(self.cells)] if self.cells else []
            self.cells = []
        else:
            self.words.append(" ")

    def _fold(self, into: list[str]) -> None:
        text = clean.fold("".join(self.words))
        into += [text] if text else []
        self.words = []


def by_class(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements inside this one that carry the class, in document order."""
    found = _WITH_CLASS(element, name=f" {name} ")
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []


def classes(element: etree._Element) -> list[str]:
    """The element's classes."""
    return (element.get("class") or "").split()


def cut(element: etree._Element) -> None:
    """Takes the element out of its page; what stands behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = legal((before.tail or "") + (element.tail or ""))
    else:
        parent.text = legal((parent.text or "") + (element.tail or ""))
    element.tail = None
    parent.remove(element)

"""Atom and RSS → items. XML that may be damaged or hostile: mended where it can be, no entities, no DTD, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from lxml import etree

from hansard import clean
from hansard.errors import BrokenTranscript
from hansard.reading import html
from timeline.context.dates import stamp
from timeline.context.items import MOST_ITEMS, Item, NotContext, first_words, line, link

HEAD = 8192
ROOTS = frozenset(("rss", "feed", "rdf"))

_COMMENT = re.compile(rb"<!--.{0,4000}?-->", re.DOTALL)
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})[\s/>]")
_DATES = ("published", "pubdate", "issued", "date", "created", "updated", "modified")
_BODIES = ("encoded", "content", "description", "summary")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def is_feed(data: bytes) -> bool:
    """Whether the first element is that of a feed; never raises."""
    head = data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    root = _ROOT.search(_COMMENT.sub(b"", head)) if head.startswith(b"<") else None
    return root is not None and root[1].decode("ascii", "replace").lower() in ROOTS


def items(data: bytes) -> tuple[Item, ...]:
    """The entries of a feed, those without words left out; the feed's title is their publisher.

    Raises `BrokenTranscript` where there is no element, `NotContext` for no entry or too many.
    """
    root = _parsed(data)
    publisher = _text(_child(next(_named(root, "channel"), root), "title"))
    entries = [entry for name in ("item", "entry") for entry in _named(root, name)]
    if len(entries) > MOST_ITEMS:
        raise NotContext(f"a feed of {len(entries):,} entries", f"at most {MOST_ITEMS:,}")
    found = tuple(item for entry in entries if (item := _item(entry, publisher)))
    if not found:
        raise NotContext("a feed without entries")
    return found


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise BrokenTranscript("feed", "nothing that can be mended", "Atom or RSS") from error
    if root is None:
        raise BrokenTranscript("feed", "no element", "Atom or RSS")
    return root


def _item(entry: etree._Element, publisher: str) -> Item | None:
    paragraphs = _paragraphs(entry)
    titled = line(" ".join(_as_html(_text(_child(entry, "title")))))
    title = titled or (first_words(paragraphs[0]) if paragraphs else "")
    if not title:
        return None
    day = _day(entry)
    return Item(title, paragraphs, day, "printed" if day else "unknown", _link(entry), line(publisher) or None)


def _paragraphs(entry: etree._Element) -> tuple[str, ...]:
    """The fullest text of the entry that has any: its content before its summary."""
    for name in _BODIES:
        for body in _children(entry, name):
            is_markup = len(body) > 0  # Atom's `xhtml`: elements, where the others are text that holds HTML
            found = html.paragraphs(_plain_names(body)) if is_markup else _as_html(_text(body))
            if found:
                return tuple(found)
    return ()


def _as_html(text: str) -> list[str]:
    """The paragraphs of a text that may be HTML."""
    if "<" not in text and "&" not in text:
        return [folded for part in text.split("\n") if (folded := clean.fold(part))]
    return html.paragraphs(html.parse(f"<div>{text}</div>".encode(), "entry"))


def _plain_names(body: etree._Element) -> etree._Element:
    for element in body.iter("*"):
        element.tag = etree.QName(element).localname
    return body


def _day(entry: etree._Element) -> date | None:
    for name in _DATES:
        for element in _children(entry, name):
            if day := _stamped(_text(element)):
                return day
    return None


def _stamped(text: str) -> date | None:
    """The day of an RFC 3339 or RFC 822 stamp, as it is in the place the stamp names."""
    try:
        return stamp(text) or parsedate_to_datetime(text[:100]).date()
    except (
        ValueError,
        TypeError,
        IndexError,
        OverflowError,
    ):  # the library raises all of these
        return None


def _link(entry: etree._Element) -> str | None:
    links = [element for element in _children(entry, "link") if element.get("rel", "alternate") == "alternate"]
    return next((found for element in links if (found := link(element.get("href") or _text(element)))), None)


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name in any namespace; names compare without case."""
    return (element for element in root.iter("*") if etree.QName(element).localname.lower() == name)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element.iterchildren("*") if etree.QName(child).localname.lower() == name]


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next(iter(_children(element, name)), None)


def _text(element: etree._Element | None) -> str:
    """All text inside; entity references that nothing resolved have none."""
    return _NOT_TEXT.sub("", "".join(element.itertext())).strip() if element is not None else ""

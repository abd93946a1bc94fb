"""Historic XML whose tags do not match, mended before it is parsed: damage costs itself, not the days after it.

After `balanced`
  * an end tag closes the nearest open element of its name and what stands open in it, and is gone where there is none;
  * a paragraph ends where the next block begins, a sitting where the next one does;
  * a `<` that opens no tag is text.
"""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

from hansard.model import ParseWarning
from hansard.reading.publicwhip.xml import parse_xml

_TAG = re.compile(rb"<([^<>]*)>|<")
_NAME = re.compile(rb"/?([A-Za-z][\w.-]{0,40})(?=[\s/]|$)")
_HOUSES = frozenset({b"housecommons", b"houselords"})
_PARTS = frozenset({b"debates", b"writtenanswers", b"writtenstatements", b"westminsterhall", b"grandcommitteereport"})
_BLOCKS = _PARTS | {b"p", b"section", b"oralquestions", b"group", b"body", b"division"}
# What cannot stand in itself, or not in the other: the start of one ends the other where its end tag is missing.
_ENDED = {b"td": (b"td",), b"tr": (b"tr",), b"membercontribution": (b"member",)}


def parse(data: bytes, format_name: str) -> tuple[etree._Element, tuple[ParseWarning, ...]]:
    """The root element, and a located warning for each place of damage. Raises `BrokenTranscript`."""
    root, damage = parse_xml(data, format_name)
    if damage and b"\0" not in data and b"<!DOCTYPE" not in data:
        root, _ = parse_xml(balanced(data), format_name)
    return root, damage


def balanced(data: bytes) -> bytes:
    """The bytes with their tags matched, by the post-conditions above; lines stay where they are."""
    balancer = _Balancer()
    mended = _TAG.sub(balancer.take, data)
    return mended + balancer.close_to(0)


class _Balancer:
    """Goes through the tags in order with the names that are open."""

    def __init__(self) -> None:
        self._open: list[bytes] = []
        self._depths: defaultdict[bytes, list[int]] = defaultdict(list)

    def take(self, found: re.Match[bytes]) -> bytes:
        """The tag, with the end tags that are missing before it; nothing for an end tag without a start."""
        inside = found[1]
        if inside is None:
            return b"&lt;"
        if inside[:1] in (b"!", b"?"):
            return found[0]
        named = _NAME.match(inside)
        if named is None:
            return b"&lt;" + inside + b"&gt;"
        if inside.startswith(b"/"):
            return self._end(named[1])
        return self._start(named[1], found[0], inside.endswith(b"/"))

    def close_to(self, depth: int) -> bytes:
        """The end tags of all that is open beyond that depth."""
        ends = []
        while len(self._open) > depth:
            name = self._open.pop()
            self._depths[name].pop()
            ends.append(b"</" + name + b">")
        return b"".join(ends)

    def _end(self, name: bytes) -> bytes:
        depth = self._depth(name)
        if depth is None or (depth == 0 and name == b"hansard"):  # the root stays open: more days may follow
            return b""
        return self.close_to(depth)

    def _start(self, name: bytes, tag: bytes, empty: bool) -> bytes:
        ends = self._ended_by(name)
        if not empty:
            self._depths[name].append(len(self._open))
            self._open.append(name)
        return ends + tag

    def _ended_by(self, name: bytes) -> bytes:
        if name in _HOUSES:
            return self.close_to(1 if self._open[:1] == [b"hansard"] else 0)
        ended = (b"title", b"p", *((name,) if name in _PARTS else ())) if name in _BLOCKS else _ENDED.get(name, ())
        depths = [depth for one in ended if (depth := self._depth(one)) is not None]
        return self.close_to(min(depths)) if depths else b""

    def _depth(self, name: bytes) -> int | None:
        """How many elements stand around the innermost open one of that name."""
        depths = self._depths[name]
        return depths[-1] if depths else None

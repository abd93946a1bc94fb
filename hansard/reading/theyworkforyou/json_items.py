"""Rows of TheyWorkForYou's API → items of the sitting: headings, speeches, procedure and divisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from html import unescape

from lxml import etree

from hansard.errors import HansardError
from hansard.model import Attribution, Division, Heading, Item, ParseWarning, SpeechKind, Vote
from hansard.reading import html
from hansard.reading.json_values import Json, number, objects, text
from hansard.reading.theyworkforyou import body, html_division
from hansard.reading.theyworkforyou.body import Place
from hansard.reading.theyworkforyou.families import serial, source_id, written_kind
from hansard.reading.theyworkforyou.html_links import link
from hansard.reading.theyworkforyou.json_rows import DIVISION, SECTION, SUBSECTION, Row

MINORS = {1: SpeechKind.QUESTION, 2: SpeechKind.ANSWER}
SIDES = {"yes_votes": "aye", "no_votes": "no", "both_votes": "both"}
COUNTS = {"for": "aye", "against": "no", "both": "both"}
# Titles of the lists, which the site puts before the heading in search results.
PREFIXES = ("Northern Ireland Assembly: ", "Public Bill Committee: ", "Scottish Parliament: ")


class Items:
    """Takes the rows of one sitting in order; `items` and `warnings` are what they came to."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.warnings: list[ParseWarning] = []
        self._open: tuple[str, str] | None = None
        self._section: str | None = None
        self._stamp: time | None = None
        self._entry: tuple[tuple[str, str], str] | None = None
        self._seen: set[tuple[str, str]] = set()

    def take(self, row: Row) -> None:
        """Reads the next row; one whose words cannot be read, or that comes twice, costs itself only."""
        if (row.gid, row.body) in self._seen:
            self.warnings.append(ParseWarning(None, "bad-row", f"the record {row.gid} stands twice; one was left out"))
            return
        self._seen.add((row.gid, row.body))
        try:
            self.items += list(self._items(row))
        except HansardError as error:
            self.warnings.append(ParseWarning(None, "bad-row", f"the record {row.gid}: {error}; it was left out"))

    def _items(self, row: Row) -> Iterator[Item]:
        if row.htype in (SECTION, SUBSECTION) and not _holds_entry(row):
            yield from self._headings(row, own=True)
            return
        yield from self._headings(row, own=row.htype == SUBSECTION)
        if (row.place, row.body) == self._entry:
            return  # the first entry stands both in its heading's row and in a row of its own
        if row.htype == SUBSECTION:
            self._entry = (row.place, row.body)
        yield self._record(row)

    def _headings(self, row: Row, own: bool) -> Iterator[Item]:
        """The headings that open here, the section's only where it is not open yet."""
        texts = _headings(row)
        if row.place == self._open or not texts:
            return
        self._open = row.place
        if len(texts) == 2:
            if texts[0] != self._section:
                yield Heading(1, texts[0])
            self._section = texts[0]
        level = 2 if len(texts) == 2 or row.htype == SUBSECTION else 1
        if level == 1:
            self._section = texts[-1]
        yield Heading(level, texts[-1], _heading_id(row, own))

    def _record(self, row: Row) -> Item:
        element = html.parse(f"<div>{row.body}</div>".encode(), "theyworkforyou-json")
        id = source_id(row.family, row.gid) if row.htype != SUBSECTION else None
        if row.htype == DIVISION or html_division.is_division(element):
            return _division(row, element, id)
        return body.item(body.read(element), attribution(row.json), self._place(row, id))

    def _place(self, row: Row, id: str | None) -> Place:
        stamp, self._stamp = (row.clock if row.clock != self._stamp else None), row.clock or self._stamp
        kind = written_kind(row.family, row.gid)
        if kind is None and row.family.path in ("wrans", "spwrans", "london"):
            kind = SpeechKind.QUESTION if row.htype == SUBSECTION else MINORS.get(number(row.json, "minor") or 0)
        return Place(id, stamp, _column(row), kind, serial(row.gid), row.family.written)


def attribution(row: Json) -> Attribution | None:
    """The speaker as the row names them. Offices are joined by commas, as the site's pages print them."""
    speaker = row.get("speaker")
    name = _name(speaker) if isinstance(speaker, dict) else ""
    if not isinstance(speaker, dict) or not name:
        return None
    offices = [_plain(text(office, "pretty") or text(office, "position")) for office in objects(speaker, "office")]
    person = text(speaker, "person_id") or text(row, "person_id")
    return Attribution(
        printed=name,
        name=name,
        office=", ".join(filter(None, offices)) or None,
        constituency=None if text(speaker, "house") == "2" else _plain(text(speaker, "constituency")) or None,
        party=_plain(text(speaker, "party")) or None,
        person_id=f"uk.org.publicwhip/person/{person}" if person.isdigit() and person != "0" else None,
    )


def _name(speaker: Json) -> str:
    """The name; before 2015 in parts: title, first and last name, and of a peer the place (`Lord Dixon of Jarrow`)."""
    if whole := _plain(text(speaker, "name")):
        return whole
    title, first, last = (_plain(text(speaker, key)) for key in ("title", "first_name", "last_name"))
    if text(speaker, "house") != "2":
        return " ".join(filter(None, (title, first, last)))
    place = _plain(text(speaker, "constituency"))
    return " ".join(filter(None, ("The" if not last and title else "", title, last, f"of {place}" if place else "")))


def _holds_entry(row: Row) -> bool:
    """Whether a heading found by a search of written records shows the first entry under it in place of its text."""
    return row.htype == SUBSECTION and isinstance(row.json.get("parent"), dict) and _is_listed(row)


def _is_listed(row: Row) -> bool:
    return row.family.written or row.family.path == "london"


def _headings(row: Row) -> list[str]:
    """The section and, where there is one, the subsection above the row."""
    parent = row.json.get("parent")
    above = _plain(text(parent, "body")) if isinstance(parent, dict) else ""
    if not above:
        return [_plain(row.body)] if row.htype in (SECTION, SUBSECTION) and row.body else []
    if _is_listed(row):
        above = above.partition(" — ")[2] or above
    else:
        above = next((above.removeprefix(prefix) for prefix in PREFIXES if above.startswith(prefix)), above)
    section, colon, subsection = above.partition(": ")
    if not colon or section == subsection:
        return [section]
    nested = row.place[0] != row.place[1]
    sure = _is_listed(row) or ": " not in subsection  # else nobody knows which colon parts the two
    return [section, subsection] if nested and sure else [above]


def _heading_id(row: Row, own: bool) -> str | None:
    """The id of the innermost heading: the row's own, or the page that its address is on."""
    if own:
        return source_id(row.family, row.gid)
    address = link(unescape(text(row.json, "listurl")))
    return source_id(row.family, address.gid) if address else None


def _column(row: Row) -> str | None:
    column = text(row.json, "colnum")
    return f"{column.removesuffix(row.family.column)}{row.family.column}" if column not in ("", "0") else None


def _division(row: Row, element: etree._Element, id: str | None) -> Division:
    printed = row.json.get("division")
    if not isinstance(printed, dict):
        return replace(html_division.read(element, id, _column(row)), time=row.clock)
    counts = {side: found for key, side in COUNTS.items() if (found := number(printed, key)) is not None}
    votes = [_vote(vote, side) for key, side in SIDES.items() for vote in objects(printed, key)]
    return Division(number(printed, "number"), counts, tuple(votes), row.clock, _column(row), id)


def _vote(vote: Json, side: str) -> Vote:
    person = text(vote, "person_id")
    return Vote(
        vote=side,
        name=_plain(text(vote, "name")),
        person_id=f"uk.org.publicwhip/person/{person}" if person.isdigit() else None,
        teller=bool(vote.get("teller")) and vote.get("teller") != "0",
        proxy=_plain(text(vote, "proxy")) or None,
    )


def _plain(text: str) -> str:
    """Text in which the API may have put marks and entities: `China &#8212; <i>Question</i>`."""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    return html.line(html.parse(f"<div>{text}</div>".encode(), "theyworkforyou-json"))

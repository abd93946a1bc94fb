"""The official site's pages of 2010 to 2014: debates of both Houses, Westminster Hall, and the written parts.

bytes ──parse──▶ root ──blocks──▶ headings, stamps, column marks, paragraphs ──Turns──▶ speeches, notes, divisions
"""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from hansard import clean, dates
from hansard.errors import BrokenTranscript
from hansard.model import Division, Heading, Hints, Note, ParseWarning, Sitting, Speech
from hansard.reading import html, kinds
from hansard.reading.hansard_html.blocks import blocks
from hansard.reading.hansard_html.turns import PLACES, Turns

name = "hansard-html"

HEAD = 65_536
# `<a class="anchor-column" name="column_771">` and “19 July 2011 : Column 771”; lists of contents only link to them.
SNIFF = re.compile(rb"name\s*=\s*[\"']column_\d|\d{4}\s?:\s?Column\s\d")
PARTS = {
    "WH": "westminster-hall",
    "GC": "grand-committee",
    "W": "commons",
    "MC": "commons",
    "P": "commons",
    "WA": "lords",
}
COMMONS_PARTS = frozenset(
    {"Written Ministerial Statements", "Written Answers to Questions"}
)  # in the Lords without the rest
PARLIAMENT = re.compile(r"House of (?P<house>Commons|Lords)|(?P<other>Commons|Lords) Hansard")


def sniff(data: bytes) -> bool:
    """Whether the bytes are a page with columns of Hansard. Never raises."""
    if not html.begins(data):
        return False
    head = data[:HEAD].replace(b"\0", b"")
    return b"<p" in head.lower() and SNIFF.search(head) is not None


def read(data: bytes, hints: Hints) -> Sitting:
    """The page as a sitting. Raises `BrokenTranscript` where no words of a sitting are found in it."""
    root = html.parse(data, name)
    turns = Turns()
    for block in blocks(root):
        turns.take(block)
    turns.close()
    if not any(isinstance(item, Speech | Note | Division) for item in turns.items):
        raise BrokenTranscript(name, "no words below its headings", "paragraphs of a sitting")
    day = _meta_date(root) or turns.date or hints.date
    chamber, doubt = _chamber(root, turns, hints)
    missing = [] if day else [ParseWarning(None, "no-date", "the page states no date; give one with --date")]
    return Sitting(
        chamber=chamber,
        date=day,
        title=_title(root, turns, day),
        items=kinds.infer(turns.items),
        warnings=(*turns.warnings, *doubt, *missing),
    )


def _chamber(root: etree._Element, turns: Turns, hints: Hints) -> tuple[str, list[ParseWarning]]:
    """The chamber by the page's columns (`183WH`), by the place it names, or by its title and its way of links."""
    if turns.part in PARTS:
        return PARTS[turns.part], []
    if turns.places:
        return PLACES[turns.places[-1]], []
    for text in _says(root):
        if found := PARLIAMENT.search(text):
            return (found["house"] or found["other"]).lower(), []
    if any(isinstance(item, Heading) and item.text in COMMONS_PARTS for item in turns.items):
        return "commons", []
    if hints.chamber:
        return hints.chamber, []
    message = "the page names no House; taken as commons"
    return "commons", [ParseWarning(None, "no-chamber", message)]


def _says(root: etree._Element) -> list[str]:
    """The page's title, its publisher's words on it, and the links that lead to it."""
    title = ["".join(map(str, found.itertext())) for found in root.iter("title")]
    meta = [found.get("content") or "" for found in root.iter("meta")]
    links = [html.line(found) for found in root.iter("div") if "breadcrumb" in (found.get("class") or "")]
    return [*title, *meta, *links]


def _meta_date(root: etree._Element) -> date | None:
    printed = (found.get("content") or "" for found in root.iter("meta") if (found.get("name") or "").lower() == "date")
    return next((day for text in printed if (day := dates.sitting_date(clean.fold(text)))), None)


def _title(root: etree._Element, turns: Turns, day: date | None) -> str:
    """The place or the part of Hansard, or else its first heading, with the date."""
    place = turns.places[0].title().replace(" Of ", " of ") if turns.places else None
    first = next((item.text for item in turns.items if isinstance(item, Heading)), None)
    title = place or first or "Hansard"
    return f"{title}, {day.day} {day:%B %Y}" if day else title

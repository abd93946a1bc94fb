"""The top of a TheyWorkForYou page in each of the site's prints: title, chamber, date, and when the debate began.

since 2014   h1, and p.lead: `Parent – in the House of Commons at 2:41 pm on 22 April 2021.`
2009–2014    h1 with the parent in a span and the time in another
before       h4 the section and h5 the subsection
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from lxml import etree

from hansard import dates
from hansard.reading import html, layout
from hansard.reading.theyworkforyou import page_header
from hansard.reading.theyworkforyou.families import Family
from hansard.reading.theyworkforyou.html_links import Link, links

# “Hong Kong: 26 Apr 2004: House of Lords debates (TheyWorkForYou.com)”
_IN_TITLE = re.compile(r": (\d{1,2} [A-Z][a-z]{2} \d{4})(?=:| |$)")


@dataclass(frozen=True, slots=True)
class Page:
    """What the top of the page says, None where it is silent. `stamp` is the first speech's time in the old print."""

    title: str | None = None
    chamber: str | None = None
    date: date | None = None
    start: time | None = None
    family: Family | None = None
    stamp: str | None = None


def read(root: etree._Element) -> Page:
    """The page's header; where its words are silent, its links say the family and the day."""
    title, stamp = _title(root)
    link = next(_own_links(root), None)
    family = link.family if link else None
    chamber, day, start = _lead(root)
    if day is None:
        day = _title_date(root) or (link.day if link and not link.family.written else None)
    chamber = chamber or (family.chamber if family else None)
    return Page(title, chamber, day, start or dates.clock(stamp or ""), family, stamp)


def _title(root: etree._Element) -> tuple[str | None, str | None]:
    """The title, and the time beside it."""
    for header in [*html.by_class(root, "debate-header"), *html.by_class(root, "stripe-head-1")]:
        heading = header.find(".//h1")
        if heading is not None and (texts := html.paragraphs(heading)):
            stamps = [html.line(one) for one in html.by_class(heading, "datetime")]
            return texts[0], stamps[0] if stamps else None
    for header in html.by_class(root, "stripe-head-2"):
        texts = [html.line(one) for one in (*header.iter("h5"), *header.iter("h4"))]
        return next((text for text in texts if text), None), None
    return None, None


def _lead(root: etree._Element) -> tuple[str | None, date | None, time | None]:
    """Chamber, date and time of the line under the title."""
    for lead in html.by_class(root, "lead"):
        text = html.line(lead)
        chamber = None
        found = layout.under_title(text)
        if found:
            chamber = page_header.PLACES[found["place"].casefold()]
        elif len(text) <= layout.LONGEST_LINE:
            found = page_header.WRITTEN.fullmatch(text)
        if found:
            return chamber, dates.sitting_date(found["date"]), dates.clock((found["clock"] or "").strip())
    return None, None, None


def _own_links(root: etree._Element) -> Iterator[Link]:
    """The links that are most surely of this very page first: under the title, then in the head, then anywhere."""
    for part in (*html.by_class(root, "lead"), *root.iter("head"), root):
        yield from links(part)


def _title_date(root: etree._Element) -> date | None:
    title = root.find(".//title")
    found = _IN_TITLE.search((title.text or "")[-300:]) if title is not None else None
    return dates.sitting_date(found[1]) if found else None

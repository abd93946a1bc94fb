"""What an HTML page says of itself: in `meta` and `time` elements, in its JSON-LD, in the note of the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from hansard.reading import html
from timeline.context.dates import stamp
from timeline.context.items import line, link

HEAD, LARGEST_JSON, DEEPEST_JSON = 4096, 500_000, 6

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.issued",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate",
    "publish-date", "publication_date", "citation_publication_date", "sailthru.date", "parsely-pub-date", "date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_PUBLISHERS = ("og:site_name", "article:publisher", "dc.publisher", "dcterms.publisher", "application-name")
_SAVED = re.compile(rb"<!-- saved from url=\([0-9]{1,6}\)(https?://[^\s<>]{1,2000}) -->")
_SITE = re.compile(r"\s[|–—-]\s")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page says of itself, None where it does not; `is_article`: it is one article, whatever else it names."""

    title: str | None
    day: date | None
    publisher: str | None
    url: str | None
    is_article: bool


def of(root: etree._Element, data: bytes) -> Marks:
    """The marks of the page, whose bytes begin with the browser's note where a browser saved it."""
    metas, linked = _metas(root), list(_linked_data(root))
    publisher = _first(metas, _PUBLISHERS) or next((name for one in linked if (name := _publisher(one))), None)
    if publisher and link(publisher):
        publisher = None  # `article:publisher` is often an address
    said = [*(metas.get(name) for name in _DATES), *(one.get("datePublished") for one in linked)]
    days = (stamp(text) for text in said if text)
    return Marks(
        title=_title(root, metas, publisher),
        day=next((day for day in days if day), None) or _only_time(root),
        publisher=publisher,
        is_article=metas.get("og:type") == "article" or _has_one_heading(root),
        url=_canonical(root) or link(metas.get("og:url")) or _saved_from(data),
    )


def time_in(element: etree._Element) -> date | None:
    """The day of the first `time` inside that has one."""
    return next((day for time in element.iter("time") if (day := stamp(time.get("datetime") or html.line(time)))), None)


def first_link(element: etree._Element) -> str | None:
    """The first address of the web that the element links to."""
    return next((found for one in element.iter("a") if (found := link(one.get("href")))), None)


def _only_time(root: etree._Element) -> date | None:
    """The day of the page's `time` elements where they name but one: those of other articles on it would be others."""
    days = {stamp(time.get("datetime") or html.line(time)) for time in root.iter("time")} - {None}
    return days.pop() if len(days) == 1 else None


def _metas(root: etree._Element) -> dict[str, str]:
    """The contents of the `meta` elements by name, the first of each."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = line(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _has_one_heading(root: etree._Element) -> bool:
    """Whether the page's only first heading stands inside an `article`: what other articles it has are only named."""
    headings = list(root.iter("h1"))
    return len(headings) == 1 and next(headings[0].iterancestors("article"), None) is not None


def _title(root: etree._Element, metas: dict[str, str], publisher: str | None) -> str | None:
    """The title: as other sites shall show it, or the only first heading, or the window's without the site's name."""
    headings = [text for one in root.iter("h1") if (text := line(html.line(one)))]
    if len(headings) == 1:
        return headings[0]
    if named := _first(metas, _TITLES):
        return named
    window = line(" ".join("".join(one.itertext()) for one in list(root.iter("title"))[:1]))
    parts = _SITE.split(window)
    return (" – ".join(parts[:-1]) if len(parts) > 1 and publisher == parts[-1] else window) or None


def _canonical(root: etree._Element) -> str | None:
    links = (one.get("href") for one in root.iter("link") if (one.get("rel") or "").lower() == "canonical")
    return next((found for href in links if (found := link(href))), None)


def _saved_from(data: bytes) -> str | None:
    found = _SAVED.search(data[:HEAD])
    return link(found[1].decode("utf-8", "replace")) if found else None


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The JSON-LD records of the page that have a date of publication."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(script.text or "") > LARGEST_JSON:
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # a page's broken record is none: title and date are looked for elsewhere in it
        yield from _records(value, DEEPEST_JSON)


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value
        value = list(value.values())
    if isinstance(value, list) and depth:
        for one in value:
            yield from _records(one, depth - 1)


def _publisher(record: dict[str, Any]) -> str | None:
    said = record.get("publisher")
    name = said.get("name") if isinstance(said, dict) else None
    return line(name) or None if isinstance(name, str) else None

"""A saved HTML page → its article, or its articles where it is a page of many.

What the page says of itself (title, date, publisher, address) is read by `marks`; the article in the page is found by
readability-lxml, and where that finds none, all text of the page is taken.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from lxml import etree
from readability import Document
from readability.readability import Unparseable

from hansard.reading import html
from timeline.context import marks, plain
from timeline.context.dates import near_head
from timeline.context.items import MOST_ITEMS, Item, NotContext, line

LEAST_WORDS = 8
MOST_SHARE = 0.8
HEADINGS = ("h1", "h2", "h3", "h4")
ABOVE, BELOW = 3, 8

logging.getLogger("readability").addHandler(logging.NullHandler())  # its failures are ours to handle, not to print


def items(data: bytes) -> tuple[Item, ...]:
    """The articles of the page. Raises `BrokenTranscript` for a page without an element or nested too deep, and
    `NotContext` for one without words or with too many articles."""
    root = html.parse(data, "page")
    page = marks.of(root, data)
    articles = [] if page.is_article else _articles(root)
    if len(articles) > MOST_ITEMS:
        raise NotContext(f"a page of {len(articles):,} articles", f"at most {MOST_ITEMS:,}")
    if articles:
        return tuple(_one_of_many(article, page) for article in articles)
    lines = html.paragraphs(root)
    if not lines:
        raise NotContext("a page without words")
    pasted = plain.items(lines)
    if len(pasted) > 1:
        return tuple(Item(i.title, i.paragraphs, i.day, i.basis, i.url, page.publisher) for i in pasted)
    return (_only(root, page, lines, pasted[0]),)


def _articles(root: etree._Element) -> list[etree._Element]:
    """The `article` elements of a page of many: two at least, each with a heading and words, none the most of it."""
    found = [one for one in root.iter("article") if next(one.iterancestors("article"), None) is None]
    lengths = [len(html.line(one).split()) for one in found]
    good = [one for one, words in zip(found, lengths, strict=True) if words >= LEAST_WORDS and _titled(one)]
    return good if len(good) > 1 and max(lengths) <= MOST_SHARE * sum(lengths) else []


def _titled(article: etree._Element) -> bool:
    return _heading(article) is not None


def _heading(article: etree._Element) -> etree._Element | None:
    return next((one for one in article.iter(*HEADINGS) if html.line(one)), None)


def _one_of_many(article: etree._Element, page: marks.Marks) -> Item:
    heading = _heading(article)
    assert heading is not None
    title, lines = line(html.line(heading)), html.paragraphs(article)
    day = marks.time_in(article) or near_head(lines)
    body = tuple(text for text in _body(lines, title))
    return Item(title, body, day, "printed" if day else "unknown", marks.first_link(article), page.publisher)


def _only(root: etree._Element, page: marks.Marks, lines: Sequence[str], whole: Item) -> Item:
    title = page.title or whole.title
    body = tuple(_body(_main_text(root) or lines, title))
    day = page.day or near_head(_around(lines, title))
    return Item(title, body, day, "printed" if day else "unknown", page.url or whole.url, page.publisher)


def _main_text(root: etree._Element) -> list[str]:
    """The paragraphs of the article that readability finds; none where it finds none."""
    try:
        found = Document(etree.tostring(root, encoding="unicode", method="html")).summary(html_partial=True)
    except Unparseable:
        return []
    return html.paragraphs(html.parse(found.encode(), "page")) if found.strip() else []


def _body(lines: Sequence[str], title: str) -> list[str]:
    """The lines without the title, and without what a page has around an article."""
    kept = plain.own_words(plain.without_furniture(lines))
    return kept[1:] if kept and line(kept[0]) == title else kept


def _around(lines: Sequence[str], title: str) -> Sequence[str]:
    """The lines near the title, below it first, since a page's own head may be long; all where it is not there."""
    at = next((n for n, text in enumerate(lines) if line(text) == title), None)
    return lines if at is None else [*lines[at + 1 : at + 1 + BELOW], *lines[max(0, at - ABOVE) : at]]

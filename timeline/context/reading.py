"""Bytes → the items in them.

bytes ──▶ transcript? refused ──▶ feed ──▶ HTML page ──▶ text? ──▶ items ──▶ with what the user says of them
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import hansard
from hansard import clean
from hansard.errors import BadHint, TooLarge, UnknownFormat
from hansard.formats import looks
from hansard.reading import html
from timeline.context import feeds, pages, plain
from timeline.context.items import LIMIT, Given, Item, NotContext

NOTHING = Given()
READ = (
    "a news article or other prose without speakers",
    "a page of several news items",
    "plain text without speakers",
    "a debate in a layout that is not known",  # so an article looks that names Members with their parties
)


def read(data: bytes, given: Given = NOTHING) -> tuple[Item, ...]:
    """The items in the bytes, one for most documents, each item once; never none.

    What is given of a single document goes before what it prints; of many items the date, address and publisher that
    are given stand for those that print none. Raises `NotContext` where the bytes are no such document,
    `BrokenTranscript` where nothing of a page can be read, `TooLarge` beyond `LIMIT` bytes, and `BadHint` for a title
    given to many items.
    """
    if len(data) > LIMIT:
        raise TooLarge(len(data), LIMIT)
    _refuse_transcript(data)
    found = tuple({item.id: item for item in _items(data)}.values())
    if len(found) == 1:
        return (found[0].with_given(given),)
    if given.title:
        expected = f"none: it names one document, and this page has {len(found)} items"
        raise BadHint("the title", given.title[:80], expected)
    return tuple(_filled(item, given) for item in found)


def _filled(item: Item, given: Given) -> Item:
    filled = replace(item, url=item.url or given.url, publisher=item.publisher or given.publisher)
    return filled if item.day or not given.day else replace(filled, day=given.day, basis="given")


def _refuse_transcript(data: bytes) -> None:
    try:
        name = hansard.detect(data).name
    except UnknownFormat:
        return
    raise NotContext(f"it is a transcript ({name})", "an article, page or feed; `hansard ingest` takes transcripts")


def _items(data: bytes) -> Sequence[Item]:
    if feeds.is_feed(data):
        return feeds.items(data)
    kind = looks.like(data)
    if html.begins(data) and kind in ("an HTML page", "text with stray markup"):
        return pages.items(data)
    if kind not in READ:
        raise NotContext(f"it looks like {kind}")
    return plain.items([line.text for line in clean.lines(clean.decode(data).text) if line.text])

"""Items from outside → what is shown of them: their topics, and the debates near them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline import queries, results
from timeline.context import Item
from timeline.store import Store
from timeline.tagging import Tag, Tagger
from timeline.trial.tagged import tagged

MOST = 100
"""Items that are shown."""

MOST_NEAR, DEBATES, OF_MANY = 20, 6, 3
"""Debates are looked for beside the first items only: a page of a thousand would hold a helper too long."""

MOST_LETTERS = 60_000
"""Letters of an item that are shown, and marked."""


def look(items: Sequence[Item], store: Store, tagger: Tagger) -> tuple[results.TriedItem, ...]:
    """The first items, each with its topics, and the nearest debates of the store."""
    limits = [DEBATES if len(items) == 1 else OF_MANY] * MOST_NEAR + [0] * MOST
    return tuple(_item(item, store, tagger, limit) for item, limit in zip(items[:MOST], limits, strict=False))


def tag(items: Sequence[Item], tagger: Tagger) -> tuple[results.TaggedItem, ...]:
    """Every item with its topics."""
    return tuple(
        results.TaggedItem(id=item.id, title=item.title, date=item.day, **tagged(item.paragraphs, _tags(item, tagger)))
        for item in items
    )


def _tags(item: Item, tagger: Tagger) -> tuple[Tag, ...]:
    return tagger.tag(item.text, (item.title,), day=item.day)


def _item(item: Item, store: Store, tagger: Tagger, limit: int) -> results.TriedItem:
    near = queries.near(store, item.text, item.day, tagger, title=item.title, limit=limit) if limit else None
    return results.TriedItem(
        id=item.id,
        title=item.title,
        publisher=item.publisher,
        url=item.url,
        date=item.day,
        date_basis=item.basis,
        words=len(item.text.split()),
        near=near,
        **tagged(within(item.paragraphs, MOST_LETTERS), _tags(item, tagger)),
    )


def within(paragraphs: Sequence[str], letters: int) -> tuple[str, ...]:
    """As much of the text as so many letters hold, the last paragraph cut where it is too long."""
    kept: list[str] = []
    for paragraph in paragraphs:
        if letters <= 0:
            break
        kept.append(paragraph if len(paragraph) <= letters else f"{paragraph[: letters - 1]}…")
        letters -= len(paragraph) + 1
    return tuple(kept)

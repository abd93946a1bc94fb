"""One document from outside, as read: what stands on it, apart from what its user says of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from slugify import slugify

from hansard import clean
from hansard.errors import BadHint, HansardError

Basis = Literal["printed", "given", "unknown"]
"""Where a date comes from: it stands on the document, its user gave it, or nobody knows it."""

LIMIT = 8 * 1024 * 1024
"""The most bytes that are read as one document; a saved page has seldom more than one million."""

MOST_ITEMS = 1000
TITLE_WORDS, TITLE_LETTERS, LINK_LETTERS = 30, 300, 2000
SLUG_LETTERS, DIGITS = 48, 8

_SENTENCE = re.compile(r"[.!?][”’\"')\]]*(?=\s|$)")


class NotContext(HansardError):
    """The bytes are no document to stand beside a timeline: `found` says what they are, `expected` what would do."""

    def __init__(self, found: str, expected: str = "an article as plain text, a saved HTML page, or a feed") -> None:
        self.found, self.expected = found, expected
        super().__init__(f"not a document for the context of a timeline: {found}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Given:
    """What its user says of a document. Raises `BadHint` for an address that is none."""

    day: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None

    def __post_init__(self) -> None:
        if self.url is not None and link(self.url) is None:
            raise BadHint("the address", self.url[:80], "one that begins with http:// or https://")
        for what, words in (("the title", self.title), ("the publisher", self.publisher)):
            if words is not None and not line(words):
                raise BadHint(what, words[:80], "some words")


@dataclass(frozen=True, slots=True)
class Item:
    """An article, a report, or one item of a page of many. `day` is None where none is printed and none was given.

    `key` is the id of the words as read, kept where a title that is given has taken the place of theirs.
    """

    title: str
    paragraphs: tuple[str, ...]
    day: date | None = None
    basis: Basis = "unknown"
    url: str | None = None
    publisher: str | None = None
    key: str = ""

    @property
    def text(self) -> str:
        """The text that marks count characters of."""
        return "\n".join(self.paragraphs)

    @property
    def id(self) -> str:
        """A readable name that the same words always have: `ferries-stay-in-harbour.3fa91c02`."""
        if self.key:
            return self.key
        digest = hashlib.sha256("\n".join((self.title, *self.paragraphs)).encode()).hexdigest()
        name = slugify(self.title, max_length=SLUG_LETTERS, word_boundary=True, save_order=True)
        return f"{name or 'untitled'}.{digest[:DIGITS]}"

    def with_given(self, given: Given) -> Item:
        """The item with what its user says of it, which goes before what is printed."""
        return replace(
            self,
            key=self.id,
            title=line(given.title or self.title),
            day=given.day or self.day,
            basis="given" if given.day else self.basis,
            url=link(given.url) or self.url,
            publisher=line(given.publisher or "") or self.publisher,
        )


def line(text: str) -> str:
    """The text in one line, no longer than a title may be."""
    return clean.fold(text)[:TITLE_LETTERS]


def link(address: str | None) -> str | None:
    """The address, where it is one of the web; else None: what a page calls its own may be anything."""
    folded = clean.fold(address or "")
    if len(folded) > LINK_LETTERS or not folded.lower().startswith(("http://", "https://")) or " " in folded:
        return None
    try:
        return folded if urlsplit(folded).hostname else None
    except ValueError:  # brackets that hold no address
        return None


def first_words(paragraph: str) -> str:
    """A title for what has none: its first sentence, or as much of it as a title holds."""
    ends = _SENTENCE.search(paragraph[: 2 * TITLE_LETTERS])
    words = (paragraph[: ends.end()] if ends else paragraph[: 2 * TITLE_LETTERS]).split()
    cut = len(words) > TITLE_WORDS
    title = " ".join(words[:TITLE_WORDS])
    return (title[: TITLE_LETTERS - 1] + "…") if cut or len(title) > TITLE_LETTERS else title

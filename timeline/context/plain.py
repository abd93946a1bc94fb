"""Lines of plain text → the articles in them: one, or those of a page of many.

A page of many shows itself in one of two ways, whatever its publisher: each item ends with a line that leads to the
whole of it (“Continue reading…”), or each has a date on a line of its own beside its headline, and text below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.context.dates import line_date, near_head
from timeline.context.items import MOST_ITEMS, TITLE_WORDS, Item, NotContext, first_words, line, link

BODY_WORDS = 5
HEAD_LINES = 10

_READ_ON = re.compile(
    r"(?:continue reading|read (?:more|on|(?:the )?full (?:story|article|post))|full (?:story|article)|more)"
    r"\s?(?:\.{2,4}|…|›|»|→|>{1,2})?",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:advertisement|share(?: this(?: article| story| page)?)?|print(?: this page)?|sign up|subscribe|comments?"
    r"|please enter your (?:comment|name here)|leave a (?:comment|reply)|related (?:articles|stories|topics)"
    r"|skip to (?:main )?content|share on (?:facebook|twitter|x|whatsapp)|copy link)\s?[!.:…]{0,3}",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", ".”", '."', ".’", ".'", ";", ",")


def items(lines: Sequence[str]) -> tuple[Item, ...]:
    """The articles in the lines, which are folded and not empty. Raises `NotContext` for no words or too many items."""
    texts = without_furniture(lines)
    parts = _ended(texts) or _dated(texts) or [texts]
    if len(parts) > MOST_ITEMS:
        raise NotContext(f"a page of {len(parts):,} items", f"at most {MOST_ITEMS:,}")
    found = tuple(item for part in parts if (item := article(part)))
    if not found:
        raise NotContext("a text without words")
    return found


def without_furniture(lines: Sequence[str]) -> list[str]:
    """The lines without those that a page has around any article: “Share this”, “Advertisement”."""
    return [text for text in lines if not _FURNITURE.fullmatch(text)]


def own_words(lines: Sequence[str]) -> list[str]:
    """The lines without those of the head that hold nothing but a date or an address, and without “Read more”."""
    inner = [text for n, text in enumerate(lines) if n >= HEAD_LINES or not (line_date(text) or _address(text))]
    return [text for text in inner if not _READ_ON.fullmatch(text)]


def article(lines: Sequence[str]) -> Item | None:
    """One article: its headline, the date and address that its head prints, and its paragraphs; None without words."""
    day = near_head([text for text in lines[:HEAD_LINES] if not _address(text)])
    url = next((found for text in lines[:HEAD_LINES] if (found := _address(text))), None)
    body = own_words(lines)
    if not any(char.isalnum() for text in body for char in text):
        return None
    title, rest = (body[0], body[1:] or body) if is_headline(body[0]) else (first_words(body[0]), body)
    return Item(line(title), tuple(rest), day, "printed" if day else "unknown", url)


def is_headline(text: str) -> bool:
    """Whether a line may be a headline: short, and no sentence."""
    return len(text.split()) <= TITLE_WORDS and not text.endswith(_SENTENCE_ENDS) and not line_date(text)


def _ended(texts: Sequence[str]) -> list[Sequence[str]]:
    """The parts between lines that lead on to the whole, where there are two such lines at least."""
    ends = [n for n, text in enumerate(texts) if _READ_ON.fullmatch(text)]
    if len(ends) < 2:
        return []
    starts = [0, *(end + 1 for end in ends)]
    return [texts[start:end] for start, end in zip(starts, [*ends, len(texts)], strict=True) if start < end]


def _dated(texts: Sequence[str]) -> list[Sequence[str]]:
    """The parts that begin with a headline and a date, in either order, where there are two at least, all with text."""
    dates = {n for n, text in enumerate(texts) if line_date(text, alone=True)}
    firsts = sorted(n for n in dates if n - 1 not in dates)
    for starts in ([n - 1 for n in firsts], firsts):  # headline above its date, or below
        parts = _parts(texts, starts)
        if len(parts) > 1 and all(_is_item(part) for part in parts):
            return parts
    return []


def _parts(texts: Sequence[str], starts: Sequence[int]) -> list[Sequence[str]]:
    """The parts from those lines on. What is above the first, a page's own head, belongs to none; it is short."""
    if not starts or not 0 <= starts[0] <= HEAD_LINES:
        return []
    return [texts[start:end] for start, end in zip(starts, [*starts[1:], len(texts)], strict=True)]


def _is_item(part: Sequence[str]) -> bool:
    body = [text for text in part if not line_date(text)]
    return bool(body) and is_headline(body[0]) and sum(len(text.split()) for text in body[1:]) >= BODY_WORDS


def _address(text: str) -> str | None:
    """The address of a line that is one, `Link:` and such before it or not."""
    label, _, rest = text.partition(" ")
    return link(text) or (link(rest) if label.endswith(":") else None)

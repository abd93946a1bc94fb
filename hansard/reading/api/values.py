"""The `Value` of an item of the official API: a fragment of HTML → paragraphs, and the columns that turn inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from hansard import clean
from hansard.reading import html

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
# Old written questions name the asker in the text alone: “<Question><strong>Jo Example:</strong> To ask …”
_SPEAKER = re.compile(r"(?:\s|<Question[^<>]{0,80}>|<p>){0,3}<(strong|b)>(?P<who>[^<>]{2,200})</\1>:?")


@dataclass(frozen=True, slots=True)
class Value:
    """The paragraphs; `opening` is the column that turns before the first word, `last` the one that turned last."""

    paragraphs: tuple[str, ...]
    opening: str | None = None
    last: str | None = None


def read(value: str) -> Value:
    """The words of a `Value`. Column marks are taken out, and the sentence around them stays whole.

    Raises `BrokenTranscript` where elements nest beyond what `html.parse` takes.
    """
    if "<" not in value and "&" not in value:
        return Value(tuple(filter(None, map(clean.fold, _BLANK_LINE.split(value)))))
    root = html.parse(f"<div>{_BLANK_LINE.sub('<br>', value)}</div>".encode("utf-8", "replace"), "hansard-api-json")
    marks = [mark for mark in root.iter("span") if "column-number" in (mark.get("class") or "").split()]
    opening = _column(marks[0]) if marks and _is_first(marks[0]) else None
    last = _column(marks[-1]) if marks else None
    for mark in marks:
        mark.clear(keep_tail=True)
    return Value(tuple(html.paragraphs(root)), opening, last)


def speaker(value: str) -> tuple[str | None, str]:
    """The speaker whom the text itself names in bold before a colon, and the text without it."""
    found = _SPEAKER.match(value)
    if found is None or not found[0].removesuffix(f"</{found[1]}>").rstrip().endswith((":", f"</{found[1]}>:")):
        return None, value
    return clean.fold(found["who"]).removesuffix(":").rstrip(), value[found.end() :]


def column(value: str) -> str | None:
    """The column that an item which is nothing but a column mark turns to: a mark, or the bare number."""
    found = read(value)
    words = " ".join(found.paragraphs)
    return found.last or (words if re.fullmatch(r"\d{1,5}[A-Z]{0,4}", words, re.ASCII) else None)


def _column(mark: etree._Element) -> str | None:
    return clean.fold(mark.get("data-column-number") or "") or None


def _is_first(mark: etree._Element) -> bool:
    """Whether no word of the fragment stands before the mark."""
    before = mark.xpath("preceding::text()")
    return not any(str(text).strip() for text in before)

"""The words of publicwhip XML: an element's text folded, and a speech's paragraphs, of a table one a row.

After `paragraphs`
  * every paragraph is folded text with nothing at its ends; none is empty;
  * a block inside a paragraph (a table's row, an item of a list) is a paragraph of its own; a `<br/>` is a space;
  * words that stand outside any paragraph are paragraphs too, with a warning.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

Warn = Callable[[etree._Element, str, str], None]

# Elements that end one paragraph and begin another. `list`, `quote` and `para` are the Australian Hansard's own.
BLOCKS = frozenset(
    {"p", "table", "tbody", "caption", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "div", "center"}
    | {"list", "quote", "para"}
)
BREAKS = BLOCKS | {"tr", "br"}


def fold(text: str | None) -> str:
    """The text with white space folded to single spaces."""
    if not text:
        return ""
    if text.isprintable() and "  " not in text:  # a plain space is the only white space that is printable
        return text.strip()
    return " ".join(text.split())


def folded(element: etree._Element) -> str:
    """All text of an element, its blocks parted by a space."""
    if len(element) == 0:  # most paragraphs
        return fold(element.text)
    return " ".join(lines(element))


def lines(element: etree._Element) -> list[str]:
    """The text of an element, one string a block in it."""
    if not any(len(child) or child.tag in BREAKS for child in element):  # “<phrase>my hon. Friend</phrase>”
        text = fold(etree.tostring(element, method="text", encoding="unicode", with_tail=False))
        return [text] if text else []
    parts: list[list[str]] = [[]]
    _collect(element, parts)
    return list(filter(None, (fold("".join(part)) for part in parts)))


def _collect(element: etree._Element, parts: list[list[str]]) -> None:
    """Add the element's text to the last of the parts; a block opens new ones."""
    if not isinstance(element.tag, str):  # a comment
        return
    if element.tag == "tr":
        parts += [[" | ".join(filter(None, map(folded, element)))], []]
        return
    is_block = element.tag in BLOCKS
    if is_block:
        parts.append([])
    parts[-1] += " " if element.tag == "br" else "", element.text or ""
    for child in element:
        _collect(child, parts)
        parts[-1].append(child.tail or "")
    if is_block:
        parts.append([])


def paragraphs(element: etree._Element, warn: Warn) -> tuple[str, ...]:
    """The paragraphs of a speech, by the post-conditions above."""
    found: list[str] = []
    if (text := element.text) and not text.isspace():
        found.append(_stray(text, element, warn))
    for child in element:
        tag = child.tag
        if tag == "p" and len(child) == 0:  # nearly all: `fold` in place saves a call
            text = child.text or ""
            text = text.strip() if text.isprintable() and "  " not in text else " ".join(text.split())
            if text:
                found.append(text)
        elif isinstance(tag, str):
            if tag not in BLOCKS:
                warn(child, "unknown-element", f"<{tag}> is not known in a speech; its words were kept")
            found += lines(child)
        if (tail := child.tail) and not tail.isspace():
            found.append(_stray(tail, element, warn))
    return tuple(found)


def _stray(text: str, element: etree._Element, warn: Warn) -> str:
    """Words between paragraphs, as a paragraph of their own, with a warning."""
    warn(element, "stray-text", "words stand outside any paragraph; they were kept as one")
    return fold(text)

"""The words of a ParlaMint utterance: its segments as paragraphs, and what the report prints of the scene.

After `utterance`
  * a segment is a paragraph, with the directions printed inside it (“… ao escrutinio. (Pausa.)”);
  * a note or gesture between segments is a paragraph of its own; those that stand last are directions, not paragraphs;
  * a gap that an editor of the corpus left (“Frontmatters removed”) has no words, nor has a time stamp;
  * of a linguistically annotated segment the words and their punctuation are joined as they were printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hansard.reading.xml_tree import Warn, fold, folded, is_bracketed, lines

GESTURES = frozenset({"kinesic", "vocal", "incident"})
ITEMS = frozenset({"p", "ab", "seg", "s", "list", "table", "quote", "q", "lg", "l"})
SILENT = frozenset({"pb", "cb", "br", "milestone", "gap", "fw", "docDate", "linkGrp", "timeline", "desc", "time"})
NESTED = frozenset({"u", "div"})
AUDIBLE = frozenset({"inaudible", "foreign"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one `u` holds: paragraphs, the directions behind them, its own stamp, and what damage put inside it."""

    paragraphs: tuple[str, ...]
    directions: tuple[str, ...]
    stamp: etree._Element | None
    misnested: tuple[etree._Element, ...]


def utterance(u: etree._Element, warn: Warn) -> Utterance:
    """The words of a `u`."""
    texts: list[tuple[str, bool]] = [(text, False) for text in filter(None, [fold(u.text)])]
    stamp = None
    misnested = tuple(child for child in u if child.tag in NESTED)
    for child in u:
        if child.tag == "note" and child.get("type") == "time":
            stamp = child if not texts else stamp  # in the middle of a speech it stamps no turn
        elif child not in misnested:
            texts += _said(child, warn)
        if tail := fold(child.tail):
            warn(child, "stray-text", "words stand outside any paragraph; they were kept as one")
            texts.append((tail, False))
    directions: list[str] = []
    while len(texts) > 1 and texts[-1][1]:
        directions.insert(0, texts.pop()[0])
    return Utterance(tuple(text for text, _ in texts), tuple(directions), stamp, misnested)


def _said(child: etree._Element, warn: Warn) -> Iterator[tuple[str, bool]]:
    """Each paragraph of a part of an utterance, and whether it is a direction."""
    tag = child.tag
    if not isinstance(tag, str) or (tag in SILENT and (tag != "gap" or is_editorial(child))):
        return
    if tag not in ITEMS and tag not in GESTURES and tag not in ("note", "gap"):
        warn(child, "unknown-element", f"<{tag}> is not known in a speech; its words were kept")
    for text in words(child):
        yield text, tag in GESTURES or (tag == "note" and is_bracketed(text))


def words(element: etree._Element) -> list[str]:
    """The text of an element, one string a block in it."""
    if element.find(".//w") is None:
        return lines(element)
    return list(filter(None, [_tokens(element)]))


def is_editorial(gap: etree._Element) -> bool:
    """Whether a gap is the corpus editors' own and nothing the report prints."""
    return gap.get("reason") not in AUDIBLE


def without_gaps(root: etree._Element) -> bool:
    """Take the editors' words out of all gaps of the tree; whether any tells that the text is only a sample."""
    sampled = False
    for gap in root.iter("gap"):
        if is_editorial(gap):
            sampled = sampled or "SAMPLING" in folded(gap)
            gap.clear(keep_tail=True)
    return sampled


def _tokens(element: etree._Element) -> str:
    """`<w join="right">welkom</w><pc>.</pc>` → `welkom.`; a `w` inside a `w` only tells how the outer is to be read."""
    text, glued = [""], True
    for token in element.iter("w", "pc", "desc", "note"):
        parent = token.getparent()
        if parent is not None and parent.tag in ("w", "note"):
            continue
        join = token.get("join")
        text += ["" if glued or join in ("left", "both") else " ", folded(token)]
        glued = join in ("right", "both")
    return fold("".join(text))

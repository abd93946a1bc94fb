"""A page of the official site, 2010–14 → its blocks in order: headings, time stamps, column marks, paragraphs, tables.

Navigation, banners and foot lines are left out. What a block means for the debate is for `_hansard_html_turns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hansard import clean
from hansard.reading import html

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h6"})
LEAVES = HEADINGS | {"h5", "p", "table", "ul", "ol", "dl", "pre", "blockquote", "columnnum", "b", "i", "em", "span"}
FURNITURE = frozenset(
    {"navlinks", "navleft", "navcentre", "navright", "breadcrumb", "header", "footer", "footer_holder", "top_nav"}
    | {"banner", "main_nav", "secondary_nav", "bottomnavigation", "skiplink", "site-search"}
)
# “19 July 2011 : Column 183WH”
COLUMN = re.compile(r"(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4}) ?: ?Column (?P<column>\d{1,5}(?P<part>[A-Z]{0,4}))")
# “1. ”, “T1. [66880] ”, before the name of whoever asks
_NUMBER = re.compile(r"(?:(?P<number>[TQ]?\d{1,3})\.)? ?(?:\[(?P<uin>\d{4,7})\])?")
# Behind a name without a colon: “Several hon. Members rose—”, “Jo Example (Here) (Lab) (Urgent Question): To ask …”
_BEHIND = re.compile(r"(?:rose|indicated|nodded|shook|claimed)\b|\(Urgent Question\)")
_TURN_PAGE = re.compile(r"(?:Next|Previous) Section|Back to Table of Contents|(?:Lords Hansard )?Home Page|Index")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its tag (`column` and `text` beside those of HTML), its texts, the anchors before and in it.

    `who` is the name in bold that opens it, `number` and `uin` what stands before that name. `italic` says that all of
    it is in italics, `capitals` that the page prints it in capitals, `broken` that it ends in a line break.
    """

    tag: str
    texts: tuple[str, ...]
    line: int | None
    anchors: tuple[str, ...] = ()
    who: str | None = None
    number: str | None = None
    uin: str | None = None
    italic: bool = False
    capitals: bool = False
    broken: bool = False


def blocks(root: etree._Element) -> Iterator[Block]:
    """The blocks of the page in reading order."""
    anchors: list[str] = []
    for node in _leaves(root):
        if isinstance(node, str):
            if text := clean.fold(node):
                yield Block("text", (text,), None)
        elif node.tag == "a":
            anchors += _names(node)
        elif not _turns_page(node):
            block = _block(node, (*anchors, *_names(node)))
            anchors.clear()
            if block.texts or block.who:
                yield block


def _leaves(root: etree._Element) -> Iterator[etree._Element | str]:
    """Anchors, the elements that are read as one, and words that stand outside any of them."""
    body = root.find("body")
    start = root if body is None else body
    walker = etree.iterwalk(start, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if node.tag in LEAVES or node.tag == "a":
                yield node
                walker.skip_subtree()
            elif _is_furniture(node):
                walker.skip_subtree()
            elif node.text and not node.text.isspace():
                yield node.text
        elif node is not start and node.tail and not node.tail.isspace():
            yield node.tail


def _is_furniture(node: etree._Element) -> bool:
    if node.tag in html.SILENT or not isinstance(node.tag, str):
        return True
    marks = {*(node.get("class") or "").lower().split(), (node.get("id") or "").lower()}
    return not marks.isdisjoint(FURNITURE)


def _turns_page(node: etree._Element) -> bool:
    """Whether the block is a row of links to the pages around: “Next Section | Back to Table of Contents | …”."""
    if node.tag != "table" or len(node) > 3:
        return False
    cells = [text for row in html.paragraphs(node) for text in row.split(" | ")]
    return bool(cells) and all(_TURN_PAGE.fullmatch(cell) for cell in cells)


def _block(node: etree._Element, anchors: tuple[str, ...]) -> Block:
    whole = html.paragraphs(node)
    if mark := COLUMN.fullmatch(" ".join(whole)) if len(whole) == 1 else None:
        return Block("column", (mark[0],), node.sourceline, anchors)
    tag = str(node.tag)
    if tag != "p":
        capitals = "uppercase" in (node.get("style") or "")
        return Block(tag, tuple(whole), node.sourceline, anchors, italic=_is_italic(node), capitals=capitals)
    broken, italic = _ends_broken(node), _is_italic(node)
    who, number, uin = _attribution(node)
    texts = tuple(html.paragraphs(node)) if who else tuple(whole)
    return Block(tag, texts, node.sourceline, anchors, who, number, uin, italic=italic, broken=broken)


def _attribution(node: etree._Element) -> tuple[str | None, str | None, str | None]:
    """The name in bold that opens the paragraph, with the question's number before it; both are taken out of it."""
    before, bold = [node.text or ""], list[etree._Element]()
    for child in node:
        if child.tag in ("b", "strong"):
            bold.append(child)
            if clean.fold("".join(map(str, child.itertext()))).endswith(":") or clean.fold(child.tail or ""):
                break
        elif child.tag == "a" and child.get("href") is None and not bold:
            before += [*map(str, child.itertext()), child.tail or ""]
        elif child.tag != "a":
            break
    printed = clean.fold("".join(str(text) for part in bold for text in part.itertext()))
    found = _NUMBER.fullmatch(clean.fold("".join(before)))
    if found is None or not 3 <= len(printed) <= 300 or not (printed.endswith(":") or _speaks(node, bold[-1])):
        return None, None, None
    _blank(node, bold[-1])
    return printed.removesuffix(":").rstrip(), found["number"], found["uin"]


def _speaks(node: etree._Element, last: etree._Element) -> bool:
    """Whether what stands behind a bold name without a colon shows that it is a speaker's."""
    behind = [last.tail or ""]
    for child in last.itersiblings():
        behind += [*map(str, child.itertext()), child.tail or ""]
    text = clean.fold("".join(behind)[:200])
    return text.startswith(":") or _BEHIND.match(text) is not None


def _blank(node: etree._Element, last: etree._Element) -> None:
    """Takes everything up to the end of the bold name out of the paragraph."""
    node.text = None
    for child in list(node):
        tail = child.tail
        node.remove(child)
        if child is last:
            node.text = html.legal((tail or "").lstrip().removeprefix(":"))
            return


def _is_italic(node: etree._Element) -> bool:
    words = [node.text or "", *(child.tail or "" for child in node)]
    return len(node) > 0 and not "".join(words).strip(" .—-\t\r\n\xa0") and any(True for _ in node.iter("i", "em"))


def _ends_broken(node: etree._Element) -> bool:
    last = node[-1] if len(node) else None
    return last is not None and last.tag == "br" and not clean.fold(last.tail or "")


def _names(node: etree._Element) -> list[str]:
    return [str(name) for anchor in node.iter("a") if (name := anchor.get("name"))]

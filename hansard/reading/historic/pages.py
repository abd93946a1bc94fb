"""Divisions that the page broke in two, or threw into the middle of a sentence, put back where the House divided.

A division was printed over the full width of the page's foot, and the columns above went on overleaf:

    … I hope that he will  │ DIVISION (first page)  │ press his Amendment.  │ The House divided: …  │ DIVISION (rest)

After `mended` no division stands inside a sentence, and the pages of one stand together behind its counts.
"""

from __future__ import annotations

from hansard.reading.historic.blocks import Block, Printed, Voted
from hansard.reading.historic.division import counts

NEAR, FAR = 3, 40
_ENDS = frozenset(".!?:;)]\"'”’—–")


def mended(found: list[Block]) -> list[Block]:
    """The blocks, each division in its place."""
    blocks, place = list(found), 0
    while place < len(blocks):
        block = blocks[place]
        place = _mend(blocks, place, block) if isinstance(block, Voted) else place + 1
    return blocks


def is_unfinished(text: str) -> bool:
    """Whether the text stops in the middle of a sentence."""
    return bool(text) and text[-1] not in _ENDS


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence."""
    return text[:1].islower()


def _mend(blocks: list[Block], place: int, voted: Voted) -> int:
    """Puts the division at that place right; gives the place to go on from."""
    before = blocks[place - 1] if place else None
    if isinstance(before, Voted) and not _begins(voted):
        before.pages += voted.pages
        del blocks[place]
        return place
    if _has_counts(before):
        return place + 1
    rest = _rest_of_sentence(blocks, place)
    group = blocks[place : rest or place + 1]
    last = _counted(blocks, place + len(group)) or rest
    if last is None:
        return place + 1
    del blocks[place : place + len(group)]
    _insert(blocks, last + 1 - len(group), group)
    return last + 1


def _insert(blocks: list[Block], target: int, group: list[Block]) -> None:
    """The division, and what follows it, in its place; its next page may stand there already."""
    rest = blocks[target] if target < len(blocks) else None
    voted = group[0]
    if isinstance(rest, Voted) and isinstance(voted, Voted):
        voted.pages += rest.pages
        del blocks[target]
    blocks[target:target] = group


def _rest_of_sentence(blocks: list[Block], place: int) -> int | None:
    """Where the sentence goes on that the division interrupts."""
    before = blocks[place - 1] if place else None
    if not isinstance(before, Printed) or not is_unfinished(_last(before)):
        return None
    for index in range(place + 1, min(place + 1 + NEAR, len(blocks))):
        block = blocks[index]
        if isinstance(block, Printed) and not block.parts[0].who and goes_on(_first(block)):
            return index
    return None


def _counted(blocks: list[Block], start: int) -> int | None:
    """Where the counts of a division stand that come after it, unless another division begins right below them."""
    for index in range(start, min(start + FAR, len(blocks))):
        block = blocks[index]
        if isinstance(block, Voted):
            return None
        if _has_counts(block):
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            return None if isinstance(below, Voted) and _begins(below) else index
    return None


def _begins(voted: Voted) -> bool:
    return bool(voted.pages) and voted.pages[0].begins


def _has_counts(block: Block | None) -> bool:
    return isinstance(block, Printed) and not block.parts[-1].who and bool(counts(_last(block)))


def _last(block: Printed) -> str:
    return block.parts[-1].texts[-1] if block.parts[-1].texts else ""


def _first(block: Printed) -> str:
    return block.parts[0].texts[0] if block.parts[0].texts else ""

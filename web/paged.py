"""A long debate in pages, each of a size that any reader can load. Pure.

A page is cut by weight, in bytes as it is written, whatever topic or member is asked for: an address keeps its page. It
begins, where one is near, with a speech and not in the middle of one. `?at=` finds the page of a turn, for those who do
not know the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.results import Debate, DivisionItem, NoteItem, Speech, SpeechItem
from web.display import clock
from web.reading import Reading, division_anchor

Item = SpeechItem | NoteItem | DivisionItem

ROOM = 116_000
"""Bytes of a page for its items, its contents and its list of members; with the rest it stays below 150 kB."""
LEAST = 30_000
"""So many bytes of items a page may have, however long the lists are that each page has too."""
LINE, MEMBER = 220, 240
TURN, PARAGRAPH, MENTION, DIVISION, VOTE = 620, 9, 110, 3_000, 60
EARLY = 0.85
"""From this share of its room on a page ends before the next speech that begins."""


@dataclass(frozen=True, slots=True)
class DebatePage:
    """Page `number` of a debate: its items from `first` up to `end`, and the column or time where it begins."""

    number: int
    first: int
    end: int
    begins: str


@dataclass(frozen=True, slots=True)
class DebatePages:
    """All pages of a debate, in order, and the number of that which holds an anchor."""

    pages: tuple[DebatePage, ...]
    places: Mapping[str, int]

    def of(self, anchor: str | None) -> DebatePage | None:
        """The page that holds the anchor; None for what is not in the debate."""
        return self.pages[self.places[anchor] - 1] if anchor and anchor in self.places else None

    def number(self, number: int) -> DebatePage | None:
        """The page of that number, if there is one."""
        return self.pages[number - 1] if number <= len(self.pages) else None


def pages(debate: Debate, reading: Reading) -> DebatePages:
    """The pages of a debate, one at least."""
    room = max(LEAST, ROOM - LINE * len(reading.contents) - MEMBER * len(reading.turns))
    starts = [0, *_evenly(debate.items, room)]
    spans = enumerate(pairwise([*starts, len(debate.items)]), 1)
    found = tuple(DebatePage(n, *span, _begins(debate.items[slice(*span)])) for n, span in spans)
    return DebatePages(found, {anchor: page.number for page in found for anchor in _anchors(debate.items, page)})


def _evenly(items: Sequence[Item], room: int) -> list[int]:
    """Where pages begin, but for the first: as few as fit into that room, and none much fuller than the others."""
    weighed = [(_weight(item), _is_beginning(item)) for item in items]
    fewest = list(_cuts(weighed, room))
    smaller = (list(_cuts(weighed, room * share // 20)) for share in range(10, 20))
    return next((cuts for cuts in smaller if len(cuts) == len(fewest)), fewest)


def _cuts(weighed: Sequence[tuple[int, bool]], room: int) -> Iterator[int]:
    """The places of the items that begin a page, from their weights, and whether a speech begins there."""
    filled, left = 0, sum(weight for weight, _ in weighed)
    for place, (weight, is_beginning) in enumerate(weighed):
        is_early = filled > EARLY * room and filled + left > room and is_beginning
        if filled and (filled + weight > room or is_early):
            yield place
            filled = 0
        filled, left = filled + weight, left - weight


def _weight(item: Item) -> int:
    """About how many bytes of HTML the item comes to."""
    if isinstance(item, NoteItem):
        return TURN + len(item.text.encode())
    if isinstance(item, DivisionItem):
        return DIVISION + VOTE * len(item.votes)
    speech = item.speech
    return TURN + len(speech.text.encode()) + PARAGRAPH * len(speech.paragraphs) + MENTION * len(speech.mentions)


def _is_beginning(item: Item) -> bool:
    return isinstance(item, SpeechItem) and not (item.speech.interrupts or item.speech.continues)


def _begins(items: Sequence[Item]) -> str:
    """`col. 312`, else `15:49`, else nothing."""
    speeches = [item.speech for item in items if isinstance(item, SpeechItem)]
    return next(filter(None, map(_stamp, speeches)), "")


def _stamp(speech: Speech) -> str:
    return f"col. {speech.column}" if speech.column else clock(speech.time) if speech.time else ""


def _anchors(items: Sequence[Item], page: DebatePage) -> Iterator[str]:
    for place in range(page.first, page.end):
        item = items[place]
        if isinstance(item, SpeechItem):
            yield item.speech.id
        elif isinstance(item, DivisionItem):
            yield division_anchor(place)

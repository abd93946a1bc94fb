"""Phrases that count only together: `near` each other, or `all` in one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from timeline.phrases import Hit
from timeline.tagging.counted import Counted
from timeline.tagging.overlaps import Piece
from timeline.topics.phrases import Near, Slot


class _Placed(NamedTuple):
    """A hit with the number of spaces before its first character and before its last one, and of its sentence."""

    hit: Hit
    before: int
    after: int
    sentence: int


class _Bundle(NamedTuple):
    """One phrase of each slot, `within` words of each other, or anywhere if None."""

    slots: tuple[frozenset[int], ...]
    within: int | None
    points: int

    def pieces(self, placed: Sequence[_Placed]) -> list[Piece]:
        return self._anywhere(placed) if self.within is None else self._near(placed, self.within)

    def _anywhere(self, placed: Sequence[_Placed]) -> list[Piece]:
        """The first place of each slot; only one of them carries the points."""
        firsts = [next((one.hit for one in placed if one.hit.phrase in slot), None) for slot in self.slots]
        found = [hit for hit in firsts if hit is not None]
        if len(found) < len(self.slots):
            return []
        return [Piece(hit.start, hit.end, 0 if index else self.points) for index, hit in enumerate(found)]

    def _near(self, placed: Sequence[_Placed], within: int) -> list[Piece]:
        """Every window that holds one of each slot, from left to right, each the shortest at its place."""
        found, latest = [], dict[int, _Placed]()
        for one in placed:
            mine = [slot for slot, phrases in enumerate(self.slots) if one.hit.phrase in phrases]
            if not mine:
                continue
            latest |= dict.fromkeys(mine, one)
            if len(latest) == len(self.slots) and _is_window(latest.values(), one, within):
                found.append(Piece(min(other.hit.start for other in latest.values()), one.hit.end, self.points))
                latest = {}
        return found


class Bundles:
    """Bundles with their phrases as numbers. `phrases` are all that they use; without one of `keys` none is whole."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        self._number_of = number_of
        self._by_key: dict[int, list[_Bundle]] = {}
        self.phrases: frozenset[int] = frozenset()

    @property
    def keys(self) -> Iterable[int]:
        return self._by_key.keys()

    def add(self, near: Iterable[Near], points: int, all: Iterable[tuple[Slot, ...]] = ()) -> None:
        """These bundles too, each worth so many points."""
        together = [(one.words, one.within) for one in near] + [(slots, None) for slots in all]
        for words, within in together:
            slots = tuple(frozenset(map(self._number_of, slot)) for slot in words)
            for key in min(slots, key=len):  # mostly the topic's own names: few texts hold one
                self._by_key.setdefault(key, []).append(_Bundle(slots, within, points))
            self.phrases = self.phrases.union(*slots)

    def pieces(self, text: Counted, hits: Sequence[Hit]) -> list[Piece]:
        """What the bundles give that are whole in this text; the hits come in order."""
        present = {hit.phrase for hit in hits}
        possible = dict.fromkeys(bundle for key in present & self._by_key.keys() for bundle in self._by_key[key])
        whole = [bundle for bundle in possible if not any(present.isdisjoint(slot) for slot in bundle.slots)]
        if not whole:
            return []
        wanted = frozenset[int]().union(*(slot for bundle in whole for slot in bundle.slots))
        placed = _placed(text, [hit for hit in hits if hit.phrase in wanted])
        return [piece for bundle in whole for piece in bundle.pieces(placed)]


def _placed(text: Counted, hits: Sequence[Hit]) -> list[_Placed]:
    """The hits with their places counted in words and sentences."""
    found, before, last = [], 0, 0
    for hit, sentence in zip(hits, text.sentences_of([hit.start for hit in hits]), strict=True):
        before += text.spaces(last, hit.start)
        found.append(_Placed(hit, before, before + text.spaces(hit.start, hit.end), sentence))
        last = hit.start
    return found


def _is_window(placed: Iterable[_Placed], last: _Placed, within: int) -> bool:
    """Whether all stand in the last one's sentence, with at most `within` words up to it, and none shares a letter."""
    if any(one.sentence != last.sentence or last.before - one.after - 1 > within for one in placed):
        return False
    hits = sorted(one.hit for one in placed)
    return all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))

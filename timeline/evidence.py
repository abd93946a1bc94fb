"""Hits of a topic's phrases → pieces of evidence: spans of the text with their points.

Linear in the text and its hits, whatever the text holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from timeline.counted import Counted
from timeline.phrases import Hit
from timeline.topic_rules import Dates, Evidence, Rules, Slot

STRONG, WEAK = 2, 1
"""Points of one strong and of one weak piece of evidence."""


class Piece(NamedTuple):
    """Characters `start` to `end` of the text speak for the topic; words named in passing have no points.

    A `hint` counts only beside other evidence.
    """

    start: int
    end: int
    points: int
    hint: bool = False


class _Placed(NamedTuple):
    """A hit with the number of words and of sentence ends before it, and of words in it."""

    hit: Hit
    word: int
    words: int
    sentence: int


class _Together(NamedTuple):
    """Phrases that count only together: one of each slot, `within` words of each other, or anywhere if None."""

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
            latest = {slot: other for slot, other in latest.items() if _words_between(other, one) <= within}
            mine = [slot for slot, phrases in enumerate(self.slots) if one.hit.phrase in phrases]
            latest |= dict.fromkeys(mine, one)
            if mine and len(latest) == len(self.slots) and _apart(latest.values()):
                found.append(Piece(min(other.hit.start for other in latest.values()), one.hit.end, self.points))
                latest = {}
        return found


class TopicEvidence:
    """A topic's rules with its phrases as numbers, as the scanner gives them. `phrases` are all numbers it uses."""

    def __init__(self, rules: Rules, number_of: Callable[[str], int]) -> None:
        def numbers(phrases: Iterable[str]) -> frozenset[int]:
            return frozenset(number_of(phrase) for phrase in phrases)

        self._none, self._passing = numbers(rules.none.any), numbers(rules.passing.any)
        self._hints = numbers(rules.hint.any)
        self._points = dict.fromkeys(numbers(rules.weak.any), WEAK) | dict.fromkeys(numbers(rules.strong.any), STRONG)
        self._during: list[tuple[Dates, dict[int, int]]] = [
            (some, dict.fromkeys(numbers(some.weak), WEAK) | dict.fromkeys(numbers(some.strong), STRONG))
            for some in rules.during
        ]
        self._together = [
            _Together(tuple(numbers(slot) for slot in slots), within, points)
            for evidence, points in ((rules.strong, STRONG), (rules.weak, WEAK))
            for slots, within in _bundles(evidence)
        ]
        self._partners = frozenset[int]().union(*(slot for bundle in self._together for slot in bundle.slots))
        dated = frozenset(number for _, points in self._during for number in points)
        self.phrases = self._none | self._passing | self._points.keys() | self._hints | self._partners | dated

    def pieces(self, text: Counted, hits: Sequence[Hit], day: date | None = None) -> list[Piece]:
        """What speaks for the topic in the text, without overlaps, in order. `hits` are of this topic's phrases."""
        points = self._points_on(day)
        struck = [hit for hit in hits if hit.phrase in self._none]
        hits = _clear_of(struck, hits, len(text.text)) if struck else hits
        passing = [hit for hit in hits if hit.phrase in self._passing]
        left = _not_inside(passing, hits, len(text.text)) if passing else hits
        found = [Piece(hit.start, hit.end, points[hit.phrase]) for hit in left if hit.phrase in points]
        found += [Piece(hit.start, hit.end, WEAK, hint=True) for hit in left if hit.phrase in self._hints]
        found += [Piece(hit.start, hit.end, 0) for hit in passing]
        found += self._pieces_together(text, left)
        return _without_overlaps(found, len(text.text))

    def _points_on(self, day: date | None) -> dict[int, int]:
        """The points of single phrases on this day; those that count during some dates count on no unknown day."""
        current = [dated for dates, dated in self._during if day and dates.hold(day)]
        if not current:
            return self._points
        points = dict(self._points)
        for dated in current:
            points |= {phrase: max(value, points.get(phrase, 0)) for phrase, value in dated.items()}
        return points

    def _pieces_together(self, text: Counted, hits: Sequence[Hit]) -> list[Piece]:
        """Evidence of phrases that count only together. Few speeches hold all that any bundle asks for."""
        present = {hit.phrase for hit in hits} & self._partners
        if not present:
            return []
        bundles = [bundle for bundle in self._together if not any(present.isdisjoint(slot) for slot in bundle.slots)]
        wanted = frozenset[int]().union(*(slot for bundle in bundles for slot in bundle.slots))
        placed = _placed(text, [hit for hit in hits if hit.phrase in wanted])
        return [piece for bundle in bundles for piece in bundle.pieces(placed)]


def _bundles(evidence: Evidence) -> list[tuple[tuple[Slot, ...], int | None]]:
    return [(slots, None) for slots in evidence.all] + [(near.words, near.within) for near in evidence.near]


def _placed(text: Counted, hits: Sequence[Hit]) -> list[_Placed]:
    """The hits with their places counted in words and sentences."""
    found = []
    for hit in hits:
        word = text.words_before(hit.start)
        found.append(_Placed(hit, word, text.words_before(hit.end) - word, text.sentences_before(hit.start)))
    return found


def _words_between(first: _Placed, second: _Placed) -> float:
    """Words between two hits; those in different sentences are never near each other."""
    return second.word - first.word - first.words if first.sentence == second.sentence else float("inf")


def _apart(placed: Iterable[_Placed]) -> bool:
    """Whether no two of the hits share a character."""
    hits = sorted(one.hit for one in placed)
    return all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))


def _not_inside(covers: Iterable[Hit], hits: Iterable[Hit], length: int) -> list[Hit]:
    """The hits that share no character with a longer one of `covers`, or are one of them themselves."""
    whole = {(cover.start, cover.end) for cover in covers}
    clear = set(_clear_of(covers, hits, length))
    return [hit for hit in hits if hit in clear or (hit.start, hit.end) in whole]


def _clear_of(covers: Iterable[Hit], hits: Iterable[Hit], length: int) -> list[Hit]:
    """The hits that share no character with any of `covers`."""
    taken = bytearray(length)
    for cover in covers:
        taken[cover.start : cover.end] = b"\1" * (cover.end - cover.start)
    return [hit for hit in hits if taken.find(1, hit.start, hit.end) < 0]


def _without_overlaps(pieces: list[Piece], length: int) -> list[Piece]:
    """Of pieces that overlap the one worth more, then the longer, then the earlier; all in order of their place."""
    if len(pieces) < 2:
        return pieces
    taken, kept = bytearray(length), []
    for piece in sorted(pieces, key=lambda piece: (-piece.points, piece.hint, piece.start - piece.end, piece.start)):
        if taken.find(1, piece.start, piece.end) < 0:
            taken[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            kept.append(piece)
    return sorted(kept)

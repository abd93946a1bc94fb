"""Hits of a topic's phrases → pieces of evidence: spans of the text with their points.

Linear in the text and its hits, whatever the text holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from timeline.phrases import Hit
from timeline.tagging.bundles import Bundles
from timeline.tagging.counted import Counted
from timeline.tagging.overlaps import Piece, clear_of, not_inside, without_overlaps
from timeline.topics.phrases import Places
from timeline.topics.rules import Dates, Rules

STRONG, WEAK = 2, 1
"""Points of one strong and of one weak piece of evidence."""


class _Places:
    """Phrases that name something else, or name the topic in passing: alone, or near each other."""

    def __init__(self, rules: Places, number_of: Callable[[str], int]) -> None:
        self._any, self._near = frozenset(map(number_of, rules.any)), Bundles(number_of)
        self._near.add(rules.near, points=0)
        self.leads = self._any.union(self._near.keys)
        self.phrases = self._any | self._near.phrases

    def found(self, text: Counted, hits: Sequence[Hit]) -> list[Hit | Piece]:
        return [*(hit for hit in hits if hit.phrase in self._any), *self._near.pieces(text, hits)]


class TopicEvidence:
    """A topic's rules with its phrases as numbers, as the scanner gives them.

    `phrases` are all that it uses; a text without one of `leads` holds no evidence.
    """

    def __init__(self, rules: Rules, number_of: Callable[[str], int]) -> None:
        def points(weak: Iterable[str], strong: Iterable[str]) -> dict[int, int]:
            return dict.fromkeys(map(number_of, weak), WEAK) | dict.fromkeys(map(number_of, strong), STRONG)

        self._none, self._passing = _Places(rules.none, number_of), _Places(rules.passing, number_of)
        self._hints = frozenset(map(number_of, rules.hint.any))
        self._points = points(rules.weak.any, rules.strong.any)
        self._during: list[tuple[Dates, dict[int, int]]] = [
            (some, points(some.weak, some.strong)) for some in rules.during
        ]
        self._together = Bundles(number_of)
        self._together.add(rules.strong.near, STRONG, rules.strong.all)
        self._together.add(rules.weak.near, WEAK, rules.weak.all)
        single = self._hints.union(self._points, *(dated for _, dated in self._during))
        self.leads = single.union(self._together.keys, self._passing.leads)
        self.phrases = single | self._together.phrases | self._passing.phrases | self._none.phrases

    def pieces(self, text: Counted, hits: Sequence[Hit], day: date | None = None) -> list[Piece]:
        """What speaks for the topic in the text, without overlaps, in order. `hits` are of this topic's phrases."""
        points = self._points_on(day)
        struck = self._none.found(text, hits)
        hits = clear_of(struck, hits, len(text.text)) if struck else hits
        passing = self._passing.found(text, hits)
        left = not_inside(passing, hits, len(text.text)) if passing else hits
        found = [Piece(hit.start, hit.end, points[hit.phrase]) for hit in left if hit.phrase in points]
        found += [Piece(hit.start, hit.end, WEAK, hint=True) for hit in left if hit.phrase in self._hints]
        found += [Piece(one.start, one.end, 0) for one in passing]
        found += self._together.pieces(text, left)
        return without_overlaps(found, len(text.text))

    def _points_on(self, day: date | None) -> dict[int, int]:
        """The points of single phrases on this day; those that count during some dates count on no unknown day."""
        current = [dated for dates, dated in self._during if day and dates.hold(day)]
        if not current:
            return self._points
        points = dict(self._points)
        for dated in current:
            points |= {phrase: max(value, points.get(phrase, 0)) for phrase, value in dated.items()}
        return points

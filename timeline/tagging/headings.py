"""What the headings above a speech say of a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from timeline.phrases import Hit
from timeline.topics.phrases import HeadingRules

Verdict = Literal["carries", "hints", "other", "silent"]
"""The debate is about the topic; it may be; it is another matter; nothing is said."""


class Titles(NamedTuple):
    """A topic's phrases of headings, as the scanner's numbers."""

    any: frozenset[int]
    weak: frozenset[int]
    none: frozenset[int]

    @classmethod
    def of(cls, rules: HeadingRules, number_of: Callable[[str], int]) -> Titles:
        """The rules with their phrases as numbers."""
        return cls(*(frozenset(map(number_of, part)) for part in (rules.any, rules.weak, rules.none)))

    def verdict(self, titles: Sequence[Hit]) -> Verdict:
        """What these phrases in the headings say of the debate; a phrase inside a longer one says nothing."""
        mine = [hit for hit in titles if hit.phrase in self.any | self.weak | self.none]
        said = {hit.phrase for hit in _outermost(mine)}
        if self.none & said:
            return "other"
        if self.any & said:
            return "carries"
        return "hints" if self.weak & said else "silent"


def _outermost(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that lie inside no longer one; they come, as they must, by start and the longest first."""
    outer = (0, 0)
    for hit in hits:
        if hit.end > outer[1] or (hit.start, hit.end) == outer:
            outer = (hit.start, hit.end)
            yield hit

"""How well topics agree with a reader's labels: precision and recall with their intervals, and the mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from timeline.tagged.gold import LABELS, GoldRow, Label
from timeline.tagged.sections import ReadSection
from timeline.tagging import Tag, Tagger
from timeline.topics.definitions import Topic

Z = 1.959964
"""Standard deviations to either side that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row where the tag (`about`, `mention` or `none`) is not what the label asks for, with the words found."""

    row: GoldRow
    tagged: Literal["about", "mention", "none"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many, and the 95 % interval of what it would be over all speeches that are like these.

    The interval is Wilson's score interval (Wilson, JASA 22, 1927), which holds for few rows and for none wrong.
    """

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        """From and to; 0 to 1 where nothing is known."""
        if not self.whole:
            return 0.0, 1.0
        share, n = self.part / self.whole, self.whole
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Score:
    """A topic against its rows. Only `about` counts as tagged.

    `tagged` counts, per label, the rows tagged about and `rows` all rows. A `yes` is right when tagged, a `no` wrong;
    `context` rows are left out, and `mention` rows count as wrong in the strict precision only.
    """

    topic: str
    rows: dict[Label, int]
    tagged: dict[Label, int]
    mistakes: tuple[Mistake, ...]

    @property
    def precision(self) -> Ratio:
        """Of the rows tagged about, those that are."""
        return Ratio(self.tagged["yes"], self.tagged["yes"] + self.tagged["no"])

    @property
    def strict_precision(self) -> Ratio:
        """The same with mere mentions counted as wrong."""
        return Ratio(self.tagged["yes"], self.tagged["yes"] + self.tagged["no"] + self.tagged["mention"])

    @property
    def recall(self) -> Ratio:
        """Of the rows that are about it, those tagged so."""
        return Ratio(self.tagged["yes"], self.rows["yes"])

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None of nothing."""
        return Ratio(2 * self.tagged["yes"], self.tagged["yes"] + self.tagged["no"] + self.rows["yes"]).value


def score(topics: Sequence[Topic], rows: Iterable[GoldRow]) -> tuple[Score, ...]:
    """A score for each of the topics that has rows, in order of slug; each row's own heading and text are judged."""
    tagger = Tagger(topics)
    return _scores(topics, rows, lambda row: tagger.tag(row.text, row.headings, day=row.day))


def score_in_days(
    topics: Sequence[Topic], rows: Sequence[GoldRow], sections: Iterable[ReadSection]
) -> tuple[tuple[Score, ...], tuple[GoldRow, ...]]:
    """The same with each speech judged in its debate, and the rows whose speech is in no section: they are left out."""
    wanted = {row.speech_id for row in rows}
    tagger, found = Tagger(topics), dict[str, tuple[Tag, ...]]()
    for section in sections:
        ids = [speech.source_id if speech.source_id in wanted else speech.id for speech in section.speeches]
        if not wanted.isdisjoint(ids):
            found = dict(zip(ids, section.tagged(tagger).turns, strict=True)) | found
    here = [row for row in rows if row.speech_id in found]
    missing = tuple(row for row in rows if row.speech_id not in found)
    return _scores(topics, here, lambda row: found[row.speech_id]), missing


def _scores(
    topics: Sequence[Topic], rows: Iterable[GoldRow], tags_of: Callable[[GoldRow], tuple[Tag, ...]]
) -> tuple[Score, ...]:
    of_topic: dict[str, list[GoldRow]] = {topic.slug: [] for topic in topics}
    for row in rows:
        of_topic.get(row.topic, []).append(row)
    return tuple(_score(slug, of_topic[slug], tags_of) for slug in sorted(of_topic) if of_topic[slug])


def _score(slug: str, rows: Sequence[GoldRow], tags_of: Callable[[GoldRow], tuple[Tag, ...]]) -> Score:
    counts, tagged = dict.fromkeys(LABELS, 0), dict.fromkeys(LABELS, 0)
    mistakes = []
    for row in rows:
        tag = next((tag for tag in tags_of(row) if tag.topic == slug), None)
        about = tag is not None and tag.strength == "about"
        counts[row.label] += 1
        tagged[row.label] += about
        if row.label != "context" and about != (row.label == "yes"):
            words = tuple(mention.phrase for mention in tag.mentions) if tag else ()
            mistakes.append(Mistake(row, tag.strength if tag else "none", words))
    return Score(slug, counts, tagged, tuple(mistakes))

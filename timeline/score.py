"""How well topics agree with a reader's labels: precision, recall and the mistakes, from rows of a gold file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from timeline.tagging import Tagger
from timeline.topics import Topic

Label = Literal["yes", "mention", "context", "no"]
LABELS: tuple[Label, ...] = ("yes", "mention", "context", "no")


class BadGold(ValueError):
    """A gold file cannot be used; the text names the file, the line, what was found and what would be right."""

    def __init__(self, path: str, line: int, found: str) -> None:
        self.path, self.line, self.found = path, line, found
        super().__init__(
            f"{path}:{line}: {found}; expected a JSON object with topic, speech_id, heading, text "
            f"and a label of {', '.join(LABELS)}"
        )


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A reader's judgement of one speech for one topic; `headings` outermost first."""

    topic: str
    speech_id: str
    label: Label
    headings: tuple[str, ...]
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row where the tag (`about`, `mention` or `none`) is not what the label asks for, with the words found."""

    row: GoldRow
    tagged: Literal["about", "mention", "none"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A topic against its rows. Only `about` counts as tagged.

    `tagged` counts, per label, the rows tagged about and `rows` all rows. A `yes` is right when tagged, a `no` wrong;
    `context` rows are left out, and `mention` rows count as wrong in the strict precision only. A ratio of nothing
    is None.
    """

    topic: str
    rows: dict[Label, int]
    tagged: dict[Label, int]
    mistakes: tuple[Mistake, ...]

    @property
    def precision(self) -> float | None:
        return _ratio(self.tagged["yes"], self.tagged["yes"] + self.tagged["no"])

    @property
    def strict_precision(self) -> float | None:
        return _ratio(self.tagged["yes"], self.tagged["yes"] + self.tagged["no"] + self.tagged["mention"])

    @property
    def recall(self) -> float | None:
        return _ratio(self.tagged["yes"], self.rows["yes"])

    @property
    def f1(self) -> float | None:
        return _ratio(2 * self.tagged["yes"], self.tagged["yes"] + self.tagged["no"] + self.rows["yes"])


def read_gold(path: Path) -> tuple[GoldRow, ...]:
    """The rows of a gold file, one JSON object a line. Raises BadGold."""
    return tuple(_rows(path))


def score(topics: Sequence[Topic], rows: Iterable[GoldRow]) -> tuple[Score, ...]:
    """A score for each of the topics that has rows, in order of slug."""
    tagger = Tagger(topics)
    of_topic: dict[str, list[GoldRow]] = {topic.slug: [] for topic in topics}
    for row in rows:
        of_topic.get(row.topic, []).append(row)
    return tuple(_score(slug, of_topic[slug], tagger) for slug in sorted(of_topic) if of_topic[slug])


def _score(slug: str, rows: Sequence[GoldRow], tagger: Tagger) -> Score:
    counts, tagged = dict.fromkeys(LABELS, 0), dict.fromkeys(LABELS, 0)
    mistakes = []
    for row in rows:
        tag = next((tag for tag in tagger.tag(row.text, row.headings) if tag.topic == slug), None)
        about = tag is not None and tag.strength == "about"
        counts[row.label] += 1
        tagged[row.label] += about
        if row.label != "context" and about != (row.label == "yes"):
            words = tuple(mention.phrase for mention in tag.mentions) if tag else ()
            mistakes.append(Mistake(row, tag.strength if tag else "none", words))
    return Score(slug, counts, tagged, tuple(mistakes))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rows(path: Path) -> Iterator[GoldRow]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(line, str(path), number)


def _row(line: str, path: str, number: int) -> GoldRow:
    try:
        data = json.loads(line)
        topic, speech_id, label, text, heading = (str(data[key]) for key in GOLD_KEYS)
    except (ValueError, KeyError, TypeError) as error:
        raise BadGold(path, number, f"no gold row ({error})") from error
    known = next((one for one in LABELS if one == label), None)
    if known is None:
        raise BadGold(path, number, f"the label {label!r}")
    return GoldRow(topic, speech_id, known, tuple(heading.split(" > ")), text, str(data.get("why", "")))


GOLD_KEYS = ("topic", "speech_id", "label", "text", "heading")

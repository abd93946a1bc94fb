"""The two pasted formats against real pages and what was expected of them, where these are at hand.

A turn is found when it begins within three words of the right place. A field counts where either side has a value,
and a key that is absent from the expected output is not scored.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hansard import formats, parties
from hansard.errors import UnknownFormat
from hansard.formats import parallel_parliament_text, theyworkforyou_text
from hansard.model import Hints, Sitting, Speech

PASTED = Path(__file__).parents[2].parent / "shared" / "data" / "pasted"
SEEDS = PASTED.with_name("seeds")
FORMATS = {"twfy": theyworkforyou_text, "pp": parallel_parliament_text}
WITHIN = 3
FURNITURE = ("Link to this", "Hansard source", "Citation:", "Tweet", "Alert me", "yellow border", "licensed under")

pytestmark = pytest.mark.skipif(not PASTED.is_dir(), reason="needs the real pages in ../shared/data/pasted")


@dataclass
class Score:
    """What came of comparing: turns found, expected and given; a pair of (right, all) a field; wrong words and all."""

    found: int = 0
    expected: int = 0
    given: int = 0
    fields: dict[str, Counter[bool]] = field(default_factory=dict)
    wrong_words: int = 0
    words: int = 0

    def count(self, name: str, expected: object, given: object) -> None:
        if expected is not None or given is not None:
            self.fields.setdefault(name, Counter())[expected == given] += 1

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.expected + self.given)

    def share(self, name: str) -> float:
        counted = self.fields.get(name, Counter({True: 1}))
        return counted[True] / counted.total()


def pages() -> Iterator[tuple[Any, Path]]:
    for prefix, known in FORMATS.items():
        for path in sorted(PASTED.glob(f"{prefix}-*.txt")):
            yield known, path


@cache
def score() -> Score:
    total = Score()
    for known, path in pages():
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        _compare(total, expected, known.read(path.read_bytes(), Hints()))
    return total


def _compare(total: Score, expected: dict[str, Any], given: Sitting) -> None:
    right, mine = list(_expected_turns(expected)), [item for item in given.items if isinstance(item, Speech)]
    right_words, right_starts = _words(turn["paragraphs"] for turn in right)
    my_words, my_starts = _words(speech.paragraphs for speech in mine)
    moves = SequenceMatcher(a=right_words, b=my_words, autojunk=False).get_opcodes()
    total.words += len(right_words)
    total.wrong_words += sum(max(b - a, d - c) for tag, a, b, c, d in moves if tag != "equal")
    spoken = {start: speech for start, speech in zip(my_starts, mine, strict=True) if speech.attribution}
    turns = [(turn, start) for turn, start in zip(right, right_starts, strict=True) if turn.get("attribution")]
    total.expected, total.given = total.expected + len(turns), total.given + len(spoken)
    for turn, start in turns:
        place = _moved(moves, start)
        near = min(spoken, key=lambda at: abs(at - place))
        if abs(near - place) <= WITHIN:
            total.found += 1
            _fields(total, turn, spoken[near])


def _fields(total: Score, turn: dict[str, Any], speech: Speech) -> None:
    assert speech.attribution is not None
    for name in ("name", "party", "constituency", "office", "printed"):
        if name in turn["attribution"]:
            total.count(name, turn["attribution"][name], getattr(speech.attribution, name))
    if "time" in turn:
        total.count("time", turn["time"] and time.fromisoformat(turn["time"]), speech.time)
    for name in ("question_number", "column"):
        if name in turn:
            total.count(name, turn[name], getattr(speech, name))
    if (party := turn.get("resolution", {}).get("party")) and speech.attribution.party:
        total.count("party by name", party, parties.canonical(speech.attribution.party))


def _expected_turns(expected: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in expected["items"]:
        if item["kind"] == "speech":
            yield item
        elif item["kind"] == "note":
            yield {"paragraphs": [item["text"]]}


def _words(turns: Iterator[Any]) -> tuple[list[str], list[int]]:
    words: list[str] = []
    starts: list[int] = []
    for paragraphs in turns:
        starts.append(len(words))
        words += " ".join(paragraphs).split()
    return words, starts


def _moved(moves: Sequence[tuple[str, int, int, int, int]], start: int) -> int:
    return next((c + start - a for _, a, b, c, d in moves if a <= start < b), start)


def test_turns_begin_where_they_should() -> None:
    assert score().f1 >= 0.995


@pytest.mark.parametrize("name", ["name", "party", "constituency", "printed", "party by name"])
def test_name_party_and_seat_are_as_printed(name: str) -> None:
    assert score().share(name) >= 0.99


@pytest.mark.parametrize("name", ["office", "time", "question_number", "column"])
def test_office_time_number_and_column_are_as_printed(name: str) -> None:
    assert score().share(name) >= 0.98


def test_hardly_a_word_is_lost_or_added() -> None:
    assert score().wrong_words <= 0.003 * score().words


@pytest.mark.parametrize("path", [path for _, path in pages()], ids=lambda path: path.stem)
def test_title_chamber_and_date_are_the_pages_own_and_no_furniture_is_left(path: Path) -> None:
    known = FORMATS[path.name.split("-")[0]]
    sitting = known.read(path.read_bytes(), Hints())
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert (sitting.title, sitting.chamber) == (expected["title"], expected["chamber"])
    assert str(sitting.date) == expected["date"]
    text = "\n".join(speech.text for speech in sitting.items if isinstance(speech, Speech))
    assert not [words for words in FURNITURE if words in text]


@pytest.mark.parametrize("known, path", list(pages()), ids=lambda value: getattr(value, "stem", ""))
def test_only_the_pages_own_format_recognises_it(known: Any, path: Path) -> None:
    assert [other.name for other in FORMATS.values() if other.sniff(path.read_bytes())] == [known.name]


@pytest.mark.parametrize(
    "number, words", [("001", "a news article"), ("002", "a page of several news items"), ("003", "a news article")]
)
def test_news_is_refused_in_plain_words(number: str, words: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    with pytest.raises(UnknownFormat, match=words):
        formats.detect(path.read_bytes())

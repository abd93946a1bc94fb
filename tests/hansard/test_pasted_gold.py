"""Real pages in every pasted form against what was expected of them, where these are at hand."""

from __future__ import annotations

from functools import cache
from itertools import groupby

import gold
import pytest
from gold import Gold, documents
from scoring import Score

from hansard import formats
from hansard.errors import UnknownFormat

SEEDS = gold.PASTED.with_name("seeds")
GOLD = tuple(documents()) if gold.PASTED.is_dir() else ()
KNOWN = formats.names()

pytestmark = pytest.mark.skipif(not GOLD, reason="needs the real pages in ../shared/data/pasted")


@cache
def score_of(format: str) -> Score:
    total = Score()
    for one in GOLD:
        if one.format == format:
            total.add(gold.score_of(one))
    return total


@pytest.mark.parametrize("format", [name for name, _ in groupby(sorted(one.format for one in GOLD))])
def test_a_format_is_read_as_nearly_as_the_measure_asks(format: str) -> None:
    if format not in KNOWN:
        pytest.skip(f"{format} is not read yet")
    score = score_of(format)
    assert not score.below(), "\n".join([*score.below(), *score.mistakes])


@pytest.mark.parametrize("one", GOLD, ids=lambda one: one.path.name)
def test_only_the_pages_own_format_recognises_it(one: Gold) -> None:
    if one.format not in KNOWN:
        pytest.skip(f"{one.format} is not read yet")
    assert [known.name for known in formats.FORMATS if known.sniff(one.path.read_bytes())] == [one.format]


@pytest.mark.parametrize("one", GOLD, ids=lambda one: one.path.name)
def test_the_chamber_and_the_date_are_the_documents_own(one: Gold) -> None:
    if one.format not in KNOWN:
        pytest.skip(f"{one.format} is not read yet")
    sitting = gold.read(one)
    assert str(sitting.date) == one.expected["date"]
    if one.format != "hansard-official-text":  # a download names no chamber
        assert sitting.chamber == one.expected["chamber"]


@pytest.mark.parametrize(
    "number, words", [("001", "a news article"), ("002", "a page of several news items"), ("003", "a news article")]
)
def test_news_is_refused_in_plain_words(number: str, words: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    with pytest.raises(UnknownFormat, match=words):
        formats.detect(path.read_bytes())

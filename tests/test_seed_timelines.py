"""The documents the project began from, on the timelines: the debates counted, the others beside them."""

from datetime import date
from pathlib import Path

import pytest

from hansard.model import Hints
from timeline import queries
from timeline.context import Given, rows
from timeline.filters import Filter
from timeline.ingest import Knowledge, ingest
from timeline.sources import inputs
from timeline.store import Store
from timeline.tagging import Tagger

pytestmark = pytest.mark.real

GIVEN = {"001": date(2020, 10, 7), "002": date(2022, 9, 5), "003": date(2023, 6, 15)}
"""None of the three prints a date; these are given, as their user would."""


def path(real: Path, number: str) -> str:
    (found,) = (real / "seeds").glob(f"{number}_*.txt")
    return str(found)


def added(store: Store, tagger: Tagger, real: Path, number: str, *, dated: bool = True) -> tuple[rows.Kept, ...]:
    given = Given(day=GIVEN[number]) if dated else Given()
    (done,) = rows.add(store, inputs([path(real, number)]), tagger, given)
    return done.items


@pytest.mark.parametrize(("number", "items"), [("001", 1), ("002", 14), ("003", 1)])
def test_a_document_from_outside_stands_in_the_lane_with_its_marked_words(
    sqlite_store: Store, tagger: Tagger, real: Path, number: str, items: int
) -> None:
    kept = added(sqlite_store, tagger, real, number)
    timeline = queries.timeline(
        sqlite_store, Filter(topic="china-policy", start=date(2020, 1, 1), end=date(2024, 1, 1))
    )
    assert len(kept) == items and {one.id for one in timeline.context} == {one.id for one in kept}
    assert {(one.date, one.date_basis) for one in timeline.context} == {(GIVEN[number], "given")}
    assert timeline.total is None  # no sitting is stored: nothing is known of what was said there
    for one in timeline.context:
        found = queries.context_document(sqlite_store, one.id)
        assert found is not None
        marks = [mark for mark in found.marks if mark.topic == "china-policy"]
        assert marks and all(found.text[mark.start : mark.end] == mark.phrase for mark in marks)


def test_none_of_them_prints_a_date_and_none_is_guessed(sqlite_store: Store, tagger: Tagger, real: Path) -> None:
    for number in GIVEN:
        assert {(one.day, one.basis) for one in added(sqlite_store, tagger, real, number, dated=False)} == {
            (None, "unknown")
        }
    assert queries.timeline(sqlite_store, Filter(topic="china-policy")).context == ()


def test_the_items_of_a_page_of_many_have_their_own_headlines_and_texts(
    sqlite_store: Store, tagger: Tagger, real: Path
) -> None:
    kept = added(sqlite_store, tagger, real, "002")
    texts = [found.text for one in kept if (found := queries.context_document(sqlite_store, one.id))]
    assert len({one.title for one in kept}) == 14 and all(20 < len(text.split()) < 200 for text in texts)
    assert not any("Continue reading" in text for text in texts)


@pytest.mark.parametrize(
    ("number", "topics"), [("000", ("china-policy", "online-safety")), ("004", ("online-safety",))]
)
def test_a_debate_is_counted_on_its_timelines_with_its_marked_words(
    sqlite_store: Store, known: Knowledge, real: Path, number: str, topics: tuple[str, ...]
) -> None:
    (done,) = ingest(sqlite_store, inputs([path(real, number)]), known, Hints())
    assert done.status == "new", done.reason
    for topic in topics:
        assert queries.timeline(sqlite_store, Filter(topic=topic)).total > 0
        page = queries.speeches(sqlite_store, Filter(topic=topic))
        assert any(mark.topic == topic for speech in page.items for mark in speech.marks)

"""Both engines find the same speeches for the same search, put them in a sensible order, and are broken by nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from asked import TEXTS, Values, queries
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stores import Databases, Stores

from hansard.model import Hints
from timeline import queries as asking
from timeline.filters import BadQuestion, Filter
from timeline.ingest import Knowledge, ingest
from timeline.search import sqlite
from timeline.search.printing import printed
from timeline.search.query import Query, seeks
from timeline.sources import inputs
from timeline.store import Store

WORDS = ("bees", "bee", "wax", "honey", "hives", "hive", "meadow", "x", "and", "not")
VALUES: Values = {
    "party": st.sampled_from(["Labour", "Conservative", "unknown"]),
    "kind": st.sampled_from(["speech", "question"]),
    "role": st.sampled_from(["member", "unknown"]),
    "speaker": st.sampled_from(["90001", "Tobias Penhallow"]),
    "chamber": st.just("commons"),
    "topic": st.sampled_from(["online-safety", "china-policy"]),
    "from": st.dates(date(2025, 1, 1), date(2025, 3, 1)).map(date.isoformat),
    "to": st.dates(date(2025, 1, 1), date(2025, 3, 1)).map(date.isoformat),
}
SPEAKERS = ('speakername="Rowena Ashdown"', 'speakername="Tobias Penhallow"', 'speakername="A Stranger"')
MORE = ("The Online Safety Act.", "China.", "")


def day(number: int, random: Random) -> str:
    """A day's file of invented speeches."""
    id = f"uk.org.publicwhip/debate/2025-0{number}-14a.1"
    said = (" ".join(random.choices(WORDS, k=random.randint(1, 7))) for _ in range(30))
    turns = (
        f'<speech id="{id}.{n}" {random.choice(SPEAKERS)}><p>{words}. {random.choice(MORE)}</p></speech>'
        for n, words in enumerate(said)
    )
    return f'<publicwhip scraperversion="a" latest="yes">{"".join(turns)}</publicwhip>'


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory, stores: Stores, databases: Databases, invented: Knowledge
) -> Iterator[tuple[Store, Store]]:
    """The same two days in a store on each engine; tests only read them."""
    folder, random = tmp_path_factory.mktemp("days"), Random(5)
    for number in (1, 2):
        (folder / f"debates2025-0{number}-14a.xml").write_text(day(number, random))
    filled = stores.new(), databases.new()
    for store in filled:
        assert len(list(ingest(store, inputs([str(folder)]), invented, Hints()))) == 2
        assert asking.speeches(store, Filter(include_chair=True)).total == 60
    yield filled
    for store in filled:
        store.engine.dispose()


def found(store: Store, text: str) -> list[str]:
    return [speech.id for speech in asking.speeches(store, Filter(text=text, include_chair=True), limit=100).items]


@pytest.mark.postgresql
@given(query=queries(WORDS, VALUES))
@settings(max_examples=60)
def test_both_engines_find_the_same(both: tuple[Store, Store], query: Query) -> None:
    assume(seeks(query))
    one, other = both
    text = printed(query)
    assert found(one, text) == found(other, text)


@pytest.mark.postgresql
@given(text=TEXTS)
@settings(max_examples=60)
def test_no_text_breaks_either_engine(both: tuple[Store, Store], text: str) -> None:
    for store in both:
        try:
            page = asking.search(store, Filter(text=text), sort="relevance")
        except BadQuestion as error:
            assert "expected" in str(error)
        else:
            assert len(page.items) == min(page.total, 20)


@pytest.mark.postgresql
@pytest.mark.parametrize("most", [1, 7, 60])
@pytest.mark.parametrize("words", ["bees", "wax -bees", '"the online"', "party:labour OR wax", "party:labour", "zzyzx"])
def test_the_total_is_exact_however_few_are_counted(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, words: str, most: int
) -> None:
    monkeypatch.setattr(sys.modules["timeline.queries.search"], "MOST_COUNTED", most)
    filter = Filter(text=words, include_chair=True)
    for store in both:
        answer, total = asking.search(store, filter), len(found(store, words))
        assert answer.total == asking.speeches(store, filter).total == total
        assert answer.counted == min(total, most)
        for name in ("party", "chamber", "year"):
            values = [value for facet in answer.facets if facet.name == name for value in facet.values]
            assert sum(value.speeches for value in values) == answer.counted


@given(query=queries(WORDS, VALUES))
def test_a_common_word_is_found_another_way_and_finds_the_same(both: tuple[Store, Store], query: Query) -> None:
    assume(seeks(query))
    answers = []
    for common in (1, 10**9):  # none is held by more than all speeches, any by more than hardly one
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sqlite, "COMMON", common)
            pages = [asking.search(both[0], Filter(text=printed(query)), sort=sort) for sort in ("newest", "relevance")]
            answers.append(pages)
    assert answers[0] == answers[1]

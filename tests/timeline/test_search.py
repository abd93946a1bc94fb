"""Search: a reader's words find the same speeches on either engine, and nothing a reader types is syntax."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import Stores

from hansard.model import Hints
from timeline import queries
from timeline.filters import BadQuestion, Filter
from timeline.ingest import Knowledge, ingest
from timeline.search import parse
from timeline.search.query import And, Not, Phrase
from timeline.sources import inputs
from timeline.store import Store

DAY = "uk.org.publicwhip/debate/2031-02-03a"
SPEECHES = {
    1: "We co-operate with platforms about harms to children.",
    2: "Harms? What harm has O'Brien's café ever done?",
    3: "The NHS and the platforms agree.",
}


@pytest.fixture(scope="module", params=["stores", pytest.param("databases", marks=pytest.mark.postgresql)])
def talk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, invented: Knowledge
) -> Iterator[Store]:
    """A store with the speeches above, once on each engine; tests only read it."""
    folder = tmp_path_factory.mktemp("talk")
    store: Store = request.getfixturevalue(request.param).new()
    body = "".join(
        f'<speech id="{DAY}.1.{n}" speakername="A B"><p>{words}</p></speech>' for n, words in SPEECHES.items()
    )
    (folder / "day.xml").write_text(f'<publicwhip scraperversion="a" latest="yes">{body}</publicwhip>')
    list(ingest(store, inputs([str(folder / "day.xml")]), invented, Hints()))
    yield store
    store.engine.dispose()


def found(store: Store, words: str) -> set[int]:
    page = queries.speeches(store, Filter(text=words))
    return {int(s.sources[0].source_id.rpartition(".")[2]) for s in page.items if s.sources[0].source_id}


@pytest.mark.parametrize(
    ("words", "speeches"),
    [
        ("platforms", {1, 3}),
        ("PLATFORM", {1, 3}),
        ("harm children", {1}),
        ('"harms to children"', {1}),
        ('"children harms"', set()),
        ("harms -children", {2}),
        ("plat*", {1, 3}),
        ("O'Brien", {2}),
        ("co-operate", {1}),
        ("NHS AND", {3}),
        ('"open quote', set()),
        ('"the nhs', {3}),
        ("text:harms", set()),
        ("the", {3}),
        ('"with platforms about"', {1}),
        ("to -the", {1}),
        ('"ever d*"', {2}),
        ("café", {2}),
        ("harm AND platforms", {1}),
        ("children OR agree", {1, 3}),
        ("platforms NOT children", {3}),
        ("platforms -(children OR agree)", set()),
        ("(harm OR agree) platforms", {1, 3}),
        ("NHS (agree OR -platforms)", {3}),
        ("harm NEAR/0 what", {2}),
        ("children NEAR/0 harms", set()),
        ("children NEAR/1 harms", {1}),
        ("“harms to children”", {1}),
        ("kind:speech NHS", {3}),
        ("kind:question NHS", set()),
        ("NHS OR kind:question", {3}),
        ("from:2031-02 to:2031-02-03 harm -kind:question", {1, 2}),
        ("from:2032 harm", set()),
        ("-party:unknown harm", set()),
        ("party:unknown harm", {1, 2}),
        ("*", None),
        ("-harms", None),
    ],
)
def test_what_a_reader_types_finds(talk: Store, words: str, speeches: set[int] | None) -> None:
    if speeches is None:
        with pytest.raises(BadQuestion, match="nothing to look for"):
            found(talk, words)
    else:
        assert found(talk, words) == speeches


def test_a_query_is_typed_and_names_no_engine() -> None:
    assert parse('china "human rights" -tea embass*') == And(
        (Phrase(("china",)), Phrase(("human", "rights")), Not(Phrase(("tea",))), Phrase(("embass",), prefix=True))
    )


@pytest.mark.parametrize("text", ["", "   ", "!?", "a " * 40, "x" * 501])
def test_what_holds_no_word_or_too_many_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadQuestion, match="expected"):
        parse(text)


@pytest.fixture(scope="module")
def empty(stores: Stores) -> Store:
    return stores.new()


@given(text=st.text(max_size=60))
@settings(max_examples=150)
def test_no_text_whatever_breaks_the_search(text: str, empty: Store) -> None:
    try:
        assert queries.speeches(empty, Filter(text=text)).total == 0
    except BadQuestion as error:
        assert "expected" in str(error)

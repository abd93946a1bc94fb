"""The words of a search are found in speeches as the store's index finds them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.filters import BadQuestion
from timeline.search import sqlite
from timeline.search.query import parse
from web.sought import finder


@pytest.mark.parametrize(
    ("search", "text", "marked"),
    [
        ("policy", "Policy, policies; a police car.", ["Policy", "policies"]),
        ("bans", "They banned bans on banners and bands.", ["banned", "bans"]),
        ("happiness", "Happy, happily unhappy: happiness!", ["Happy", "happiness"]),
        ("responsible", "A response is the responsibility of all.", ["response", "responsibility"]),
        ("car", "A car, two cars, no care, no carpet.", ["car", "cars"]),
        ("child*", "A child, children, and a grandchild.", ["child", "children"]),
        ("c*", "A child, a zebra.", ["child"]),
        ('"age check"', "Age checks; an age-check; check the age.", ["Age checks", "age-check"]),
        ('"age che*"', "Age checks.", ["Age checks"]),
        ("safety -online", "Safety online.", ["Safety"]),
        ("O'Brien", "Mr O’Brien and an o Brian.", ["O’Brien"]),
        ("fein", "Sinn Féin.", ["Féin"]),
        ("FÉIN", "Sinn Fein.", ["Fein"]),
        ("5G", "5G, 5GX.", ["5G"]),
        ('online "online safety"', "Online safety, online.", ["Online safety", "online"]),
    ],
)
def test_words_are_found_in_all_their_forms(search: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in finder(search)(text)] == marked


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE speech_fts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    yield connection
    connection.close()


letters = st.text("aeiouybcdlnrst", min_size=1, max_size=6)
endings = st.sampled_from(["", "s", "ed", "ing", "ies", "y", "ness", "ation", "ational", "ibility", "ement", "é"])
# SQLite stems “responsibly” (-bly) as Porter revised it later, the other stemmer as he published it.
words = st.builds(str.__add__, letters, endings).filter(lambda word: "bl" not in word)


@given(words, st.lists(words, min_size=1, max_size=6))
def test_what_is_marked_is_what_the_index_finds(index: sqlite3.Connection, search: str, said: list[str]) -> None:
    text = " ".join(said)
    index.execute("DELETE FROM speech_fts")
    index.execute("INSERT INTO speech_fts VALUES (?)", (text,))
    matched = index.execute(
        "SELECT 1 FROM speech_fts WHERE speech_fts MATCH ?", (sqlite.match(parse(search)),)
    ).fetchone()
    assert bool(finder(search)(text)) == bool(matched)


@given(st.text(min_size=1, max_size=40), st.text(max_size=300))
def test_any_search_finds_stretches_in_order_of_any_text(search: str, text: str) -> None:
    try:
        found = finder(search)(text)
    except BadQuestion:
        return
    ends = [0, *(end for _, end in found)]
    assert all(reached <= start < end <= len(text) for reached, (start, end) in zip(ends, found, strict=False))


def test_a_text_made_to_slow_a_search_down_does_not() -> None:
    find = finder('"online online safety" onlin* "online' + " x" * 30)
    started = time.perf_counter()
    find("online " * 20_000 + "-" * 200_000)
    assert time.perf_counter() - started < 2

"""The words of a search are found in speeches as the store's index finds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st

from timeline.filters import BadQuestion
from timeline.search import parse, sqlite
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
        ("child OR (harm -tea)", "Harm to a child at tea.", ["Harm", "child"]),
        ('NOT (tea -"green tea") child', "A child with green tea.", ["child", "green tea"]),
        ("online NEAR/3 safety", "Safety is online.", ["Safety", "online"]),
        ("party:labour from:2024 child", "Labour of 2024: a child.", ["child"]),
        ("tax AND spend", "Tax and spend.", ["Tax", "spend"]),
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


STEMS = (
    "happ", "secur", "polic", "regul", "respons", "nation", "child", "ban", "runn", "educat", "employ", "hop", "tax",
    "care", "abus", "communit", "agre", "bus", "plann", "govern", "oper", "cit", "lov", "tri", "café", "act",
)  # fmt: skip
ENDINGS = ("", "s", "e", "ed", "er", "ing", "ies", "y", "ness", "ation", "ational", "ibility", "ement", "ive", "ful")
WORDS = tuple(stem + ending for stem in STEMS for ending in ENDINGS)


def test_what_is_marked_is_what_the_index_finds(index: sqlite3.Connection) -> None:
    """Every word against every other. (“-bly” is not among them: SQLite stems it as Porter revised it later.)"""
    index.executemany("INSERT INTO speech_fts(rowid, text) VALUES (?, ?)", enumerate(WORDS))
    for search in WORDS:
        query = "SELECT rowid FROM speech_fts WHERE speech_fts MATCH ?"
        matched = {number for (number,) in index.execute(query, (sqlite.match(parse(search)),))}
        find = finder(search)
        assert {number for number, word in enumerate(WORDS) if find(word)} == matched, search


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
    assert not too_slow(find, lambda size: "online " * size + "-" * 10 * size, 2_500)

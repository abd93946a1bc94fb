"""Divisions: what the names come to, by side and by party."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import queries
from timeline.divisions import by_party, counted
from timeline.filters import Filter
from timeline.results import DivisionItem, VoteItem
from timeline.store import Store

Take = Callable[..., object]
DIVIDED = "commons.2025-01-22.online-safety-act-illegal-harms-codes"


def vote(side: str, party: str | None, *, teller: bool = False, proxy: str | None = None) -> VoteItem:
    return VoteItem(vote=side, name="Ada Grant", person=None, party=party, teller=teller, proxy=proxy)


votes = st.lists(
    st.builds(
        vote,
        st.sampled_from(("aye", "no", "abstain")),
        st.sampled_from(("Labour", "Conservative", None)),
        teller=st.booleans(),
        proxy=st.sampled_from((None, "Ben Hale")),
    )
)


def test_tellers_count_in_the_lords_and_not_in_the_commons() -> None:
    cast = [vote("aye", "Labour"), vote("aye", "Labour", teller=True)]
    assert counted(cast, "commons") == {"aye": 1} and counted(cast, "lords") == {"aye": 2}
    (labour,) = by_party(cast, "commons")
    assert (labour.votes, labour.tellers) == ({"aye": 1}, {"aye": 1})


def test_the_largest_party_comes_first_and_the_unknown_last() -> None:
    cast = [vote("no", None), vote("no", None), vote("no", None), vote("aye", "B"), vote("aye", "A"), vote("no", "B")]
    assert [row.party for row in by_party(cast, "commons")] == ["B", "A", None]


def test_proxies_are_among_the_votes() -> None:
    (row,) = by_party([vote("no", "A", proxy="Ben Hale"), vote("no", "A")], "commons")
    assert (row.votes, row.proxies) == ({"no": 2}, {"no": 1})


@given(votes, st.sampled_from(("commons", "lords")))
def test_the_parties_together_are_all(cast: list[VoteItem], chamber: str) -> None:
    rows = by_party(cast, chamber)
    for side in ("aye", "no", "abstain"):
        assert sum(row.votes.get(side, 0) for row in rows) == counted(cast, chamber).get(side, 0)
    assert sum(sum(row.tellers.values()) for row in rows) == sum(one.teller for one in cast)


def item(counts: dict[str, int], *cast: VoteItem) -> DivisionItem:
    return DivisionItem(number=1, time=None, counts=counts, counted=counted(cast, "commons"), votes=cast)


def test_a_count_that_the_names_do_not_come_to_is_told() -> None:
    assert item({"aye": 2, "no": 0}, vote("aye", "A")).differing == ("aye",)
    assert item({"aye": 1}, vote("aye", "A"), vote("no", "A")).sides == ("aye", "no")


def test_a_division_without_names_differs_in_nothing() -> None:
    assert item({"aye": 200, "no": 100}).differing == ()


def test_a_debates_division_comes_with_its_parties(demo_store: Store) -> None:
    debate = queries.debate(demo_store, DIVIDED)
    assert debate
    (division,) = (found for found in debate.items if found.kind == "division")
    assert division.counted == division.counts == {"aye": 8, "no": 8} and not division.differing
    assert sum(sum(row.tellers.values()) for row in division.breakdown) == 4
    assert [row.party for row in division.breakdown if row.proxies]


def test_what_stands_around_a_speech(demo_store: Store) -> None:
    debate = queries.debate(demo_store, DIVIDED)
    assert debate
    spoken = [found.speech for found in debate.items if found.kind == "speech"]
    for before, here, after in zip([None, *spoken], spoken, [*spoken[1:], None], strict=False):
        around = queries.around(demo_store, here)
        assert (around.previous and around.previous.id) == (before and before.id)
        assert (around.following and around.following.id) == (after and after.id)
        assert (around.interrupted and around.interrupted.id) == here.interrupts
        assert (around.begun and around.begun.id) == here.continues
    first = queries.around(demo_store, spoken[1]).previous
    assert first and first.speaker == (spoken[0].speaker.name if spoken[0].speaker else spoken[0].printed)


def test_a_party_that_nobody_has_is_told_with_the_one_meant(demo_store: Store, sqlite_store: Store) -> None:
    asked = ["Labour", "unknown", "Labuor", "lib dem", "qqqqqq"]
    assert queries.unknown_parties(demo_store, asked) == {
        "Labuor": "Labour",
        "lib dem": "Liberal Democrat",
        "qqqqqq": None,
    }
    assert queries.unknown_parties(sqlite_store, asked) == {}


@pytest.mark.postgresql
def test_both_engines_answer_alike(demo_postgresql: Store, demo_store: Store) -> None:
    debate = queries.debate(demo_postgresql, DIVIDED)
    assert debate and debate == queries.debate(demo_store, DIVIDED)
    spoken = [found.speech for found in debate.items if found.kind == "speech"]
    assert [queries.around(demo_postgresql, speech) for speech in spoken] == [
        queries.around(demo_store, speech) for speech in spoken
    ]
    assert queries.unknown_parties(demo_postgresql, ["Labuor"]) == {"Labuor": "Labour"}


def test_the_printed_counts_of_the_lords_hold_the_tellers(sqlite_store: Store, real: Path, take: Take) -> None:
    """The rule about tellers, measured: a day of the Lords with nine divisions, whose names are printed in full."""
    take(sqlite_store, real / "publicwhip" / "lords" / "daylord2015-02-27a.xml")
    debates = queries.debates(sqlite_store, Filter(include_chair=True), limit=100).items
    whole = [queries.debate(sqlite_store, debate.id) for debate in debates]
    found = [one for debate in whole if debate for one in debate.items if one.kind == "division"]
    assert len(found) > 2 and not any(division.differing for division in found)

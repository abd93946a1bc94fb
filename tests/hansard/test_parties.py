from __future__ import annotations

import re
from collections import Counter

import pytest

from hansard import attribution, parties


@pytest.mark.parametrize("party", parties.parties(), ids=lambda party: party.name)
def test_each_party_has_an_example_that_leads_back_to_it(party: parties.Party) -> None:
    printed = attribution.parse(party.example).party
    assert printed is not None
    assert parties.canonical(printed) == party.name


def test_no_spelling_means_two_parties() -> None:
    names = {spelling: party.name for party in parties.parties() for spelling in (party.name, *party.codes)}
    assert all(parties.canonical(spelling) == name for spelling, name in names.items())


def test_no_party_is_listed_twice() -> None:
    assert Counter(party.name for party in parties.parties()).most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    "text, name",
    [
        ("Lab", "Labour"),
        ("Labour (Co-op)", "Labour"),
        ("Lab/Co-op", "Labour"),
        ("LD", "Liberal Democrat"),
        ("The Scottish National Party", "Scottish National Party"),
        ("Social Democratic & Labour Party", "Social Democratic and Labour Party"),
        ("CB", "Crossbench"),
        ("Bishop", "Bishops"),
        ("non-affiliated", "Non-affiliated"),
        ("Sinn Fein", "Sinn Féin"),
    ],
)
def test_a_party_is_known_in_its_usual_spellings(text: str, name: str) -> None:
    assert parties.canonical(text) == name


@pytest.mark.parametrize("text", ["", "Other", "Witham", "The", "Party", "Deputy Speaker"])
def test_what_is_no_party_is_never_guessed(text: str) -> None:
    assert parties.canonical(text) is None


def test_every_colour_is_six_hex_digits_and_unknown_parties_are_grey() -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", party.colour) for party in parties.parties())
    assert parties.colour("Lab") == parties.colour("Labour")
    assert parties.colour("Nobody’s Party") == parties.UNKNOWN_COLOUR

"""Names without honorifics, and offices by kind: facts in data files, tested by their own examples."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.names import bare_name, fold, fold_words, has_honorific, is_peer_name
from hansard.offices import KindRule, is_house_body, kind_of, kind_rules, opposition_periods, presiding_office

HONORIFICS = tomllib.loads(files("hansard").joinpath("data/honorifics.toml").read_text(encoding="utf-8"))
OFFICES = tomllib.loads(files("hansard").joinpath("data/offices.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", HONORIFICS["examples"], ids=lambda example: example["printed"])
def test_the_honorifics_come_off(example: dict[str, str]) -> None:
    assert bare_name(example["printed"]) == example["bare"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Lord Bishop of Derby", "Bishop of Derby"),
        ("Lord Hunt of Kings Heath", "Lord Hunt of King's Heath"),
        ("Brendan O’Hara", "BRENDAN O'HARA"),
        ("Liz Saville Roberts", "Liz Saville-Roberts"),
        ("Lembit Öpik", "Mr Lembit Opik"),
        ("The Earl of Devon", "Earl of Devon"),
    ],
)
def test_two_prints_of_one_name_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_peers_title_is_a_name() -> None:
    assert is_peer_name("Baroness O'Loan") and is_peer_name("The Bishop of Derby")
    assert not is_peer_name("Mr Jack Lord")


def test_a_surname_after_an_honorific_is_a_later_mention() -> None:
    assert has_honorific("Mr Dhesi") and not has_honorific("Wera Hobhouse")


@given(st.text(max_size=60))
def test_any_text_folds_to_plain_words(text: str) -> None:
    assert " ".join(fold(text).split()) == fold(text)
    assert not set(fold(text)) & set(".,'’&-!?")


@pytest.mark.parametrize("rule", kind_rules(), ids=lambda rule: str(rule.kind))
def test_every_example_of_an_office_is_of_its_kind(rule: KindRule) -> None:
    assert {title: kind_of(title) for title in rule.examples} == dict.fromkeys(rule.examples, rule.kind)


def test_every_word_that_tells_an_office_has_an_example() -> None:
    for rule in kind_rules():
        for word in (*rule.opens, *rule.holds):
            alone = replace(
                rule, opens=(word,) if word in rule.opens else (), holds=(word,) if word in rule.holds else ()
            )
            assert any(alone.fits(fold_words(title)) for title in rule.examples), f"{rule.kind}: {word}"


@pytest.mark.parametrize(
    "title", ["Chair, Justice Committee", "Second Church Estates Commissioner", "First Minister of Wales"]
)
def test_an_office_of_no_side_is_parliamentary(title: str) -> None:
    assert kind_of(title) == "parliamentary"


def test_the_official_opposition_is_one_party_at_a_time_and_runs_forward() -> None:
    periods = opposition_periods()
    assert all(period.end is None or period.start <= period.end for period in periods)
    assert all(
        (after.start - before.end).days == 1 for before, after in zip(periods, periods[1:], strict=False) if before.end
    )
    assert [period for period in periods if period.end is None] == [periods[-1]]


@pytest.mark.parametrize("body", OFFICES["house_body"], ids=lambda body: body["heading"])
def test_every_body_of_the_house_is_known_by_its_heading(body: dict[str, str]) -> None:
    assert is_house_body(body["example"])
    assert not is_house_body("Home Department")


def test_a_title_that_one_person_can_have_means_an_office() -> None:
    assert presiding_office("Mr. Speaker", "commons") == "Speaker of the House of Commons"
    assert presiding_office("Madam Deputy Speaker", "commons") is None

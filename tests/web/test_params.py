"""Query strings are understood or refused by name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from timeline.filters import BadQuestion, Filter
from web.params import BadParameters, SpeakersQuery, SpeechesQuery, TopicQuery, read


def asked(**given: Any) -> Filter:
    return read(SpeechesQuery, MultiDict(given)).filter()


def test_an_empty_question_is_the_empty_filter() -> None:
    assert asked() == Filter()


def test_every_part_reaches_the_filter() -> None:
    when = {"from": "2024-01-02", "to": "2024-03-04", "chamber": ["commons", "lords"]}
    who = {"party": ["Labour"], "speaker": "90011", "kind": ["question"], "office": "Minister", "include_chair": "true"}
    assert asked(**when, **who, strength="any", q="codes", topic="x-y") == Filter(
        start=date(2024, 1, 2),
        end=date(2024, 3, 4),
        chamber=("commons", "lords"),
        party=("Labour",),
        speaker="90011",
        topic="x-y",
        strength="any",
        office="Minister",
        kind=("question",),
        text="codes",
        include_chair=True,
    )


def test_a_field_left_empty_in_a_form_counts_as_not_given() -> None:
    assert asked(**{"from": "", "to": "", "chamber": [""], "q": "", "strength": ""}) == Filter()


def test_a_parameter_of_others_is_passed_over_on_pages() -> None:
    assert asked(utm_source="newsletter") == Filter()


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("from", "0", "from: found '0'; expected a date such as 2024-11-25"),
        ("from", "2024-11-25T00:00:00", "expected a date such as 2024-11-25"),  # pydantic itself takes this for a date
        ("to", "25/11/2024", "to: found '25/11/2024'; expected a date"),
        ("to", "2024-02-30", "expected a day of the calendar"),
        ("from", "٢٠٢٤-١١-٢٥", "expected a date"),
        ("chamber", "Commons", "chamber: found 'Commons'; expected one of commons, westminster-hall"),
        ("kind", "shout", "kind: found 'shout'; input should be 'speech', 'question'"),
        ("strength", "very", "strength: found 'very'; input should be 'about' or 'any'"),
        ("speaker", "1 OR 1=1", "speaker: found '1 OR 1=1'; expected a person's id"),
        ("topic", "Online Safety", "expected a topic's slug"),
        ("limit", "0", "limit: found '0'; input should be greater than or equal to 1"),
        ("limit", "9" * 40, "limit: found"),
        ("limit", "1.5", "limit: found '1.5'; input should be a valid integer"),
        ("q", "x" * 501, "q: found"),
        ("q", "a\0b", "expected text without control characters"),
        ("cursor", "<>", "cursor: found '<>'; expected the `next` of the page before"),
    ],
)
def test_a_bad_value_is_refused_by_name(name: str, value: str, complaint: str) -> None:
    with pytest.raises(BadParameters) as caught:
        asked(**{name: value})
    assert caught.value.problems[0].startswith(name)
    assert complaint in str(caught.value)


def test_every_bad_value_is_named_at_once() -> None:
    with pytest.raises(BadParameters) as caught:
        asked(**{"from": "x", "to": "y", "limit": "z"})
    assert len(caught.value.problems) == 3


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadQuestion, match="expected from ≤ to"):
        asked(**{"from": "2024-02-01", "to": "2024-01-01"})


def test_too_many_values_of_one_part_are_refused() -> None:
    with pytest.raises(BadParameters, match="party"):
        asked(party=[f"Party {n}" for n in range(21)])


def test_a_question_turns_back_into_an_address_without_its_defaults() -> None:
    asked_for: dict[str, Any] = {"from": "2024-01-02", "by": "party", "limit": "20", "party": ["Labour"]}
    query = read(TopicQuery, MultiDict(asked_for))
    assert query.args(cursor="abc") == {"from": "2024-01-02", "party": ["Labour"], "cursor": "abc"}
    assert query.args(party=None) == {"from": "2024-01-02"}


def test_the_page_of_speakers_opens_without_a_name() -> None:
    assert not read(SpeakersQuery, MultiDict()).asks and read(SpeakersQuery, MultiDict({"on": "2024-01-02"})).asks


@given(st.dictionaries(st.sampled_from(["from", "to", "limit", "party", "q", "chamber", "cursor"]), st.text()))
def test_any_values_are_understood_or_refused(given: dict[str, str]) -> None:
    try:
        assert read(SpeechesQuery, MultiDict(given)).limit in range(1, 101)
    except BadParameters as error:
        assert all(problem.split(":")[0] in given for problem in error.problems)

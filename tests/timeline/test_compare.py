"""Topics, or parties within a topic, beside each other: one axis, one rule, colours that differ."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.parties import parties
from timeline import queries
from timeline.colours import LEAST_DISTANCE, PAGES, PALETTE, apart, contrast, distance, is_legible, legible
from timeline.filters import BadQuestion, Filter
from timeline.store import Store

TOPICS = ("online-safety", "climate", "china-policy")


@pytest.mark.parametrize("measure", ["speeches", "speakers", "words"])
@pytest.mark.parametrize("bucket", [None, "year", "session"])
def test_each_topic_has_the_figures_of_its_own_timeline(demo_store: Store, measure: str, bucket: str | None) -> None:
    found = queries.compare(demo_store, TOPICS, Filter(), bucket=bucket, measure=measure)  # type: ignore[arg-type]
    assert [series.key for series in found.series] == [topic.slug for topic in found.topics] == list(TOPICS)
    for slug in TOPICS:
        alone = queries.timeline(demo_store, Filter(topic=slug), bucket=bucket, by="none", measure=measure)  # type: ignore[arg-type]
        assert [row.values.get(slug) for row in found.buckets] == [row.total for row in alone.buckets]
        assert found.totals[slug] == alone.total and found.bucket == alone.bucket
        spans = [(row.start, row.end, row.coverage) for row in found.buckets]
        assert spans == [(row.start, row.end, row.coverage) for row in alone.buckets]


def test_what_is_known_to_be_nothing_is_zero_and_the_rest_is_no_value(demo_store: Store) -> None:
    found = queries.compare(demo_store, TOPICS, Filter(), bucket="month")
    assert all(row.total is None for row in found.buckets)
    assert all(set(row.values) == set(TOPICS) for row in found.buckets if row.coverage == "sat")
    assert any(not row.values for row in found.buckets) and any(0 in row.values.values() for row in found.buckets)
    assert all(value for row in found.buckets if row.coverage != "sat" for value in row.values.values())


def test_parties_within_a_topic_are_each_counted_alone(demo_store: Store) -> None:
    asked = Filter(party=("Conservative", "Labour"))
    found = queries.compare(demo_store, ["online-safety"], asked, bucket="year", per="thousand-speeches")
    assert found.parties == asked.party and [series.label for series in found.series] == ["Conservative", "Labour"]
    for party in asked.party:
        only = Filter(topic="online-safety", party=(party,))
        alone = queries.timeline(demo_store, only, bucket="year", by="none", per="thousand-speeches")
        assert [row.values.get(party) for row in found.buckets] == [row.total for row in alone.buckets]
    assert "party" not in found.filters


def test_topics_can_be_compared_within_a_filter(demo_store: Store) -> None:
    asked = Filter(start=date(2024, 1, 1), end=date(2024, 12, 31), chamber=("commons",), party=("Labour",))
    found = queries.compare(demo_store, TOPICS[:2], asked)
    assert (found.start, found.end, found.filters) == (
        asked.start,
        asked.end,
        {"chamber": ["commons"], "party": ["Labour"]},
    )
    assert found.parties == () and len(found.topics) == 2


@pytest.mark.parametrize(
    ("topics", "filter", "says"),
    [
        ([], Filter(), "no topic is named; expected 2 to 6"),
        (["online-safety"], Filter(), "0 parties of 'online-safety' to compare; expected 2 to 6"),
        (["online-safety"], Filter(party=("Labour",)), "1 party of 'online-safety'"),
        (["climate", "climate"], Filter(), "topic 'climate' is to be compared with itself"),
        (["climate"], Filter(party=("Labour", "Labour")), "party 'Labour' is to be compared with itself"),
        (["climate", "weather"], Filter(), "topic 'weather' is not known"),
        (["climate", "'; DROP TABLE topic; --"], Filter(), "is not known"),
        (["climate"], Filter(party=("Labour", "Labor")), "party 'Labor' is not that of any stored speech"),
        ([f"topic-{n}" for n in range(7)], Filter(), "7 topics to compare; expected 2 to 6"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(
    demo_store: Store, topics: list[str], filter: Filter, says: str
) -> None:
    with pytest.raises(BadQuestion) as caught:
        queries.compare(demo_store, topics, filter)
    assert says in str(caught.value)


def test_a_party_that_is_not_known_can_be_compared(demo_store: Store) -> None:
    found = queries.compare(demo_store, ["online-safety"], Filter(party=("Labour", "unknown")))
    assert [series.label for series in found.series] == ["Labour", "Party not known"]


def test_an_empty_store_compares_to_nothing(store: Store, tagger, invented_register) -> None:  # type: ignore[no-untyped-def]
    from timeline.tagged import rows as topic_rows

    with store.writing() as session:
        topic_rows.sync(session, tagger)
    found = queries.compare(store, TOPICS, Filter())
    assert found.buckets == () and set(found.totals.values()) == {None}


def test_every_colour_of_the_palette_is_told_from_the_page_and_the_others() -> None:
    for colour in PALETTE:
        assert is_legible(colour), [round(contrast(colour, page), 2) for page in PAGES]
    assert min(distance(one, other) for one, other in combinations(PALETTE, 2)) >= LEAST_DISTANCE


def test_contrast_is_that_of_the_standard() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == round(contrast("#ffffff", "#000000"), 2) == 21
    assert contrast("#777777", "#777777") == 1 and 4.4 < contrast("#777777", "#ffffff") < 4.6


COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format) | st.sampled_from([party.colour for party in parties()])


@given(st.lists(st.none() | COLOURS, max_size=6))
def test_six_things_have_six_colours_that_can_be_told_from_the_page(wanted: list[str | None]) -> None:
    found = apart(wanted)
    assert len(found) == len(wanted) == len(set(found)) and all(map(is_legible, found))


def test_a_partys_own_colour_is_kept_where_it_can_be_seen() -> None:
    assert apart(["#e4003b", "#0087dc"]) == ("#e4003b", "#0087dc")
    assert apart(["#e4003b", "#e4003c"])[1] in PALETTE


def test_a_partys_colour_that_is_hard_to_see_is_made_lighter_or_darker_and_no_other_one() -> None:
    named = {party.name: party.colour for party in parties()}
    for name, hue in (("Labour", "red"), ("Conservative", "blue"), ("Scottish National Party", "yellow")):
        red, green, blue = (int(legible(named[name])[place : place + 2], 16) for place in (1, 3, 5))
        told = {"red": red > 2 * max(green, blue), "blue": blue > max(red, green), "yellow": min(red, green) > 2 * blue}
        assert told[hue], (name, red, green, blue)


@given(COLOURS)
def test_every_colour_can_be_made_legible(colour: str) -> None:
    assert is_legible(legible(colour)) and (legible(colour) == colour or not is_legible(colour))


def test_the_great_parties_are_told_from_each_other() -> None:
    named = {party.name: party.colour for party in parties()}
    wanted = ["Labour", "Conservative", "Liberal Democrat", "Scottish National Party", "Green Party", "Reform UK"]
    found = apart([named[name] for name in wanted])
    assert min(distance(one, other) for one, other in combinations(found, 2)) >= LEAST_DISTANCE


def test_topics_have_the_colours_of_the_palette_in_its_order() -> None:
    assert apart([None] * 6) == PALETTE

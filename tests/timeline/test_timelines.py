"""Timelines: on random filters every figure is what plain SQL over speeches, tags and mentions says it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import spoken
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import (
    ADDITIVE,
    CALENDAR,
    DEMO,
    KEYS,
    MADE,
    Shown,
    amount,
    ask,
    in_children,
    passing,
    question,
    said,
    things,
    within,
)
from sqlalchemy import text
from stores import Stores

from timeline import queries, tables
from timeline.calendar.coverage import cover
from timeline.filters import MEASURES, Bucket, By, Filter, Measure, Per, Strength
from timeline.queries.timelines import distinct as distinct_counts
from timeline.queries.timelines import rolled, speaking
from timeline.queries.timelines.labels import fewer
from timeline.queries.timelines.question import added_up
from timeline.results import Timeline
from timeline.store import Store, write_rows


@pytest.fixture(scope="module")
def made(stores: Stores) -> Shown:
    """A store of invented speeches of five years, with its turns."""
    store = stores.new(spoken.fill)
    return store, spoken.turns(store), {"bees": ("honey", "hives")}


@pytest.fixture(scope="module")
def demonstration(demo_store: Store) -> Shown:
    """The demonstration, with its turns."""
    children = defaultdict(tuple)
    with demo_store.reading() as session:
        for slug, parent in session.execute(text("SELECT slug, parent FROM topic WHERE parent IS NOT NULL")):
            children[parent] += (slug,)
    return demo_store, spoken.turns(demo_store), children


def knows_its_total(found: Timeline) -> bool:
    """The total is a number, be it zero, exactly where one of the bars has one."""
    return (found.total is None) == all(bar.total is None for bar in found.buckets)


def check_sums(shown: Shown, filter: Filter, bucket: Bucket, by: By, measure: Measure) -> None:
    store, turns, _ = shown
    behind = passing(turns, filter)
    found = ask(store, filter, bucket=bucket, by=by, measure=measure)
    assert (found.total or 0) == amount(behind, measure, filter) == sum(bar.total or 0 for bar in found.buckets)
    assert found.adds_up and knows_its_total(found)
    for bar in found.buckets:
        here = within(behind, bar)
        assert sum(bar.values.values()) == (bar.total or 0) == amount(here, measure, filter)
        assert bar.speeches == amount(here, "speeches", filter)
        assert bar.small == (bar.total is not None and 0 < bar.speeches < 5)
        if by != "speaker":
            for key in {KEYS[by](turn) for turn in here} | set(bar.values):
                part = [turn for turn in here if KEYS[by](turn) == key]
                assert bar.values.get(key, 0) == amount(part, measure, filter)


bys = st.sampled_from(list(KEYS))


@given(asked=MADE, bucket=st.sampled_from(CALENDAR), by=bys, measure=st.sampled_from(ADDITIVE))
@settings(max_examples=40)
def test_what_adds_up_is_the_sum_of_its_parts(
    made: Shown, asked: dict[str, Any], bucket: Bucket, by: By, measure: Measure
) -> None:
    check_sums(made, question(asked), bucket, by, measure)


@given(asked=DEMO, bucket=st.sampled_from(CALENDAR), by=bys, measure=st.sampled_from(ADDITIVE))
@settings(max_examples=40)
def test_so_it_is_in_the_demonstration(
    demonstration: Shown, asked: dict[str, Any], bucket: Bucket, by: By, measure: Measure
) -> None:
    check_sums(demonstration, question(asked), bucket, by, measure)


@given(asked=MADE)
@settings(max_examples=40)
def test_a_list_of_speeches_is_as_long_as_its_timeline_says(made: Shown, asked: dict[str, Any]) -> None:
    store, turns, _ = made
    filter = question(asked)
    listed = queries.speeches(store, filter, limit=1).total
    assert listed == (ask(store, filter, by="none").total or 0) == amount(passing(turns, filter), "speeches", filter)
    assert queries.speeches(store, replace(filter, every_part=True), limit=1).total == len(passing(turns, filter))
    debates = queries.debates(store, filter, limit=1).total
    assert debates == (ask(store, filter, by="none", measure="debates").total or 0)


distinct = st.sampled_from(["debates", "speakers"])


@given(asked=MADE, bucket=st.sampled_from(CALENDAR), by=bys, measure=distinct)
@settings(max_examples=40)
def test_people_and_debates_are_counted_once_in_each_bar_and_series(
    made: Shown, asked: dict[str, Any], bucket: Bucket, by: By, measure: Measure
) -> None:
    check_distinct(made, question(asked), bucket, by, measure)


def check_distinct(shown: Shown, filter: Filter, bucket: Bucket, by: By, measure: Measure) -> None:
    store, turns, _ = shown
    behind = passing(turns, filter)
    found = ask(store, filter, bucket=bucket, by=by, measure=measure)
    assert not found.adds_up and (found.total or 0) == len(things(store, behind, measure)) and knows_its_total(found)
    for bar in found.buckets:
        here = within(behind, bar)
        assert (bar.total or 0) == len(things(store, here, measure))
        if by != "speaker":
            for key in {KEYS[by](turn) for turn in here} | set(bar.values):
                part = [turn for turn in here if KEYS[by](turn) == key]
                assert bar.values.get(key, 0) == len(things(store, part, measure))


@pytest.mark.parametrize("party", [(), ("Labour",), ("unknown",)])
@pytest.mark.parametrize("bucket", ["month", "quarter", "year"])
@pytest.mark.parametrize("measure", ["debates", "speakers"])
def test_what_the_roll_ups_have_counted_is_what_was_said(
    made: Shown, monkeypatch: pytest.MonkeyPatch, bucket: Bucket, measure: Measure, party: tuple[str, ...]
) -> None:
    monkeypatch.setattr(distinct_counts, "_rows", None)  # nothing is counted when asked for
    for strength in ("about", "any"):
        for by in ("none", "party"):
            check_distinct(made, Filter(topic="bees", strength=strength, party=party), bucket, by, measure)  # type: ignore[arg-type]


@given(
    asked=MADE,
    bucket=st.sampled_from(CALENDAR[2:]),
    by=bys,
    measure=st.sampled_from(ADDITIVE),
    per=st.sampled_from(["sitting-day", "thousand-speeches", "million-words"]),
)
@settings(max_examples=50)
def test_a_rate_counts_whole_days_only_above_and_below(
    made: Shown, asked: dict[str, Any], bucket: Bucket, by: By, measure: Measure, per: Per
) -> None:
    store, turns, _ = made
    filter = question(asked)
    behind = [turn for turn in passing(turns, filter) if turn.whole]
    found = ask(store, filter, bucket=bucket, by=by, measure=measure, per=per)
    spoken_too = said(store, filter)
    for bar in found.buckets:
        low = max(bar.start, filter.start or bar.start)
        high = min(bar.end, filter.end or bar.end)
        words = [(words, first) for day, words, first in spoken_too if low <= day <= high]
        below = {
            "sitting-day": bar.sitting_days,
            "thousand-speeches": sum(first or filter.every_part for _, first in words) / 1000,
            "million-words": sum(n for n, _ in words) / 1_000_000,
        }[per]
        above = amount(within(behind, bar), measure, filter)
        assert bar.total == (pytest.approx(above / below) if below else None)
        assert sum(bar.values.values()) == pytest.approx(bar.total or 0)
        assert bar.speeches == amount(within(behind, bar), "speeches", filter)
    assert not found.adds_up and knows_its_total(found)


@given(asked=MADE, bucket=st.sampled_from(CALENDAR[2:]), measure=st.sampled_from([*ADDITIVE, "speakers"]))
@settings(max_examples=50)
def test_sub_topics_are_counted_each_by_itself_and_what_is_in_none_apart(
    made: Shown, asked: dict[str, Any], bucket: Bucket, measure: Measure
) -> None:
    check_sub_topics(made, replace(question(asked), topic="bees"), bucket, measure)


@pytest.mark.parametrize("strength", ["about", "any"])
@pytest.mark.parametrize("bucket", ["month", "quarter", "year"])
def test_whoever_is_about_a_topic_and_mentions_its_sub_topic_is_kept_in_none_of_them(
    made: Shown, bucket: Bucket, strength: Strength
) -> None:
    check_sub_topics(made, Filter(topic="bees", strength=strength), bucket, "speakers")


def check_sub_topics(shown: Shown, filter: Filter, bucket: Bucket, measure: Measure) -> None:
    store, turns, children = shown
    found = ask(store, filter, bucket=bucket, by="sub-topic", measure=measure)
    plain = ask(store, filter, bucket=bucket, by="none", measure=measure)
    assert not found.adds_up and found.total == plain.total
    assert [bar.total for bar in found.buckets] == [bar.total for bar in plain.buckets]
    elsewhere = in_children(turns, children["bees"], filter)
    parts = {child: passing(turns, replace(filter, topic=child)) for child in children["bees"]}
    parts["none"] = [turn for turn in passing(turns, filter) if turn.start not in elsewhere]
    for bar in found.buckets:
        for key, part in parts.items():
            here = within(part, bar)
            expected = len(things(store, here, measure)) if measure == "speakers" else amount(here, measure, filter)
            assert bar.values.get(key, 0) == expected
    assert {series.key for series in found.series} <= {*children["bees"], "none"}


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("speaker", [None, spoken.PEOPLE[0]])
def test_of_a_topic_without_sub_topics_all_is_in_none_of_them(
    made: Shown, measure: Measure, speaker: str | None
) -> None:
    filter = Filter(topic="moths", speaker=speaker)
    found = ask(made[0], filter, bucket="year", by="sub-topic", measure=measure)
    assert any(bar.total for bar in found.buckets)
    assert all(bar.values.get("none", 0) == (bar.total or 0) for bar in found.buckets)


def test_only_a_figure_is_marked_as_small(made: Shown) -> None:
    bars = queries.timeline(made[0], Filter(topic="moths"), bucket="week", measure="debates").buckets
    assert any(bar.total is None and bar.speeches for bar in bars)
    assert not any(bar.small for bar in bars if bar.total is None)


@given(asked=MADE, bucket=st.sampled_from(CALENDAR))
@settings(max_examples=40)
def test_each_bar_s_coverage_is_that_of_its_stored_days_and_the_calendar(
    told: Store, asked: dict[str, Any], bucket: Bucket
) -> None:
    filter = question(asked)
    found = ask(told, filter, bucket=bucket, by="none")
    with told.reading() as session:
        stored = session.execute(text("SELECT date, chamber, extent FROM sitting WHERE extent <> 'none'")).all()
        calendar = session.execute(text("SELECT date, chamber, status, name FROM calendar_day")).all()
    held = [(date.fromisoformat(day), chamber, extent) for day, chamber, extent in stored]
    said = [(date.fromisoformat(day), chamber, status, name) for day, chamber, status, name in calendar]
    clipped = [(max(b.start, filter.start or b.start), min(b.end, filter.end or b.end)) for b in found.buckets]
    chambers = filter.chamber or ("commons", "lords", "westminster-hall")
    for bar, known in zip(found.buckets, cover(clipped, held, said, chambers), strict=True):
        assert (bar.coverage, bar.sitting_days) == (known.coverage, known.sitting_days)
        assert (bar.missing_days, bar.name) == (known.missing_days, known.name)
        assert bar.total is not None if bar.coverage == "sat" else bar.total is None or bar.total > 0


@pytest.fixture(scope="module")
def told(stores: Stores) -> Store:
    """A store of invented speeches with a calendar of which much is not stored."""
    store = stores.new()
    spoken.fill(store, seed=8, days=40)
    days = [date.fromordinal(spoken.FIRST.toordinal() + number) for number in range(0, 700)]
    status = ("sitting", "recess", "recess", "not-sitting")
    with store.writing() as session:
        rows = [
            {
                "chamber": chamber,
                "date": day,
                "status": status[day.toordinal() // 20 % 4],
                "name": "Rest",
                "source": "x",
            }
            for chamber in ("commons", "lords")
            for day in days
        ]
        write_rows(session, tables.CalendarDay, rows)
    return store


def test_both_engines_draw_the_same(store: Store, made: Shown) -> None:
    spoken.fill(store)
    for filter in (Filter(topic="bees"), Filter(topic="bees", party=("Labour", "unknown"), strength="any")):
        for measure in (*ADDITIVE, "debates", "speakers"):
            for by in (*KEYS, "sub-topic"):
                how: dict[str, Any] = {"bucket": "quarter", "by": by, "measure": measure, "per": "sitting-day"}
                assert queries.timeline(store, filter, **how) == queries.timeline(made[0], filter, **how)


@given(asked=MADE, bucket=st.sampled_from(CALENDAR[2:]), measure=st.sampled_from(ADDITIVE), is_all=st.booleans())
def test_speakers_that_the_database_chose_are_those_of_all_rows(
    made: Shown, asked: dict[str, Any], bucket: Bucket, measure: Measure, is_all: bool
) -> None:
    filter = replace(question(asked), start=None, end=None) if is_all else question(asked)
    found = ask(made[0], filter, bucket=bucket, by="speaker", measure=measure)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speaking, "counted", lambda each: fewer(added_up(rolled.amounts(each, each.measure))))
        assert found == ask(made[0], filter, bucket=bucket, by="speaker", measure=measure)


def test_of_the_speakers_ten_are_shown_and_the_others_together(made: Shown) -> None:
    found = queries.timeline(made[0], Filter(topic="bees"), bucket="year", by="speaker")
    keys = [series.key for series in found.series]
    assert len(keys) == 12 and {"others", ""} <= set(keys)
    assert found.series[0].label.startswith("Person 9")


def test_every_place_counts_the_same_speeches(made: Shown) -> None:
    store = made[0]
    for summary in queries.topics(store):
        filter = Filter(topic=summary.slug)
        found = queries.speeches(store, filter, limit=1000)
        assert summary.speeches == found.total == queries.timeline(store, filter).total
        assert (summary.first, summary.last) == (found.items[-1].debate.date, found.items[0].debate.date)
        for person in spoken.PEOPLE[:5]:
            speaker = queries.speaker(store, person)
            assert speaker
            counted = next((topic.speeches for topic in speaker.topics if topic.slug == summary.slug), 0)
            assert counted == queries.speeches(store, replace(filter, speaker=person)).total


def test_sessions_and_parliaments_have_their_names(made: Shown) -> None:
    for bucket in ("session", "parliament"):
        found = queries.timeline(made[0], Filter(topic="bees"), bucket=bucket)  # type: ignore[arg-type]
        assert found.buckets and all(bar.name for bar in found.buckets)
        assert sum(bar.total or 0 for bar in found.buckets) <= (found.total or 0)
        assert found.adds_up == (sum(bar.total or 0 for bar in found.buckets) == found.total)


def test_each_combination_says_in_words_what_it_counts(made: Shown) -> None:
    units = set()
    for measure in (*ADDITIVE, "debates", "speakers"):
        for per in ("none", "sitting-day", "thousand-speeches", "million-words"):
            units.add(queries.timeline(made[0], Filter(topic="moths"), measure=measure, per=per).unit)  # type: ignore[arg-type]
    assert len(units) == 20


def test_a_store_without_speeches_has_no_bars(sqlite_store: Store) -> None:
    with sqlite_store.writing() as session:
        row = {"slug": "bees", "title": "Bees", "description": "", "version": "1", "definition": ""}
        write_rows(session, tables.Topic, [row])
    for measure in (*ADDITIVE, "debates", "speakers"):
        for per in ("none", "thousand-speeches"):
            found = queries.timeline(sqlite_store, Filter(topic="bees"), measure=measure, per=per)  # type: ignore[arg-type]
            assert found.buckets == () and found.total is None and found.series == ()

"""A timeline becomes shapes: nothing unknown is drawn as zero, and nothing is stacked that does not add up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.results import (
    BucketRow,
    Comparison,
    ContextItem,
    Coverage,
    Number,
    Series,
    Spike,
    SpikeDebate,
    Timeline,
    TopicVersion,
)
from web import chart
from web.chart import Band, Slot, flags, lane

PARTIES = (Series(key="A", label="Party A", colour="#aa0000"), Series(key="B", label="Party B", colour="#0000bb"))
TOPIC = TopicVersion(slug="t", title="T", version="v")


def bucket(month: int, coverage: Coverage = "sat", year: int = 2024, **values: Number) -> BucketRow:
    known = coverage == "sat" or bool(values)
    start = date(year, month, 1)
    return BucketRow(
        start=start,
        end=start.replace(day=28),
        coverage=coverage,
        sitting_days=1,
        total=sum(values.values()) if known else None,
        values=values,
    )


def timeline(*buckets: BucketRow, width: str = "month", **more: Any) -> Timeline:
    known = {"topic": TOPIC, "measure": "speeches", "per": "none", "by": "party", "unit": "speeches"}
    total = sum(bucket.total or 0 for bucket in buckets)
    blank = {"start": None, "end": None, "filters": {}}
    return Timeline(**known | blank | {"series": PARTIES} | more, bucket=width, total=total, buckets=buckets)


def drawn(*buckets: BucketRow, **more: Any) -> chart.Chart:
    found = chart.draw(timeline(*buckets, **more))
    assert found is not None
    return found


def bars(path: str) -> list[tuple[float, float, float]]:
    """The bars of a path: from the left, from the top to its foot, and how high."""
    found = re.findall(r"M([\d.]+) ([\d.]+)v-([\d.]+)h", path)
    return [(float(x), float(foot), float(height)) for x, foot, height in found]


def days(number: int, **values: Number) -> list[BucketRow]:
    first = bucket(1, **values)
    return [
        first.model_copy(update={"start": day, "end": day})
        for day in (first.start + timedelta(days=n) for n in range(number))
    ]


def test_a_timeline_without_buckets_is_not_drawn() -> None:
    assert chart.draw(timeline()) is None


def test_parties_are_stacked_from_the_ground_up_in_the_order_of_the_series() -> None:
    found = drawn(bucket(1, A=1, B=3))
    (lower,), (upper,) = (bars(series.path) for series in found.series)
    assert found.style == "stack"
    assert lower[1] == 1000 and upper[1] == pytest.approx(1000 - lower[2])
    assert upper[2] == pytest.approx(3 * lower[2])


@pytest.mark.parametrize("more", [{"measure": "speakers"}, {"measure": "debates"}, {"per": "sitting-day"}])
def test_what_does_not_add_up_stands_side_by_side_on_the_ground(more: dict[str, str]) -> None:
    found = drawn(bucket(1, A=1, B=3), **more)
    (left,), (right,) = (bars(series.path) for series in found.series)
    assert found.style == "beside"
    assert left[1] == right[1] == 1000 and left[0] < right[0]
    assert [series.total for series in found.series] == [None, None]


def test_sub_topics_are_never_stacked_for_one_speech_may_be_about_two() -> None:
    assert drawn(bucket(1, A=1, B=3), by="sub-topic").style == "beside"


def test_the_bars_of_sessions_are_stacked_though_the_days_between_them_are_left_out() -> None:
    assert drawn(bucket(1, A=1, B=3), width="session", adds_up=False).style == "stack"


def test_many_buckets_of_what_does_not_add_up_are_lines_that_differ_in_more_than_colour() -> None:
    found = drawn(*days(100, A=1, B=3), measure="speakers", width="day")
    first, second = found.series
    assert found.style == "lines" and first.path.startswith("M0.5 ")
    assert first.dashes != second.dashes and first.mark != second.mark and first.points and second.points


def test_a_line_breaks_where_nothing_is_known_and_a_lone_point_is_marked() -> None:
    many = [*days(98, A=1), bucket(5, "unknown"), bucket(6, A=4)]
    line = drawn(*many, measure="speakers").series[0]
    assert line.path.count("M") == 2 and line.points[-1].x == 99.5


def test_more_series_than_can_be_told_apart_are_left_to_the_table() -> None:
    many = tuple(Series(key=f"k{n}", label=f"Label {n}", colour="#123456") for n in range(9))
    found = drawn(bucket(1, **{each.key: 1 for each in many}), series=many, measure="speakers")
    assert [series.label for series in found.left_out] == ["Label 6", "Label 7", "Label 8"]
    assert len(found.slots[0].values) == 9


def test_a_rate_without_a_split_is_a_bar() -> None:
    one = (Series(key="all", label="All", colour="#123456"),)
    found = drawn(bucket(1, all=2.5), by="none", per="sitting-day", series=one)
    assert found.style == "stack" and found.slots[0].title == "Jan 2024 (1 sitting day stored): 2.50"


def test_a_day_that_sat_and_said_nothing_is_a_zero_on_the_ground() -> None:
    found = drawn(bucket(1))
    (row,) = found.rows
    assert isinstance(row, Slot) and row.total == 0 and row.values == {}
    assert found.ground == "M0 1000h1"


@pytest.mark.parametrize("coverage", ["partial", "no-transcript", "recess", "unknown"])
def test_where_nothing_is_known_there_is_no_ground_but_a_band(coverage: Coverage) -> None:
    found = drawn(bucket(1, coverage))
    (row,) = found.rows
    assert isinstance(row, Band) and row.coverage == coverage and row.blank
    assert found.ground == "" and found.coverages == (coverage,)


def test_neighbours_that_are_unknown_for_one_reason_make_one_band() -> None:
    rows = drawn(bucket(1, A=1), bucket(2, "unknown"), bucket(3, "unknown"), bucket(4, "recess"), bucket(5, A=1)).rows
    assert [type(row) for row in rows] == [Slot, Band, Band, Slot]
    assert isinstance(rows[1], Band) and rows[1].width == pytest.approx(40) and rows[1].end == date(2024, 3, 28)


def test_two_recesses_next_to_each_other_keep_their_names() -> None:
    summer, autumn = (
        bucket(n, "recess").model_copy(update={"name": name}) for n, name in ((8, "Summer"), (9, "Party"))
    )
    found = drawn(bucket(7, A=1), summer, autumn)
    assert [(band.title, band.named) for band in found.bands] == [
        ("1 Aug 2024 – 28 Aug 2024: Summer", "always"),
        ("1 Sep 2024 – 28 Sep 2024: Party", "always"),
    ]


def test_the_name_of_a_narrow_recess_stands_upright_or_not_at_all() -> None:
    def named(others: int) -> tuple[str, bool]:
        (band,) = drawn(*days(others, A=1), bucket(8, "recess").model_copy(update={"name": "Christmas recess"})).bands
        return band.named, band.upright

    assert [named(others) for others in (1, 9, 30, 200)] == [
        ("always", False), ("always", True), ("wide", True), ("", True)
    ]  # fmt: skip


def test_fragments_that_hold_something_are_a_bar_that_says_so_on_a_band() -> None:
    found = drawn(bucket(1, "partial", A=2))
    assert found.slots[0].title == "Jan 2024 (partial transcript): 2 – Party A 2"
    assert [(band.coverage, band.blank) for band in found.bands] == [("partial", False)]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"sitting_days": 1}, "Jan 2024 (1 sitting day stored): 2 – Party A 2"),
        ({"sitting_days": 12}, "Jan 2024 (12 sitting days stored): 2 – Party A 2"),
        ({"missing_days": 3}, "Jan 2024 (1 sitting day stored, 3 missing): 2 – Party A 2"),
        ({"small": True}, "Jan 2024 (1 sitting day stored, few speeches): 2 – Party A 2"),
        ({"end": date(2024, 1, 1)}, "Jan 2024: 2 – Party A 2"),
    ],
)
def test_a_bar_says_on_what_it_rests(facts: dict[str, Any], said: str) -> None:
    assert drawn(bucket(1, A=2).model_copy(update=facts)).slots[0].title == said


def test_small_figures_are_underlined_and_missing_days_marked_as_far_as_they_go() -> None:
    few = bucket(1, A=1).model_copy(update={"small": True})
    lacking = bucket(3, A=9).model_copy(update={"missing_days": 3})
    found = drawn(few, few, lacking, bucket(4, A=9))
    assert (found.small, found.missing) == ("M0 0h2", "M2.25 0h0.75")


def test_the_sitting_days_of_all_bars_add_up() -> None:
    assert drawn(bucket(1, A=1), bucket(2), bucket(3, "unknown")).sitting_days == 2


def test_the_legend_adds_up_each_party() -> None:
    found = drawn(bucket(1, A=1, B=2), bucket(2, B=5))
    assert [(series.label, series.total) for series in found.series] == [("Party A", 1), ("Party B", 7)]


def test_a_bar_that_is_not_zero_can_be_seen() -> None:
    found = drawn(bucket(1, A=100_000), bucket(2, A=1))
    assert bars(found.series[0].path)[1][2] >= 5


def test_years_are_named_once_and_never_on_top_of_each_other() -> None:
    months = [(2020, 12), *((year, month) for year in (2021, 2022, 2023) for month in range(1, 13))]
    found = drawn(*(bucket(month, year=year, A=1) for year, month in months))
    assert [tick.label for tick in found.x_ticks] == ["2021", "2022", "2023"]


def test_two_centuries_are_named_by_round_years() -> None:
    found = drawn(*(bucket(1, year=year, A=1) for year in range(1803, 2025)), width="year")
    assert [tick.label for tick in found.x_ticks] == [str(year) for year in range(1825, 2025, 25)]


def test_of_months_the_year_is_named_where_it_changes() -> None:
    found = drawn(*(bucket(month, year=year, A=1) for year, month in [(2023, 11), (2023, 12), (2024, 1), (2024, 2)]))
    assert [tick.label for tick in found.x_ticks] == ["Nov 2023", "Dec", "Jan 2024", "Feb"]


@pytest.mark.parametrize(
    ("width", "called", "tick"),
    [("session", "Session 2019–21", "2019–21"), ("parliament", "58th Parliament", "58th")],
)
def test_sessions_and_parliaments_go_by_their_names(width: str, called: str, tick: str) -> None:
    found = drawn(bucket(1, A=1).model_copy(update={"name": called}), width=width)
    assert found.slots[0].label == called and found.x_ticks[0].label == tick


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0, (0, 1)), (1, (0, 1)), (7, (0, 2, 4, 6, 8)), (102, range(0, 121, 20)), (0.0, (0, 1)),
        (2.5, (0, 0.5, 1, 1.5, 2, 2.5)), (0.03, (0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03)),
    ],
)  # fmt: skip
def test_the_scale_has_round_numbers(most: Number, marks: tuple[Number, ...]) -> None:
    assert chart.scale(most) == tuple(marks)


@given(st.one_of(st.integers(0, 10**12), st.floats(0, 1e12)))
def test_the_scale_always_reaches_the_highest_bar_with_few_marks(most: Number) -> None:
    marks = chart.scale(most)
    assert marks[-1] >= most and marks[0] == 0 and 2 <= len(marks) <= 7


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (12345, "12,345"),
        (0.0, "0"),
        (12.345, "12.3"),
        (2.0, "2.00"),
        (0.04567, "0.0457"),
        (12345.6, "12,346"),
        (None, "–"),
    ],
)
def test_a_rate_has_three_digits_that_count(value: Number | None, said: str) -> None:
    assert chart.figure(value) == said


@given(st.lists(st.tuples(st.sampled_from(["sat", "partial", "unknown", "recess"]), st.integers(0, 99)), min_size=1))
def test_rows_fill_the_plot_without_gap_or_overlap(facts: list[tuple[Coverage, int]]) -> None:
    rows = [bucket(1, coverage, **({"A": n} if n else {})) for coverage, n in facts]
    found = drawn(*rows)
    taken = [index for slot in found.slots for index in [slot.index]]
    bands = [(round(b.x * len(rows) / 100), round(b.width * len(rows) / 100)) for b in found.bands if b.blank]
    taken += [index for start, length in bands for index in range(start, start + length)]
    assert sorted(taken) == list(range(len(rows)))


@pytest.mark.parametrize(
    ("start", "end", "width", "name"),
    [
        (date(2024, 3, 1), date(2024, 3, 31), "month", "Mar 2024"),
        (date(2024, 10, 1), date(2024, 12, 31), "quarter", "Oct–Dec 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "year", "2024"),
        (date(2024, 3, 5), date(2024, 3, 5), "day", "5 Mar 2024"),
        (date(2024, 12, 30), date(2025, 1, 5), "week", "30 Dec 2024 – 5 Jan 2025"),
    ],
)
def test_a_bucket_is_named_as_people_name_it(start: date, end: date, width: str, name: str) -> None:
    assert chart.name(start, end, width) == name


def spike(first: BucketRow, last: BucketRow, title: str, day: date) -> Spike:
    debate = SpikeDebate(id="commons.2024-01-01.a", title=title, chamber="commons", date=day, speeches=20)
    return Spike(start=first.start, end=last.end, reason="many", debates=(debate.id,), named=(debate,))


def test_a_spike_bears_the_name_of_its_debate_above_the_bar_of_that_day() -> None:
    buckets = [bucket(month, A=30 if month in (5, 6) else 1) for month in range(1, 13)]
    (flag,) = drawn(*buckets, spikes=(spike(buckets[4], buckets[5], "A Great Debate", date(2024, 6, 3)),)).flags
    assert (flag.label, flag.text) == ("May 2024 to Jun 2024", "A Great Debate")
    assert flag.x == pytest.approx(100 * 5.5 / 12) and flag.y == pytest.approx(0)


def test_a_spike_of_which_no_debate_is_known_bears_its_date() -> None:
    only = Spike(start=date(2024, 2, 1), end=date(2024, 2, 28), reason="many", debates=())
    assert drawn(bucket(1, A=1), bucket(2, A=9), spikes=(only,)).flags[0].text == "Feb 2024"


@given(st.sets(st.integers(0, 119), min_size=1, max_size=6), st.integers(1, 200))
def test_the_names_of_spikes_never_collide(places: set[int], length: int) -> None:
    buckets = days(120, A=1)
    high = [spike(buckets[n], buckets[n], "Q" * length, buckets[n].start) for n in sorted(places)]
    found = drawn(*buckets, spikes=tuple(high)).flags
    assert [flag.number for flag in found] == list(range(1, len(places) + 1))
    texts = [flag for flag in found if flag.text]
    for one in texts:
        start, end = flags._reach(one)
        assert 0 <= start <= end <= 100
        for other in texts:
            if other is not one and other.row == one.row:
                assert end <= flags._reach(other)[0] or flags._reach(other)[1] <= start
            if other is not one and other.row > one.row:
                assert not start <= other.x <= end
    gaps = [right.bubble - left.bubble for left, right in zip(found, found[1:], strict=False)]
    assert all(gap >= flags.BUBBLE - 1e-9 for gap in gaps) and all(3 - 1e-9 <= f.bubble <= 97 + 1e-9 for f in found)


def item(number: int, day: date, strength: str = "about") -> ContextItem:
    return ContextItem(
        id=f"d{number}", title=f"Title {number}", publisher="The Paper", url=None, date=day, date_basis="printed",
        strength=strength,
    )  # fmt: skip


def test_documents_stand_at_their_dates_and_near_ones_share_a_mark() -> None:
    items = (item(1, date(2024, 1, 15)), item(2, date(2024, 1, 15), "mention"), item(3, date(2024, 3, 28), "mention"))
    first, last = drawn(bucket(1, A=1), bucket(2), bucket(3), bucket(4), context=items).lane
    assert first.x == pytest.approx(100 * (14.5 / 28) / 4) and first.about and len(first.items) == 2
    assert first.title == "2 documents from 2024-01-15 on, the first “Title 1”"
    assert last.title == "2024-03-28: Title 3 (The Paper)" and not last.about and 70 < last.x < 75


def test_a_document_of_a_day_that_no_bar_holds_stands_at_the_end_of_the_bar_before() -> None:
    assert lane.place(date(2024, 1, 31), [bucket(1), bucket(2)]) == pytest.approx(50)


def test_compared_things_are_lines_and_an_absent_value_is_not_zero() -> None:
    rows = [bucket(1, A=1, B=2), bucket(2, B=3), bucket(3, "unknown")]
    found = chart.compare(
        Comparison(
            topics=(TOPIC,), parties=(), measure="speeches", per="none", bucket="month", start=None, end=None,
            filters={}, unit="speeches", buckets=tuple(row.model_copy(update={"total": None}) for row in rows),
            series=PARTIES, totals={"A": 1, "B": 5},
        )
    )  # fmt: skip
    assert found is not None and found.style == "lines"
    assert [series.total for series in found.series] == [1, 5]
    assert [slot.title for slot in found.slots] == [
        "Jan 2024 (1 sitting day stored): Party B 2; Party A 1",
        "Feb 2024 (1 sitting day stored): Party B 3",
    ]
    assert found.series[0].path.count("L") == 0 and found.series[1].path.count("L") == 1

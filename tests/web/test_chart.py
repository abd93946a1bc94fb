"""A timeline becomes shapes: nothing unknown is drawn as zero."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.results import BucketRow, Coverage, Series, Timeline, TopicVersion
from web import chart
from web.chart import Bar, Run

PARTIES = (Series(key="A", label="Party A", colour="#aa0000"), Series(key="B", label="Party B", colour="#0000bb"))


def bucket(month: int, coverage: Coverage = "sat", year: int = 2024, **values: int) -> BucketRow:
    known = coverage == "sat" or bool(values)
    total = sum(values.values()) if known else None
    start = date(year, month, 1)
    return BucketRow(
        start=start, end=start.replace(day=28), coverage=coverage, sitting_days=1, total=total, values=values
    )


def timeline(*buckets: BucketRow, width: str = "month") -> Timeline:
    return Timeline(
        topic=TopicVersion(slug="t", title="T", version="v"),
        measure="speeches",
        per="none",
        by="party",
        bucket=width,
        start=None,
        end=None,
        filters={},
        unit="speeches",
        total=sum(bucket.total or 0 for bucket in buckets),
        buckets=buckets,
        series=PARTIES,
    )


def drawn(*buckets: BucketRow) -> chart.Chart:
    found = chart.draw(timeline(*buckets))
    assert found is not None
    return found


def test_a_timeline_without_buckets_is_not_drawn() -> None:
    assert chart.draw(timeline()) is None


def test_parties_are_stacked_from_the_ground_up_in_the_order_of_the_series() -> None:
    (bar,) = drawn(bucket(1, A=1, B=3)).bars
    lower, upper = bar.segments
    assert (lower.label, upper.label) == ("Party A", "Party B")
    assert lower.y + lower.height == pytest.approx(100)
    assert upper.y + upper.height == pytest.approx(lower.y)
    assert upper.height == pytest.approx(3 * lower.height)


def test_a_day_that_sat_and_said_nothing_is_a_bar_of_zero() -> None:
    (row,) = drawn(bucket(1)).rows
    assert isinstance(row, Bar) and row.total == 0 and row.segments == ()


@pytest.mark.parametrize("coverage", ["partial", "no-transcript", "recess", "unknown"])
def test_where_nothing_is_known_there_is_no_bar_but_a_band(coverage: Coverage) -> None:
    (row,) = drawn(bucket(1, coverage)).rows
    assert isinstance(row, Run) and row.coverage == coverage


def test_neighbours_that_are_unknown_for_one_reason_make_one_band() -> None:
    rows = drawn(bucket(1, A=1), bucket(2, "unknown"), bucket(3, "unknown"), bucket(4, "recess"), bucket(5, A=1)).rows
    assert [type(row) for row in rows] == [Bar, Run, Run, Bar]
    assert isinstance(rows[1], Run) and rows[1].width == pytest.approx(40) and rows[1].end == date(2024, 3, 28)


def test_fragments_that_hold_something_are_a_bar_that_says_so() -> None:
    (bar,) = drawn(bucket(1, "partial", A=2)).bars
    assert bar.title == "Jan 2024 (partial transcript): 2 – Party A 2"


@pytest.mark.parametrize(("days", "said"), [(1, "1 sitting day stored"), (12, "12 sitting days stored")])
def test_a_bar_wider_than_a_day_says_on_how_many_sitting_days_it_rests(days: int, said: str) -> None:
    (bar,) = drawn(bucket(1, A=2).model_copy(update={"sitting_days": days})).bars
    assert bar.title == f"Jan 2024 ({said}): 2 – Party A 2"


def test_a_bar_for_one_day_needs_no_such_word() -> None:
    found = chart.draw(timeline(bucket(1, A=2).model_copy(update={"end": date(2024, 1, 1)}), width="day"))
    assert found is not None and found.bars[0].title == "1 Jan 2024: 2 – Party A 2"


def test_the_sitting_days_of_all_bars_add_up() -> None:
    assert drawn(bucket(1, A=1), bucket(2), bucket(3, "unknown")).sitting_days == 2


def test_the_legend_adds_up_each_party() -> None:
    found = drawn(bucket(1, A=1, B=2), bucket(2, B=5))
    assert [(key.label, key.total) for key in found.keys] == [("Party A", 1), ("Party B", 7)]


def test_years_are_named_once_and_never_on_top_of_each_other() -> None:
    months = [(2020, 12), *((year, month) for year in (2021, 2022, 2023) for month in range(1, 13))]
    found = drawn(*(bucket(month, year=year, A=1) for year, month in months))
    assert [tick.label for tick in found.x_ticks] == ["2021", "2022", "2023"]


@pytest.mark.parametrize(("most", "marks"), [(0, (0, 1)), (1, (0, 1)), (7, (0, 2, 4, 6, 8)), (102, range(0, 121, 20))])
def test_the_scale_has_round_numbers(most: int, marks: tuple[int, ...]) -> None:
    assert chart.scale(most) == tuple(marks)


@given(st.integers(0, 10**12))
def test_the_scale_always_reaches_the_highest_bar_with_few_marks(most: int) -> None:
    marks = chart.scale(most)
    assert marks[-1] >= most and marks[0] == 0 and 2 <= len(marks) <= 7


@given(st.lists(st.tuples(st.sampled_from(["sat", "partial", "unknown", "recess"]), st.integers(0, 99)), min_size=1))
def test_rows_fill_the_plot_without_gap_or_overlap(facts: list[tuple[Coverage, int]]) -> None:
    reached = 0.0
    for row in drawn(*(bucket(1, coverage, **({"A": n} if n else {})) for coverage, n in facts)).rows:
        left, width = (row.left, row.slot) if isinstance(row, Bar) else (row.x, row.width)
        assert left == pytest.approx(reached, abs=1e-6)
        reached = left + width
    assert reached == pytest.approx(100)


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

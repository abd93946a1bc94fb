"""Spikes: a stated rule, that a few great debates do not move."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from timeline.results import BucketRow
from timeline.spikes import FEWEST_SPEECHES, MOST, spikes


def rows(figures: list[float | None], coverage: str = "sat", speeches: int | None = None) -> list[BucketRow]:
    start = date(2024, 1, 1)
    return [
        BucketRow(
            start=start + timedelta(days=7 * n),
            end=start + timedelta(days=7 * n + 6),
            coverage=coverage if figure is not None else "unknown",  # type: ignore[arg-type]
            sitting_days=4,
            total=figure,
            values={},
            speeches=speeches if speeches is not None else int(figure or 0),
        )
        for n, figure in enumerate(figures)
    ]


def test_a_bucket_far_above_the_usual_is_a_spike_with_its_reason() -> None:
    (found,) = spikes(rows([4, 3, 5, 4, 38, 4, 6, 2, 4]), "week")
    assert (found.start, found.peak) == (date(2024, 1, 29), 38)
    assert found.reason == "38 speeches, where 4 is usual (median of 9 sitting weeks)"


def test_what_varies_much_anyway_needs_more() -> None:
    assert spikes(rows([10, 30, 20, 40, 5, 25, 15, 35, 60]), "week") == ()
    assert spikes(rows([20, 21, 19, 20, 22, 18, 20, 21, 60]), "week")


def test_neighbours_are_one_spike() -> None:
    (found,) = spikes(rows([4, 3, 50, 61, 4, 4, 5, 4, 3, 4]), "week")
    assert (found.start, found.end) == (date(2024, 1, 15), date(2024, 1, 28))
    assert found.reason == "up to 61 speeches in each of 2 weeks running, where 4 is usual (median of 10 sitting weeks)"


def test_where_most_is_nothing_the_usual_is_that_of_what_there_is() -> None:
    figures: list[float | None] = [0] * 30 + [2, 3, 2, 4, 3, 2, 3, 40]
    (found,) = spikes(rows(figures), "day")
    assert found.reason == "40 speeches, where 3 is usual (median of 8 sitting days with any)"


def test_a_rate_is_no_spike_on_few_speeches() -> None:
    figures: list[float | None] = [0.5, 0.5, 0.6, 0.4, 0.5, 0.5, 0.5, 12.25]
    assert spikes(rows(figures, speeches=FEWEST_SPEECHES - 1), "month", "speeches per sitting day") == ()
    (found,) = spikes(rows(figures, speeches=FEWEST_SPEECHES), "month", "speeches per sitting day")
    assert found.reason.startswith("12.2 speeches per sitting day, where 0.5 is usual")


def test_too_few_to_compare_show_no_spike() -> None:
    assert spikes(rows([1, 1, 1, 99]), "year") == ()
    assert spikes([], "month") == ()


def test_what_is_not_whole_is_neither_compared_nor_a_spike() -> None:
    assert spikes(rows([4, 4, 4, 4, 4, 4, 4, 99], coverage="partial"), "week") == ()
    assert spikes(rows([4, None, 4, None, 4, None, 4, None, 99]), "week") == ()


FIGURES = st.lists(st.none() | st.integers(0, 200), max_size=60)


@given(FIGURES)
def test_spikes_are_few_in_order_and_far_above_the_usual(figures: list[float | None]) -> None:
    found = spikes(rows(figures), "week")
    assert len(found) <= MOST and list(found) == sorted(found, key=lambda spike: spike.start)
    assert all(one.end < two.start for one, two in zip(found, found[1:], strict=False))
    known = sorted(figure for figure in figures if figure)
    for spike in found:
        assert spike.peak >= FEWEST_SPEECHES and spike.peak > known[(len(known) - 1) // 2]


@given(FIGURES, st.integers(2, 9))
def test_another_unit_makes_no_other_spikes(figures: list[float | None], factor: int) -> None:
    plain = spikes(rows(figures, speeches=100), "week")
    scaled = spikes(rows([None if f is None else f * factor for f in figures], speeches=100), "week")
    assert [(s.start, s.end) for s in plain] == [(s.start, s.end) for s in scaled]


@given(st.lists(st.integers(5, 15), min_size=20, max_size=60), st.integers(1000, 100_000))
def test_a_great_debate_hides_no_other(figures: list[int], great: int) -> None:
    """A mean would be pulled up by the greater; the median is not."""
    figures[3], figures[8] = 200, great
    assert {spike.peak for spike in spikes(rows([*figures]), "week")} >= {200, great}


def test_many_sitting_days_are_no_event() -> None:
    thin, full = rows([4, 3, 5, 4, 5, 4, 6, 2, 4]), rows([4, 3, 5, 4, 38, 4, 6, 2, 4])
    busy = [row.model_copy(update={"sitting_days": 40 if row.total == 38 else 4}) for row in full]
    assert spikes(thin, "month") == spikes(busy, "month") == ()
    (found,) = spikes(busy, "month", "speeches per sitting day", rates=True)
    assert found.peak == 38


def test_a_spike_of_many_days_says_of_how_many() -> None:
    full = rows([4, 3, 5, 4, 38, 4, 6, 2, 4])
    (found,) = spikes([row.model_copy(update={"sitting_days": 4 + (row.total == 38)}) for row in full], "month")
    assert found.reason == "38 speeches; for 5 sitting days 5 is usual (median of 9 sitting months)"

"""Where one can go from a period: before and after, in and out, and the whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.moves import Move, moves, years

FIRST, LAST = date(2015, 3, 2), date(2024, 12, 6)


def going(start: date | None, end: date | None) -> dict[str, tuple[date | None, date | None]]:
    return {move.said: (move.start, move.end) for move in moves(start, end, FIRST, LAST)}


def test_a_year_leads_to_the_years_beside_it() -> None:
    found = going(date(2020, 1, 1), date(2020, 12, 31))
    assert found["← the year before"] == (date(2019, 1, 1), date(2019, 12, 31))
    assert found["the year after →"] == (date(2021, 1, 1), date(2021, 12, 31))
    assert found["the whole time"] == (None, None)


@pytest.mark.parametrize(
    ("start", "end", "said", "before"),
    [
        (date(2020, 3, 1), date(2020, 3, 31), "month", (date(2020, 2, 1), date(2020, 2, 29))),
        (date(2020, 1, 1), date(2020, 3, 31), "3 months", (date(2019, 10, 1), date(2019, 12, 31))),
        (date(2020, 1, 1), date(2021, 12, 31), "2 years", (date(2018, 1, 1), date(2019, 12, 31))),
        (date(2020, 3, 2), date(2020, 3, 8), "week", (date(2020, 2, 24), date(2020, 3, 1))),
        (date(2020, 3, 2), date(2020, 3, 2), "day", (date(2020, 3, 1), date(2020, 3, 1))),
        (date(2020, 3, 2), date(2020, 3, 11), "10 days", (date(2020, 2, 21), date(2020, 3, 1))),
    ],
)
def test_the_period_before_has_the_same_length_and_says_so(
    start: date, end: date, said: str, before: tuple[date, date]
) -> None:
    assert going(start, end)[f"← the {said} before"] == before


def test_a_time_of_very_many_days_is_not_told_in_days() -> None:
    assert going(date(2018, 3, 2), date(2021, 5, 27))["← before"][1] == date(2018, 3, 1)


def test_nothing_leads_to_where_nothing_is() -> None:
    found = going(FIRST, LAST)
    assert set(found) == {"zoom in", "the whole time"}


def test_zooming_in_halves_and_zooming_out_doubles() -> None:
    found = going(date(2020, 1, 1), date(2020, 12, 31))
    assert found["zoom in"] == (date(2020, 4, 1), date(2020, 10, 1))
    assert found["zoom out"] == (date(2019, 7, 2), date(2021, 7, 2))


def test_the_whole_time_leads_only_inwards() -> None:
    assert set(going(None, None)) == {"zoom in"}


def test_where_nothing_is_there_is_nowhere_to_go() -> None:
    assert moves(date(2020, 1, 1), None, None, None) == () and years(None, None) == ()


@given(st.dates() | st.none(), st.dates() | st.none(), st.dates(), st.dates())
def test_no_period_leads_off_the_calendar_or_backwards(
    start: date | None, end: date | None, one: date, other: date
) -> None:
    first, last = sorted((one, other))
    if start and end and start > end:
        start, end = end, start
    for move in (*moves(start, end, first, last), *years(first, last)):
        assert move.start is None or move.end is None or move.start <= move.end


def test_the_years_are_links_and_many_years_are_decades() -> None:
    assert years(date(2023, 6, 1), date(2024, 2, 1)) == (
        Move("2023", date(2023, 1, 1), date(2023, 12, 31)),
        Move("2024", date(2024, 1, 1), date(2024, 12, 31)),
    )
    assert [move.said for move in years(date(1987, 1, 1), date(2024, 1, 1))] == [
        "1980s",
        "1990s",
        "2000s",
        "2010s",
        "2020s",
    ]
    assert [move.said for move in years(date(1803, 1, 1), date(2024, 1, 1))] == ["1800s", "1900s", "2000s"]
    assert years(date(2024, 1, 1), date(2024, 12, 31)) == ()

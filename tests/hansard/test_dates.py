from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard import dates


@pytest.mark.parametrize(
    "text, day",
    [
        ("21st April 2022", date(2022, 4, 21)),  # TheyWorkForYou to March 2023
        ("2nd May 2003", date(2003, 5, 2)),
        ("21 April 2022", date(2022, 4, 21)),
        ("25 November 2024", date(2024, 11, 25)),
        ("21 Apr 2022", date(2022, 4, 21)),
        ("2022-04-21", date(2022, 4, 21)),
        ("03/04/2023", date(2023, 4, 3)),  # the third of April, as in Britain
        ("Thursday 21 April 2022", date(2022, 4, 21)),
        ("Tuesday 3rd December, 2013", date(2013, 12, 3)),  # only dateparser reads this one
        (" 21 April  2022. ", date(2022, 4, 21)),
    ],
)
def test_a_date_that_is_all_there_is_read(text: str, day: date) -> None:
    assert dates.sitting_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "today", "May", "May 2022", "2022", "12", "1st", "21 April", "31 February 2020", "04/21/2022", "5:01 pm"],
)
def test_a_date_is_never_guessed(text: str) -> None:
    assert dates.sitting_date(text) is None


@pytest.mark.parametrize(
    "text, clock",
    [
        ("5:01 pm", time(17, 1)),
        ("5.1 pm", time(17, 1)),  # the bound volume prints one minute past so
        ("2.44 pm", time(14, 44)),
        ("3 pm", time(15)),
        ("12:00 am", time(0)),
        ("12.30 p.m.", time(12, 30)),
        ("17:01", time(17, 1)),
        ("15:10:10", time(15, 10, 10)),
        ("12 noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_a_clock_time_is_read(text: str, clock: time) -> None:
    assert dates.clock(text) == clock


@pytest.mark.parametrize("text", ["", "12", "25:10", "5:61 pm", "13 pm", "twelve noon", "now", "15:10:99"])
def test_what_is_no_clock_time_is_none(text: str) -> None:
    assert dates.clock(text) is None


def test_twelve_hour_stamps_go_forward_past_noon_and_midnight() -> None:
    assert dates.forward(time(12, 5), after=time(11, 30)) == time(12, 5)
    assert dates.forward(time(1, 15), after=time(11, 30)) == time(13, 15)
    assert dates.forward(time(12, 20), after=time(22, 50)) == time(0, 20)
    assert dates.forward(time(1, 0), after=time(0, 20)) == time(1, 0)


def test_a_stamp_a_little_earlier_stays_in_the_same_half_of_the_day() -> None:
    assert dates.forward(time(7, 10), after=time(19, 15)) == time(19, 10)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert dates.sitting_date(text) is None or isinstance(dates.sitting_date(text), date)
    assert dates.clock(text) is None or isinstance(dates.clock(text), time)

"""What is known of days and of longer periods: never more than the stored sittings and the calendar say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar.coverage import NOT_A_SITTING_DAY, Covered, Stored, Told, cover, weekdays
from timeline.periods import periods

MONDAY = date(2024, 1, 15)
WEEK = (MONDAY, MONDAY + timedelta(days=6))


def day(number: int) -> date:
    """A day of the week that begins on Monday the 15th, which is day 0."""
    return MONDAY + timedelta(days=number)


def commons(*days: int, extent: str = "day") -> list[Stored]:
    return [Stored(day(n), "commons", extent) for n in days]


def says(status: str, *days: int, chamber: str = "commons", name: str | None = None) -> list[Told]:
    return [Told(day(n), chamber, status, name) for n in days]


def of_week(stored: list[Stored], calendar: list[Told], *chambers: str) -> Covered:
    (found,) = cover([WEEK], stored, calendar, chambers)
    return found


def test_a_period_is_sat_where_one_whole_sitting_is_stored() -> None:
    assert of_week(commons(0, 1, 3), []) == Covered("sat", 3, 0)
    assert of_week([*commons(1), *commons(2, extent="fragment")], []) == Covered("sat", 1, 0)


def test_fragments_alone_are_partial_and_count_as_no_sitting_day() -> None:
    assert of_week(commons(0, 1, extent="fragment"), []) == Covered("partial", 0, 0)
    assert of_week(commons(0, extent="fragment"), says("sitting", 0, 1)) == Covered("partial", 0, 2)


def test_what_the_calendar_names_and_nobody_stored_is_missing() -> None:
    assert of_week([], says("sitting", 0, 1, 2)) == Covered("no-transcript", 0, 3)
    assert of_week(commons(0), says("sitting", 0, 1, 2)) == Covered("sat", 1, 2)


def test_nothing_is_known_without_a_calendar() -> None:
    assert of_week([], []) == Covered("unknown", 0, 0)


def test_a_recess_is_one_only_where_the_calendar_names_every_weekday() -> None:
    recess = says("recess", 0, 1, 2, 3, 4, name="Whitsun recess")
    assert of_week([], recess) == Covered("recess", 0, 0, "Whitsun recess")
    assert of_week([], recess[:4]) == Covered("unknown", 0, 0)
    assert of_week([], [*recess[:4], *says("not-sitting", 4)]) == Covered("recess", 0, 0, "Whitsun recess")
    assert of_week([], [*recess[:4], *says("sitting", 4)]) == Covered("no-transcript", 0, 1)


def test_a_weekend_alone_is_no_recess_unless_the_calendar_says_so() -> None:
    weekend = [(day(5), day(6))]
    assert cover(weekend, [], says("recess", 0, 1, 2, 3, 4)) == [Covered("unknown", 0, 0)]
    assert cover(weekend, [], says("recess", 5, 6, name="Easter recess")) == [Covered("recess", 0, 0, "Easter recess")]


def test_days_without_a_sitting_in_term_are_named_but_no_recess() -> None:
    assert of_week([], says("not-sitting", *range(7))) == Covered("unknown", 0, 0, NOT_A_SITTING_DAY)
    assert of_week([], says("not-sitting", *range(5))) == Covered("unknown", 0, 0)


def test_a_stored_sitting_is_believed_against_the_calendar() -> None:
    assert of_week(commons(2), says("recess", *range(7))) == Covered("sat", 1, 0)


def test_the_longest_recess_names_the_period() -> None:
    calendar = [*says("recess", 0, 1, name="Summer recess"), *says("recess", 2, 3, 4, name="Conference recess")]
    assert of_week([], calendar).name == "Conference recess"


def test_a_period_is_a_recess_only_where_every_chamber_asked_for_is_in_recess() -> None:
    here = says("recess", *range(5))
    there = says("recess", *range(5), chamber="lords")
    assert of_week([], here, "commons", "lords").coverage == "unknown"
    assert of_week([], [*here, *there], "commons", "lords").coverage == "recess"
    assert of_week([], [*here, *says("sitting", 0, chamber="lords")], "commons", "lords").coverage == "no-transcript"
    assert of_week([], [*here, *says("sitting", 0, chamber="lords")], "commons").coverage == "recess"


def test_westminster_hall_is_in_recess_with_the_commons_but_does_not_sit_with_it() -> None:
    assert of_week([], says("recess", *range(5)), "westminster-hall").coverage == "recess"
    assert of_week([], says("sitting", *range(5)), "westminster-hall") == Covered("unknown", 0, 0)
    own = says("sitting", 1, chamber="westminster-hall")
    assert of_week([], [*says("recess", *range(5)), *own], "westminster-hall") == Covered("no-transcript", 0, 1)


def test_a_day_can_be_stored_of_one_chamber_and_missing_of_another() -> None:
    calendar = [*says("sitting", 0), *says("sitting", 0, chamber="lords")]
    assert of_week(commons(0), calendar) == Covered("sat", 1, 1)
    assert of_week(commons(0), calendar, "commons") == Covered("sat", 1, 0)


STORED = st.lists(
    st.builds(
        Stored, st.integers(0, 60).map(day), st.sampled_from(["commons", "lords"]), st.sampled_from(["day", "fragment"])
    ),
    max_size=40,
    unique_by=lambda row: row[:2],
)
TOLD = st.lists(
    st.builds(
        Told,
        st.integers(0, 60).map(day),
        st.sampled_from(["commons", "lords", "westminster-hall"]),
        st.sampled_from(["sitting", "recess", "not-sitting"]),
        st.sampled_from([None, "Easter recess"]),
    ),
    max_size=80,
    unique_by=lambda row: row[:2],
)
CHAMBERS = st.sets(st.sampled_from(["commons", "lords", "westminster-hall"]))


@given(STORED, TOLD, CHAMBERS)
def test_longer_periods_count_the_days_that_their_days_do(
    stored: list[Stored], calendar: list[Told], chambers: set[str]
) -> None:
    days = cover(list(periods(day(0), day(60), "day")), stored, calendar, chambers)
    (whole,) = cover([(day(0), day(60))], stored, calendar, chambers)
    assert whole.sitting_days == sum(one.sitting_days for one in days)
    assert whole.missing_days == sum(one.missing_days for one in days)
    seen = {one.coverage for one in days}
    best = next((c for c in ("sat", "partial", "no-transcript") if c in seen), None)
    assert whole.coverage == best if best else whole.coverage in ("recess", "unknown")
    assert whole.coverage != "recess" or "recess" in seen


@given(STORED, TOLD, CHAMBERS)
def test_only_a_whole_stored_sitting_makes_a_day_sat(
    stored: list[Stored], calendar: list[Told], chambers: set[str]
) -> None:
    spans = list(periods(day(0), day(60), "day"))
    wanted = chambers or {row.chamber for row in stored} | {row.chamber for row in calendar}
    whole = {row.date for row in stored if row.extent == "day" and row.chamber in wanted}
    for (first, _), found in zip(spans, cover(spans, stored, calendar, chambers), strict=True):
        assert (found.coverage == "sat") == (first in whole) == (found.sitting_days == 1)


@given(STORED, st.sampled_from(["day", "week", "month"]))
def test_nothing_is_a_recess_or_missing_without_a_calendar(stored: list[Stored], bucket: str) -> None:
    spans = list(periods(day(0), day(60), bucket))  # type: ignore[arg-type]
    assert {found.coverage for found in cover(spans, stored, [])} <= {"sat", "partial", "unknown"}


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 100))
def test_weekdays_are_counted_as_one_counts_them(first: date, more: int) -> None:
    days = [first + timedelta(days=n) for n in range(more + 1)]
    assert weekdays(first, days[-1]) == sum(one.weekday() < 5 for one in days)


def test_the_last_day_of_all_can_be_asked_for() -> None:
    assert cover([(date(9999, 1, 1), date.max)], commons(0), []) == [Covered("unknown", 0, 0)]


@pytest.mark.parametrize("bucket", ["day", "month"])
def test_twenty_years_of_days_are_counted(bucket: str) -> None:
    days = [day(n) for n in range(7000)]
    stored = [Stored(each, "commons", "day") for each in days if each.weekday() < 4]
    calendar = [Told(each, "commons", "sitting") for each in days if each.weekday() < 5]
    found = cover(list(periods(days[0], days[-1], bucket)), stored, calendar)  # type: ignore[arg-type]
    assert sum(one.sitting_days for one in found) == 4000 and sum(one.missing_days for one in found) == 1000

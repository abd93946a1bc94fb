"""The Parliaments, their sessions and the known recesses as data, and periods of a timeline made of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import parliaments
from timeline.parliaments import Period, of_kind, on, recesses, sessions
from timeline.periods import fitting, name_of, periods, start_of

ALL = {
    "Parliaments": parliaments.parliaments(),
    "sessions": sessions(),
    "recesses of the Commons": recesses("commons"),
    "recesses of the Lords": recesses("lords"),
}
DAYS = st.dates(date(1900, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize("name", ALL)
def test_periods_lie_in_order_and_do_not_overlap(name: str) -> None:
    found = ALL[name]
    assert found and all(each.last is None or each.first <= each.last for each in found)
    assert all(each.last is not None for each in found[:-1])
    for before, after in zip(found, found[1:], strict=False):
        assert before.last is not None and before.last < after.first, (before, after)


def test_parliaments_are_numbered_one_after_the_other() -> None:
    numbers = [int(each.name[:2]) for each in parliaments.parliaments()]
    assert numbers == list(range(31, 60))
    assert [each.name for each in parliaments.parliaments()[:3]] == [
        "31st Parliament",
        "32nd Parliament",
        "33rd Parliament",
    ]


def test_every_session_lies_in_one_parliament_and_begins_with_the_first() -> None:
    starts = {each.first for each in sessions()}
    for each in parliaments.parliaments():
        assert each.first in starts
    for each in sessions():
        (held,) = (p for p in parliaments.parliaments() if p.holds(each.first))
        assert each.last is None or held.holds(each.last), each


def test_every_session_has_a_name_of_its_own_that_begins_with_its_years() -> None:
    names = [each.name for each in sessions()]
    assert len(set(names)) == len(names)
    for each in sessions():
        assert str(each.first.year) in each.name


def test_every_recess_is_short_and_lies_in_a_session() -> None:
    for chamber in ("commons", "lords"):
        for each in recesses(chamber):
            assert each.last and (each.last - each.first).days < 60
            held = on(each.first, sessions())
            assert held and held.holds(each.last), each
    assert recesses("senedd") == ()


@pytest.mark.parametrize(
    ("day", "parliament", "session"),
    [
        (date(2024, 7, 9), "59th Parliament", "Session 2024–26"),
        (date(2024, 7, 8), None, None),  # after the dissolution of May
        (date(2024, 5, 24), "58th Parliament", "Session 2023–24"),
        (date(2024, 5, 27), "58th Parliament", None),  # prorogued, not yet dissolved
        (date(2019, 9, 17), "57th Parliament", "Session 2017–19"),  # the prorogation that was none
        (date(2000, 12, 5), "52nd Parliament", None),
        (date(2000, 12, 6), "52nd Parliament", "Session 2000–01"),
        (date(1921, 12, 15), "31st Parliament", "1921 Session II"),
        (date(1918, 12, 31), None, None),
        (date(2026, 5, 12), "59th Parliament", "Session 2024–26"),
        (date(2026, 6, 1), "59th Parliament", "Session from May 2026"),
    ],
)
def test_days_are_in_the_parliament_and_session_of_history(
    day: date, parliament: str | None, session: str | None
) -> None:
    def name(found: Period | None) -> str | None:
        return found.name if found else None

    assert (name(on(day, parliaments.parliaments())), name(on(day, sessions()))) == (parliament, session)


def test_sessions_and_parliaments_are_periods_with_gaps() -> None:
    found = list(periods(date(2024, 1, 1), date(2024, 12, 31), "parliament"))
    assert found == [(date(2019, 12, 17), date(2024, 5, 30)), (date(2024, 7, 9), date(2024, 12, 31))]
    assert start_of(date(2024, 6, 20), "parliament") is None
    assert name_of(date(2024, 7, 9), "parliament") == "59th Parliament"
    assert name_of(date(2024, 7, 1), "month") is None


def test_nothing_is_chosen_but_periods_of_the_calendar() -> None:
    assert fitting(date(1919, 1, 1), date(2026, 1, 1)) == "year"


@given(DAYS, st.integers(0, 4000), st.sampled_from(["session", "parliament", "week", "month", "quarter", "year"]))
def test_a_day_belongs_to_the_period_that_begins_where_it_says(day: date, more: int, bucket: str) -> None:
    end = day + timedelta(days=more)
    spans = list(periods(day, end, bucket))  # type: ignore[arg-type]
    assert all(a <= b for a, b in spans) and all(b < c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
    for each in (day, end):
        starts = [first for first, last in spans if first <= each <= last]
        assert starts == [first for first in [start_of(each, bucket)] if first]  # type: ignore[arg-type]


@given(DAYS)
def test_what_holds_a_day_is_found(day: date) -> None:
    for kind in ("session", "parliament"):
        among = of_kind(kind)  # type: ignore[arg-type]
        assert on(day, among) == next((each for each in among if each.holds(day)), None)


def test_real_days_of_the_commons_are_in_a_session_and_in_no_recess(real) -> None:  # type: ignore[no-untyped-def]
    import re
    import tarfile

    path = real / "bench" / "commons-2023-06_2025-03.tar.xz"
    if not path.exists():
        pytest.skip(f"no {path.name}")
    with tarfile.open(path) as archive:
        days = {
            date.fromisoformat(found[0])
            for name in archive.getnames()
            if (found := re.search(r"\d{4}-\d\d-\d\d", name))
        }
    assert len(days) > 200
    assert not [day for day in days if on(day, sessions()) is None]
    assert not [day for day in days if on(day, recesses("commons"))]

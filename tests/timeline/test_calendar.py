"""A sitting calendar as CSV: what it may say, what is wrong with others, and what becomes of it in the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Take
from timeline import parliaments, queries, tables
from timeline.calendar.importing import forget, import_into
from timeline.calendar.reading import MOST_BYTES, STATUSES, BadCalendar, Line, read
from timeline.filters import BadQuestion
from timeline.queries import coverage
from timeline.store import Store

HEADER = "chamber,start,end,status,name\n"


def lines(text: str) -> tuple[Line, ...]:
    return read((HEADER + text).encode(), "days.csv")


def taken(store: Store, text: str) -> None:
    import_into(store, lines(text), "days.csv")


def wrong(data: bytes) -> str:
    with pytest.raises(BadCalendar) as caught:
        read(data, "days.csv")
    return str(caught.value)


def held(store: Store, chamber: str, *days: date, extent: str = "day") -> None:
    """Have these sittings in the store, empty as they are."""
    with store.writing() as session:
        for day in days:
            id = f"{chamber}/{day}"
            row = tables.Sitting(id=id, chamber=chamber, date=day, title="", extent=extent, built_from="")
            session.add(row)


def test_a_line_says_something_of_a_day_or_a_range() -> None:
    assert lines("commons,2024-01-15,,sitting,\nlords,2024-07-31,2024-09-01,recess,Summer recess\n") == (
        Line("commons", date(2024, 1, 15), date(2024, 1, 15), "sitting"),
        Line("lords", date(2024, 7, 31), date(2024, 9, 1), "recess", "Summer recess"),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfchamber,start,end,status,name\r\nlords,2024-01-15,,sitting,\r\n",  # as spreadsheets save it
        b"status,start,chamber\nsitting,2024-01-15,lords\n",  # columns in another order, optional ones left out
        b"Chamber , START,status,,\nlords,2024-01-15,sitting,,\n,,,,\n",  # empty columns and lines at the end
        b"# from the printed calendar\n\nchamber,start,status\n# January\n lords , 2024-01-15 ,sitting",
        b'chamber,start,status,name\n"lords","2024-01-15","sitting",""\n',
    ],
)
def test_what_spreadsheets_and_people_write_is_read(data: bytes) -> None:
    assert read(data, "days.csv") == (Line("lords", date(2024, 1, 15), date(2024, 1, 15), "sitting"),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "days.csv: no day; expected a line chamber,start,end,status,name"),
        (HEADER.encode(), "days.csv: no day; expected"),
        (b"chamber;start;end;status;name\n", "days.csv:1: columns separated by ';'; expected the column names"),
        (b"chamber\tstart\tstatus\n", "days.csv:1: columns separated by '\\t'; expected"),
        (b"chamber,start,status,start\n", "days.csv:1: the column 'start' twice"),
        (b"chamber,start,state\n", "days.csv:1: the column 'state'; expected the column names chamber,start"),
        (b"chamber,start,name\n", "days.csv:1: no column 'status'"),
        (b"lords,2024-01-15,,sitting,\n", "days.csv:1: the column 'lords'; expected the column names"),
        (b"\xff\xfec\x00h\x00", "days.csv: text in UTF-16; expected UTF-8"),
        (HEADER.encode() + b"lords,2024-01-15,,sitting,\0", "days.csv:2: a null byte"),
        (HEADER.encode() + b"lords,2024-01-15,,recess,Christmas \xe9t\xe9", "days.csv:2: bytes that are not UTF-8"),
        (b"x" * (MOST_BYTES + 1), "days.csv: 4,194,305 bytes; expected at most"),
    ],
)
def test_a_file_that_is_no_calendar_is_told_by_its_line(data: bytes, sentence: str) -> None:
    assert wrong(data).startswith(sentence)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("house,2024-01-15,,sitting,", "chamber 'house'; expected commons, westminster-hall, lords"),
        ("unknown,2024-01-15,,sitting,", "chamber 'unknown'"),
        ("commons,15/01/2024,,sitting,", "start '15/01/2024'; expected a date YYYY-MM-DD"),
        ("commons,20240115,,sitting,", "start '20240115'"),
        ("commons,2024-02-30,,sitting,", "start '2024-02-30', which is no day"),
        ("commons,0204-01-15,,sitting,", "start '0204-01-15'; expected a date YYYY-MM-DD from 1800 to 2199"),
        ("commons,9999-12-31,,sitting,", "start '9999-12-31'"),
        ("commons,٢٠٢٤-01-15,,sitting,", "start '٢٠٢٤-01-15'"),
        ("commons,,,sitting,", "start ''; expected a date"),
        ("commons,2024-01-15,2024-13-01,recess,", "end '2024-13-01', which is no day"),
        ("commons,2024-01-15,2024-01-14,recess,", "start 2024-01-15 after end 2024-01-14; expected start ≤ end"),
        ("commons,1924-01-15,2024-01-14,recess,", "1924-01-15 to 2024-01-14, 36,525 days; expected at most 366"),
        ("commons,2024-01-15,2024-01-22,sitting,", "sittings from 2024-01-15 to 2024-01-22; expected sittings in a"),
        ("commons,2024-01-15,,Sitting,", "status 'Sitting'; expected sitting or recess or not-sitting"),
        ("commons,2024-01-15,,holiday,", "status 'holiday'"),
        ('commons,2024-01-15,,recess,"=HYPERLINK(""http://x"")"', "name '=HYPERLINK(\"http://x\")', which begins like"),
        ("commons,2024-01-15,,recess,@SUM(A1)", "name '@SUM(A1)', which begins like a formula"),
        ("commons,2024-01-15,,recess,Easter\x1brecess", "name 'Easter\\x1brecess'; expected at most 100 printable"),
        (f"commons,2024-01-15,,recess,{'e' * 101}", f"name '{'e' * 40}…'"),
        ("commons,2024-01-15,,sitting,,extra", "6 cells; expected 5"),
        ('commons,2024-01-15,,recess,"Easter', "no valid CSV"),
        (f"commons,2024-01-15,,recess,{'e' * 200_000}", "no valid CSV"),
    ],
)
def test_a_wrong_line_is_told_with_what_would_be_right(line: str, sentence: str) -> None:
    text = f"{HEADER}lords,2024-01-15,,sitting,\n{line}\n"
    found = wrong(text.encode())
    assert found.startswith("days.csv:3: " + sentence) and "; expected " in found


@given(
    st.binary(max_size=400)
    | st.text(max_size=400).map(str.encode)
    | st.binary(max_size=200).map(HEADER.encode().__add__)
)
def test_any_bytes_are_a_calendar_or_one_sentence(data: bytes) -> None:
    try:
        assert read(data, "days.csv")
    except BadCalendar as error:
        assert "\n" not in str(error) and len(str(error)) < 400


def test_a_later_line_wins(store: Store) -> None:
    taken(store, "commons,2025-04-09,2025-04-21,recess,Easter recess\ncommons,2025-04-12,,sitting,Recall\n")
    days = {day.date.day: day.status for day in coverage.between(store, "commons", date(2025, 4, 9), date(2025, 4, 21))}
    assert days.pop(12) == "no-transcript" and set(days.values()) == {"recess"}


def test_a_later_import_wins_for_the_days_that_it_names_and_no_others(store: Store) -> None:
    taken(store, "commons,2024-01-15,2024-01-18,sitting,\nlords,2024-01-15,,sitting,\n")
    (done,) = import_into(store, lines("commons,2024-01-16,2024-01-17,not-sitting,\n"), "later.csv")
    assert (done.renewed, done.changed, done.days) == (2, 2, {"not-sitting": 2})
    found = coverage.between(store, "commons", date(2024, 1, 15), date(2024, 1, 19))
    assert [day.status for day in found] == ["no-transcript", "not-sitting", "not-sitting", "no-transcript", "unknown"]
    assert coverage.between(store, "lords", date(2024, 1, 15), date(2024, 1, 15))[0].status == "no-transcript"


def test_the_same_calendar_again_changes_nothing(store: Store) -> None:
    from timeline.state import state

    text = "commons,2024-01-15,2024-01-18,sitting,\ncommons,2024-02-09,2024-02-18,recess,February recess\n"
    taken(store, text)
    before = state(store.engine)
    (again,) = import_into(store, lines(text), "days.csv")
    assert again.changed == 0 and state(store.engine) == before


def test_a_calendar_is_taken_whole_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.calendar import importing

    def fail(*_: object) -> None:
        raise RuntimeError

    taken(store, "commons,2024-01-15,,sitting,\n")
    kept = coverage.between(store, "commons", date(2024, 1, 1), date(2024, 2, 1))
    monkeypatch.setattr(importing, "write_rows", fail)
    with pytest.raises(RuntimeError):
        taken(store, "commons,2024-01-15,2024-01-19,recess,\n")
    assert coverage.between(store, "commons", date(2024, 1, 1), date(2024, 2, 1)) == kept


def test_what_a_calendar_says_can_be_forgotten(store: Store) -> None:
    taken(store, "commons,2024-01-15,2024-01-18,sitting,\nlords,2024-01-15,,sitting,\n")
    assert forget(store, "commons", date(2024, 1, 17)) == 2
    assert [each.sitting_days for each in queries.missing(store)] == [2, 1]
    assert forget(store, "commons") == 2 and [each.chamber for each in queries.missing(store)] == ["lords"]


def test_a_year_has_every_day_with_what_is_known_of_it(store: Store) -> None:
    held(store, "commons", date(2025, 1, 22), date(2025, 4, 2))
    held(store, "commons", date(2025, 2, 26), extent="fragment")
    held(store, "commons", date(2025, 3, 5), extent="none")  # its documents have been forgotten
    taken(store, "commons,2025-02-14,2025-02-23,recess,\ncommons,2025-04-01,2025-04-03,sitting,\n")
    year = queries.calendar(store, "commons", 2025)
    assert len(year.days) == 365 and sum(year.counts.values()) == 365
    status = {day.date: day for day in year.days}
    assert status[date(2025, 1, 22)].status == "sat"
    assert status[date(2025, 2, 26)].status == "partial"
    assert status[date(2025, 4, 1)].status == "no-transcript" and status[date(2025, 4, 2)].status == "sat"
    assert status[date(2025, 3, 5)].status == "unknown"
    recess = status[date(2025, 2, 17)]
    assert (recess.status, recess.name) == ("recess", "February recess")  # the calendar gives it no name
    assert len(queries.calendar(store, "lords", 2024).days) == 366


def test_a_year_out_of_reach_is_no_question(sqlite_store: Store) -> None:
    for year in (1799, 2200, 0, -5, 10**9):
        with pytest.raises(BadQuestion, match="expected 1800 to 2199"):
            queries.calendar(sqlite_store, "commons", year)


def test_known_recesses_say_nothing_until_they_are_imported(sqlite_store: Store) -> None:
    assert parliaments.on(date(2024, 8, 15), parliaments.recesses("commons"))
    assert set(queries.calendar(sqlite_store, "commons", 2024).counts) == {"unknown"}


def test_missing_days_are_told_in_ranges_of_sitting_days(store: Store) -> None:
    held(store, "commons", date(2025, 4, 2))
    held(store, "commons", date(2025, 4, 7), extent="fragment")
    held(store, "lords", date(2025, 3, 13))
    taken(store, "commons,2025-03-31,2025-04-03,sitting,\ncommons,2025-04-04,2025-04-06,not-sitting,\n")
    taken(store, "commons,2025-04-07,2025-04-08,sitting,\nlords,2025-03-13,,sitting,\nsenedd,2025-08-01,,recess,\n")
    commons, lords = queries.missing(store)
    assert (commons.sitting_days, commons.days, lords.sitting_days, lords.days) == (6, 5, 1, 0)
    assert [(r.start.day, r.end.day, r.days) for r in commons.ranges] == [(31, 1, 2), (3, 8, 3)]
    assert lords.ranges == ()


def test_a_refused_document_is_remembered_until_it_is_taken_in(
    store: Store, take: Take, fixtures: Path, tmp_path: Path
) -> None:
    path = tmp_path / "day.xml"
    path.write_bytes(b"no transcript at all")
    take(store, path, fixtures / "broken" / "empty.txt")
    take(store, path)
    assert {Path(each.path).name for each in queries.refused(store)} == {"day.xml", "empty.txt"}
    assert all("not a transcript" in each.reason for each in queries.refused(store))
    path.write_bytes((fixtures / "children-online" / "publicwhip.xml").read_bytes())
    take(store, path)
    assert [Path(each.path).name for each in queries.refused(store, 5)] == ["empty.txt"]


def test_a_name_that_no_database_can_keep_is_refused_all_the_same(store: Store) -> None:
    from timeline.ingest import refusals

    refusals.note(store, "folder/\udce9t\udce9.xml", "with a \0 in it")
    (found,) = queries.refused(store)
    assert found.path == "folder/\\udce9t\\udce9.xml" and "\0" not in found.reason
    with store.writing() as session:
        refusals.clear(session, "folder/\udce9t\udce9.xml")
    assert queries.refused(store) == ()


def test_the_manual_names_every_status_and_its_example_is_read() -> None:
    text = (Path(__file__).parents[2] / "docs" / "calendar.md").read_text(encoding="utf-8")
    assert all(f"`{status}`" in text for status in STATUSES)
    example = text[text.index(HEADER) :].split("```")[0]
    assert {line.status for line in read(example.encode(), "calendar.md")} == set(STATUSES)


def test_the_same_calendar_under_another_name_changes_nothing(sqlite_store: Store) -> None:
    lines = read(b"chamber,start,status,name\ncommons,2031-02-14,recess,February recess\n", "one.csv")
    import_into(sqlite_store, lines, "one.csv")
    (again,) = import_into(sqlite_store, lines, "two.csv")
    assert (again.renewed, again.changed) == (0, 0)

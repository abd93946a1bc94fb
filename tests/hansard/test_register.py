"""The register file and what is found in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.errors import BadRegister
from hansard.people import Membership, Name, Office, OfficeKind, Person
from hansard.register import Header, Reach, Register, load_register, parse_register
from hansard.register.lines import write

DAY = date(2020, 5, 1)
HEADER = Header(date(2021, 3, 3), Reach(date(1979, 5, 3), date(2021, 3, 3)), {"commons": Reach(None, DAY)})
ADA = Person(
    "7",
    (
        Name("Ada Example", None, date(2019, 12, 31)),
        Name("Ada Muster", date(2020, 1, 1)),
        Name("Adela Example", alternate=True),
    ),
    {"publicwhip": "7", "parliament": "70", "publicwhip-also": "700 701"},
    (Membership("commons", "Northfield and Thé Weald", "Labour", date(2015, 5, 7), None),),
    (Office("Chair", "Examples Committee", OfficeKind.PARLIAMENTARY, date(2018, 1, 1), DAY, observed=True),),
    ("member/41", "lord/9"),
)
BEN = Person("parliament-8", (Name("Ben Sample"),), {"parliament": "8"})
SMALL = Register(HEADER, [ADA, BEN])


def test_a_written_register_reads_back_the_same() -> None:
    data = SMALL.dumps()
    again = parse_register(data)
    assert (again.header, dict(again.persons)) == (HEADER, {"7": ADA, "parliament-8": BEN})
    assert again.dumps() == data


def test_the_version_is_twelve_digits_of_the_digest() -> None:
    assert parse_register(SMALL.dumps()).version == parse_register(SMALL.dumps()).version
    assert len(parse_register(SMALL.dumps()).version) == 12


def test_empty_keys_are_left_out() -> None:
    assert (
        SMALL.dumps().splitlines()[2]
        == b'{"id":"parliament-8","names":[{"name":"Ben Sample"}],"identifiers":{"parliament":"8"}}'
    )


@pytest.mark.parametrize(
    ("scheme", "value", "found"),
    [("publicwhip", "7", ADA), ("publicwhip", "701", ADA), ("parliament", "8", BEN), ("parliament", "7", None)],
)
def test_a_person_is_found_by_any_id(scheme: str, value: str, found: Person | None) -> None:
    assert SMALL.by_identifier(scheme, value) is found


def test_a_person_is_found_by_the_id_of_a_membership() -> None:
    assert SMALL.by_member_id("member/41") is ADA
    assert SMALL.by_source_id("uk.org.publicwhip/lord/9") is ADA
    assert SMALL.by_source_id("uk.org.publicwhip/person/7") is ADA


@pytest.mark.parametrize("printed", ["Ada Muster", "Rt Hon Dame ADA MUSTER MP", "Ms Ada Example", "Adela Example"])
def test_a_name_is_found_whatever_the_honorifics_and_whenever_it_was_in_use(printed: str) -> None:
    assert SMALL.named(printed, DAY, "commons") == (ADA,)


def test_a_name_is_not_found_in_a_house_where_nobody_of_it_ever_sat() -> None:
    assert SMALL.named("Ada Muster", DAY, "lords") == ()


def test_the_owner_of_a_name_on_the_day_comes_before_a_former_and_an_alternate_one() -> None:
    former = Person("1", (Name("Ada Muster", None, date(2001, 1, 1)), Name("Ada Else", date(2001, 1, 2))), {})
    alternate = Person("2", (Name("A. Muster"), Name("Ada Muster", alternate=True)), {})
    found = Register(HEADER, [alternate, former, ADA]).named("Ada Muster", DAY)
    assert [person.id for person in found] == ["7", "1", "2"]


def test_a_seat_is_found_whatever_the_accents_and_the_ampersand() -> None:
    assert SMALL.seated("northfield & the weald", DAY) == (ADA,)
    assert SMALL.seated("Northfield and The Weald", date(2015, 5, 6)) == ()


def test_the_holder_of_an_office_is_found_by_its_title() -> None:
    assert SMALL.holders("The Chair, Examples Committee", DAY) == (ADA,)
    assert SMALL.holders("Chair, Examples Committee", date(2020, 5, 2)) == ()


def test_the_name_shown_is_the_one_in_use_on_the_day() -> None:
    assert (ADA.name_on(date(2019, 1, 1)), ADA.name_on(DAY), ADA.name_on(None)) == (
        "Ada Example",
        "Ada Muster",
        "Ada Muster",
    )


@pytest.mark.parametrize(
    ("rows", "line", "found"),
    [
        (b"", None, "an empty file"),
        (b"{\n", 1, "no JSON"),
        (b'{"format":"other/1"}\n', 1, "the format 'other/1'"),
        (SMALL.dumps() + b'{"id":"9"}\n', 4, "no 'names'"),
        (SMALL.dumps() + b'{"id":"9","names":[]}\n', 4, "person 9 without a name"),
        (
            SMALL.dumps() + b'{"id":"parliament-7","names":[{"name":"C"}]}\n',
            4,
            "person parliament-7 after person parliament-8",
        ),
        (SMALL.dumps().replace(b"2015-05-07", b"7 May 2015"), 2, "Invalid isoformat string"),
        (SMALL.dumps().replace(b"2018-01-01", b"2021-01-01"), 2, "a period from 2021-01-01 to 2020-05-01"),
        (SMALL.dumps().replace(b"parliamentary", b"royal"), 2, "'royal' is not a valid OfficeKind"),
    ],
)
def test_a_broken_file_is_refused_with_its_path_and_line(rows: bytes, line: int | None, found: str) -> None:
    with pytest.raises(BadRegister) as refused:
        parse_register(rows, "members.jsonl")
    assert refused.value.line == line
    assert found in str(refused.value)
    assert str(refused.value).startswith(f"members.jsonl:{line}" if line else "members.jsonl")


def test_a_missing_file_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(BadRegister, match="no such file"):
        load_register(tmp_path / "absent.jsonl")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_register_or_are_refused(data: bytes) -> None:
    try:
        parse_register(data)
    except BadRegister as refused:
        assert str(refused)


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(Name)
days = st.none() | st.dates(date(1900, 1, 1), date(1999, 12, 31))
later = st.none() | st.dates(date(2000, 1, 1))
memberships = st.builds(
    Membership, st.sampled_from(["commons", "lords"]), st.none() | st.just("Ynys Môn"), st.none(), days, later
)


@given(st.lists(st.builds(lambda n, m: (n, m), names, memberships), max_size=4))
def test_every_register_survives_writing_and_reading(rows: list[tuple[Name, Membership]]) -> None:
    persons = [Person(str(n), (name,), {}, (seat,)) for n, (name, seat) in enumerate(rows)]
    assert list(parse_register(write(HEADER, persons)).persons.values()) == persons


def test_the_packaged_register_knows_thousands(register: Register) -> None:
    assert len(register.persons) > 4000


def test_the_packaged_register_is_canonical(register: Register) -> None:
    packaged = (Path(load_register.__code__.co_filename).parents[1] / "data/register.jsonl").read_bytes()
    assert register.dumps() == packaged


def test_nobody_holds_two_memberships_of_one_house_at_once(register: Register) -> None:
    for person in register.persons.values():
        for chamber in ("commons", "lords"):
            held = [membership for membership in person.memberships if membership.chamber == chamber]
            for before, after in zip(held, held[1:], strict=False):
                assert before.end and after.start and before.end < after.start, (person.id, before, after)


def test_every_member_of_either_house_since_2010_has_a_party_on_every_day(register: Register) -> None:
    partyless = [
        (person.id, membership)
        for person in register.persons.values()
        for membership in person.memberships
        if membership.party is None and (membership.end is None or membership.end >= date(2010, 5, 6))
    ]
    assert partyless == []


@pytest.mark.parametrize(
    "day", [date(2010, 7, 1), date(2018, 3, 1), date(2022, 9, 1), date(2024, 5, 1), date(2025, 1, 15)]
)
def test_no_seat_in_the_commons_is_held_twice(register: Register, day: date) -> None:
    seats = [
        membership.constituency
        for person in register.persons.values()
        for membership in person.memberships_on(day)
        if membership.chamber == "commons"
    ]
    assert len(seats) == len(set(seats))
    assert 645 <= len(seats) <= 650


@pytest.mark.parametrize(
    ("identifier", "day", "name", "party", "seat"),
    [
        ("25350", date(2022, 4, 21), "Amanda Milling", "Conservative", "Cannock Chase"),
        ("25370", date(2023, 2, 9), "Brendan O'Hara", "Scottish National Party", "Argyll and Bute"),
        ("25874", date(2022, 1, 18), "Christian Wakeford", "Conservative", "Bury South"),
        ("25874", date(2022, 1, 19), "Christian Wakeford", "Labour", "Bury South"),
        ("25391", date(2024, 9, 2), "Richard Burgon", "Independent", "Leeds East"),
        ("25391", date(2025, 3, 3), "Richard Burgon", "Labour", "Leeds East"),
        ("13103", date(2020, 6, 29), "Lord Alton of Liverpool", "Crossbench", None),
        ("13856", date(2016, 1, 11), "Margaret Ritchie", "Social Democratic and Labour Party", "South Down"),
        ("10348", date(2024, 3, 11), "Eleanor Laing", "Conservative", "Epping Forest"),
    ],
)
def test_known_members_stand_in_the_packaged_register(
    register: Register, identifier: str, day: date, name: str, party: str, seat: str | None
) -> None:
    person = register.by_identifier("publicwhip", identifier)
    assert person is not None
    (held,) = person.memberships_on(day)
    assert (person.name_on(day), held.party, held.constituency) == (name, party, seat)

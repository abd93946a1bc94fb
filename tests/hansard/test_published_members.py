"""Published files of members: what each kind tells, what is refused and where, and how it goes into a register."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.errors import BadMembersFile
from hansard.people import Membership, Name, Person
from hansard.register import Header, Reach, Register, parse_register
from hansard.register.changes import compare, seat
from hansard.register.check import check
from hansard.register.merging import merge
from hansard.register.published import MOST, Published, read
from hansard.register.published.accounts import Account, Spell

TODAY = date(2026, 9, 30)
EMPTY = Register(Header(date(2020, 1, 1), Reach(None, date(2020, 1, 1)), {}), [])
KINDS = ("people.json", "posts.json", "members-api-search.json", "members-api-biography.json", "members.csv")


@pytest.fixture(scope="session")
def told(fixtures: Path) -> Callable[[str], Published]:
    return lambda name: read((fixtures / "members" / name).read_bytes(), name, TODAY, TODAY)


def seats(person: Person) -> list[str]:
    return [seat(held) for held in person.memberships]


def offices(person: Person) -> list[tuple[str, str, bool]]:
    return [(office.title, f"{office.start}..{office.end}", office.observed) for office in person.offices]


def test_people_come_with_their_names_ids_and_seats(told: Callable[[str], Published]) -> None:
    register = merge(EMPTY, told("people.json")).register
    assert sorted(register.persons) == ["90001", "90501", "90502"]  # nobody who only sat at Holyrood
    ashdown, hartnoll, ridgeway = register.persons.values()
    assert seats(ashdown) == [
        "commons Wexcombe Vale, Labour, 2019-12-12 to 2024-05-30",
        "commons Wexcombe Vale, Labour, 2024-07-04 to 2026-07-14",
        "commons Wexcombe Vale, Reform UK, 2026-07-15 to now",
    ]
    assert ashdown.identifiers == {"parliament": "80001", "publicwhip": "90001", "wikidata": "Q900001"}
    assert [name.text for name in ashdown.names] == ["Rowena Ashdown", "Ro Ashdown"]
    assert hartnoll.name_on(date(2025, 6, 1)) == "Cerys Lovelock" and hartnoll.name_on(None) == "Cerys Hartnoll"
    assert hartnoll.member_ids == ("member/94999", "member/95004")  # one of them a redirect
    assert ridgeway.name_on(None) == "Lord Ridgeway of Marden" and ridgeway.identifiers["publicwhip-also"] == "90599"


def test_a_bare_year_is_certain_from_its_last_day(told: Callable[[str], Published]) -> None:
    ridgeway = merge(EMPTY, told("people.json")).register.persons["90502"]
    assert seats(ridgeway) == ["lords, Crossbench, 2001-12-31 to now"]


def test_a_bare_year_gives_way_to_the_day_that_the_register_has_within_it(told: Callable[[str], Published]) -> None:
    held = Membership("lords", None, "Crossbench", date(2001, 6, 25), None)
    known = merge(EMPTY, told("people.json")).register.persons["90502"]
    before = Register(EMPTY.header, [Person("90502", known.names, known.identifiers, (held,))])
    assert merge(before, told("people.json")).register.persons["90502"].memberships == (held,)


def test_a_party_without_a_name_here_is_told_and_not_guessed(told: Callable[[str], Published]) -> None:
    merged = merge(EMPTY, told("people.json"))
    assert merged.problems == ('the party "Gardeners\' Alliance" of 1 memberships is not known',)
    assert merged.register.persons["90501"].memberships[0].party is None


def test_a_newer_file_ends_one_seat_and_begins_the_next(
    invented_register: Register, told: Callable[[str], Published]
) -> None:
    after = merge(invented_register, told("people.json")).register
    changes = compare(invented_register, after)
    assert (changes.persons, changes.closed) == (2, 1)
    assert "ended: commons Wexcombe Vale, Labour, 2024-07-04 to 2026-07-14" in "\n".join(changes.lines)
    assert after.header.sources[-1].name == "people.json" and after.header.sources[-1].date == "2026-07-15"
    assert after.as_of == after.memberships_end("lords") == date(2026, 7, 15)
    untouched = set(invented_register.persons) - {"90001"}
    assert all(after.persons[id] == invented_register.persons[id] for id in untouched)


def test_posts_keep_the_titles_of_the_register_and_add_what_is_new(
    invented_register: Register, told: Callable[[str], Published]
) -> None:
    merged = merge(merge(invented_register, told("people.json")).register, told("posts.json"))
    assert offices(merged.register.persons["90001"])[-1] == (
        "The Minister of State, Foreign, Commonwealth and Development Office",
        "2024-07-09..2026-07-14",
        False,
    )
    assert offices(merged.register.persons["90501"]) == [
        ("Chair, Samples Committee", "2025-09-01..2026-09-01", True),  # no end: known to the file's day
        ("Chair, Samples Committee", "2026-09-01..2026-09-01", True),  # ends in 2024: no more than its first day
    ]
    assert "memberships[3]: Chair ends before it begins" in merged.problems[0]
    assert merged.register.offices_end == date(2026, 9, 1)


def test_a_list_of_the_day_shows_a_new_party_from_that_day(
    invented_register: Register, told: Callable[[str], Published]
) -> None:
    register = merge(invented_register, told("members-api-search.json")).register
    assert seats(register.persons["90001"])[-2:] == [
        "commons Wexcombe Vale, Labour, 2024-07-04 to 2026-09-29",
        "commons Wexcombe Vale, Independent, 2026-09-30 to now",
    ]
    assert seats(register.persons["parliament-80601"]) == ["commons Thornby, Labour, 2026-05-07 to now"]
    assert seats(register.persons["90036"]) == ["lords, Non-affiliated, 2011-01-17 to 2026-08-31"]


def test_a_biography_tells_whose_it_is_by_its_link(told: Callable[[str], Published]) -> None:
    register = merge(
        merge(EMPTY, told("members-api-search.json")).register, told("members-api-biography.json")
    ).register
    crewe = register.persons["parliament-80601"]
    assert seats(crewe) == [
        "commons Thornby, Labour, 2026-05-07 to 2026-06-30",
        "commons Thornby, Independent, 2026-07-01 to now",
    ]
    assert offices(crewe) == [("Opposition Whip (Commons)", "2026-06-01..2026-09-30", True)]
    assert merge(EMPTY, told("members-api-biography.json")).problems  # nobody's name is in it


def test_a_table_changes_only_the_days_it_covers(invented_register: Register, told: Callable[[str], Published]) -> None:
    register = merge(invented_register, told("members.csv")).register
    penhallow = register.persons["90002"]
    assert seats(penhallow)[-2:] == [
        "commons Saltmarsh and Henby, Conservative, 2024-07-04 to 2026-06-30",
        "commons Saltmarsh and Henby, Reform UK, 2026-07-01 to now",
    ]
    assert ("Shadow Minister (Samples)", "2025-01-01..2025-12-31", False) in offices(penhallow)
    assert seats(register.persons["parliament-80701"]) == ["lords, Crossbench, 2026-03-03 to now"]


@pytest.mark.parametrize("name", KINDS)
def test_the_same_file_again_changes_nothing(
    name: str, invented_register: Register, told: Callable[[str], Published]
) -> None:
    once = merge(invented_register, told(name)).register
    again = merge(once, told(name)).register
    assert again.dumps() == once.dumps() and str(compare(once, again)) == "nothing has changed"
    assert parse_register(once.dumps()).dumps() == once.dumps()
    assert [found.cases for found in check(once) if found.is_error and found.cases] == []


def test_an_older_file_takes_nothing_away(fixtures: Path, told: Callable[[str], Published]) -> None:
    newer = merge(EMPTY, told("people.json")).register
    people = json.loads((fixtures / "members/people.json").read_text())
    people["memberships"] = [row for row in people["memberships"] if row.get("start_date", "9") < "2024-07-05"]
    people["memberships"][1].pop("end_date")
    older = read(json.dumps(people).encode(), "older.json", TODAY)
    assert older.day == date(2024, 7, 4)
    assert merge(newer, older).register.persons == newer.persons


def changed(**fields: Any) -> Callable[[dict[str, Any]], None]:
    """Change the first membership so."""
    return lambda people: people["memberships"][0].update(fields)


BAD_PEOPLE: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (changed(person_id=7.5), "memberships[0]: 7.5 as person_id"),
    (changed(person_id=None), "memberships[0]: no person_id"),
    (
        changed(person_id="uk.org.publicwhip/person/1"),
        "memberships[0]: the person uk.org.publicwhip/person/1, who is not",
    ),
    (changed(post_id="nowhere"), "memberships[0]: the post nowhere, which is not in the file"),
    (changed(post_id=None), "memberships[0]: neither a post nor an organisation"),
    (changed(start_date="12/12/2019"), "memberships[0]: '12/12/2019' as start_date; expected a date"),
    (changed(start_date="2019-13"), "memberships[0]: '2019-13' as start_date"),
    (changed(start_date=None), "memberships[0]: no start_date"),
    (changed(end_date="2019-01-01"), "memberships[0]: end_date 2019-01-01 before start_date 2019-12-12"),
    (changed(end_date={"y": 1}), "memberships[0]: {'y': 1} as end_date"),
    (changed(id="uk.org.publicwhip/member/95002"), "memberships[1]: membership uk.org.publicwhip/member/95002 for the"),
    (changed(id="x" * 501), "a text of at most 500 characters"),
    (
        lambda p: p["persons"].append(p["persons"][0]),
        "persons[5]: person uk.org.publicwhip/person/90001 for the second",
    ),
    (lambda p: p["persons"][0].update(other_names=[]), "persons[0]: nobody's name"),
    (lambda p: p["persons"][0].update(other_names="Ada"), "persons[0]: 'Ada' as other_names; expected a list"),
    (lambda p: p["persons"][0].update(other_names=[5]), "persons[0].other_names[0]: 5 in place of an object"),
    (lambda p: p["persons"][0].update(id="x", identifiers=[]), "who is not in the file"),
    (lambda p: p["persons"][4].update(redirect=p["persons"][4]["id"]), "persons[4]: redirects in a circle"),
    (lambda p: p["persons"][4].update(redirect="gone"), "persons[4]: the person gone, who is not in the file"),
    (lambda p: p.update(persons={}), "{} as persons; expected a list"),
    (lambda p: p.update(memberships=[]), "no membership of either House"),
]


@pytest.mark.parametrize(("spoil", "says"), BAD_PEOPLE)
def test_what_is_wrong_in_people_is_told_with_its_place(
    fixtures: Path, spoil: Callable[[dict[str, Any]], Any], says: str
) -> None:
    people = json.loads((fixtures / "members/people.json").read_text())
    spoil(people)
    with pytest.raises(BadMembersFile) as refused:
        read(json.dumps(people).encode(), "people.json", TODAY)
    assert says in str(refused.value) and str(refused.value).startswith("people.json: ")
    assert len(str(refused.value).splitlines()) == 1


HEAD = "parliament,name,chamber,constituency,party,start_date,end_date\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "an empty file"),
        (b"\xff\xfe\x00", "something other than UTF-8"),
        (b"\x00" * 50, "another kind of file"),
        (b"<publicwhip/>", "another kind of file"),
        (b"{", "line 1: no JSON"),
        (b"{}", "another kind of JSON"),
        (b"[]", "another kind of list"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"memberships": ' + b"9" * 5_000 + b"}", "a number too long"),
        (b'{"memberships": 4, "persons": []}', "4 as memberships"),
        (b'{"items": [{"value": {"id": 1}}]}', "another kind of answer"),
        (b'{"items": [{"value": {"id": "one", "nameDisplayAs": "A B"}}]}', "'one' as id; expected a number"),
        (HEAD.encode() + b"1,A B,commons,X,Labour,2024-07-04\n", "line 2: 6 cells; expected 7"),
        (HEAD.encode() + b"1,A B,commons,X,Labour,2024-07-04,2023-01-01\n", "line 2: end_date 2023-01-01 before"),
        (HEAD.encode() + b"1,A B,commons,X,Labor,2024-07-04,\n", "line 2: the party 'Labor'"),
        (HEAD.encode() + b"1,A B,commons,,Labour,2024-07-04,\n", "line 2: no constituency"),
        (HEAD.encode() + b"1,A B,senate,X,Labour,2024-07-04,\n", "line 2: the chamber 'senate'"),
        (HEAD.encode() + b",A B,commons,X,Labour,2024-07-04,\n", "line 2: neither a publicwhip nor a parliament id"),
        (HEAD.encode() + b'1,"A B,commons,X,Labour,2024-07-04,\n', "line 2: unexpected end of data"),
        (b"parliament,start_date,salary\n1,2024-07-04,9\n", "line 1: the column 'salary'"),
    ],
)
def test_other_files_are_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(BadMembersFile) as refused:
        read(data, "file", TODAY)
    assert says in str(refused.value) and len(str(refused.value).splitlines()) == 1


def test_too_much_is_not_read() -> None:
    with pytest.raises(BadMembersFile, match="100,000,001 bytes; expected at most 100,000,000"):
        read(b"x" * (MOST + 1), "people.json", TODAY)


@given(
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda each: (
            st.lists(each, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["persons", "memberships", "items", "value", "id", "person_id", "start_date", "links", "posts"]
                ),
                each,
                max_size=4,
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(data, "file", TODAY)
    except BadMembersFile as refused:
        assert str(refused).startswith("file")


days = st.dates(date(2000, 1, 1), date(2026, 1, 1))
memberships = st.builds(
    lambda chamber, place, party, start, length: (
        chamber,
        place if chamber == "commons" else None,
        party,
        start,
        length,
    ),
    st.sampled_from(["commons", "lords"]),
    st.sampled_from(["Northfield", "Southmoor"]),
    st.sampled_from(["Labour", "Crossbench", None]),
    days,
    st.none() | st.integers(0, 3000),
)


def membership(drawn: tuple[str, str | None, str | None, date, int | None]) -> Membership:
    chamber, place, party, start, length = drawn
    return Membership(
        chamber, place, party, start, None if length is None else date.fromordinal(start.toordinal() + length)
    )


@given(st.lists(memberships, max_size=5), st.lists(memberships, max_size=5), st.booleans(), days)
def test_whatever_is_merged_nothing_overlaps_and_again_is_the_same(
    before: list[Any], after: list[Any], complete: bool, day: date
) -> None:
    def account(drawn: list[Any]) -> Account:
        held = map(membership, drawn)
        return Account({"publicwhip": "7"}, (), spells=tuple(Spell(m, m.start, m.end) for m in held))

    table = Published("table", "CSV", day, (account(before),))
    person = Person("7", (Name("Ada Example"),), {"publicwhip": "7"})
    start = merge(Register(EMPTY.header, [person]), table).register
    later = Published("later", "CSV", day, (account(after),), complete=complete)
    once = merge(start, later).register
    assert [f.cases for f in check(once) if f.name == "overlaps"] == [()]
    assert all(m.end is None or m.start is None or m.start <= m.end for m in once.persons["7"].memberships)
    assert merge(once, later).register.persons == once.persons


def test_the_packaged_register_contradicts_itself_nowhere(register: Register) -> None:
    assert [case for found in check(register) if found.is_error for case in found.cases] == []


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "people"),
    [("everypolitician-2015/ep-popolo-v1.0.json", 1337), ("parlparse/ministers-2010.json", 1_500)],
)
def test_real_files_go_into_the_packaged_register_once(real: Path, register: Register, name: str, people: int) -> None:
    told = read((real / "members" / name).read_bytes(), name, TODAY)
    once = merge(register, told).register
    assert len(told.accounts) >= people and len(once.persons) == len(register.persons)
    assert [case for found in check(once) if found.is_error for case in found.cases] == []
    assert merge(once, told).register.dumps() == once.dumps()


@pytest.mark.real
@pytest.mark.parametrize("name", ["search.json", "biography.json"])
def test_real_answers_of_the_members_api_are_read(real: Path, register: Register, name: str) -> None:
    told = read((real / "members/members-api-shapes" / name).read_bytes(), name, TODAY, TODAY)
    starmer = merge(register, told).register.by_identifier("parliament", "4514")
    assert starmer and starmer.memberships_on(TODAY)[0].party == "Labour"


@pytest.mark.real
@pytest.mark.parametrize("name", ["contact.json", "experience.json", "focus.json", "empty_list.json"])
def test_other_answers_of_the_members_api_are_refused(real: Path, name: str) -> None:
    with pytest.raises(BadMembersFile):
        read((real / "members/members-api-shapes" / name).read_bytes(), name, TODAY, TODAY)

"""Whom a reader's words mean, over the invented register: by names, seats, offices, parties, dates; and what was
understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.people import Membership, Name, Office, OfficeKind, Person
from hansard.register import Register
from hansard.spoken_offices import office_names
from timeline.filters import PeopleFilter
from timeline.search.people import Answer, Directory, find
from timeline.search.people.dates import taken
from timeline.search.people.names import short_forms
from timeline.search.people.offices import Offices
from timeline.search.people.words import words_of


@pytest.fixture(scope="module")
def directory(invented_register: Register) -> Directory:
    return Directory([*invented_register.persons.values(), *OTHERS])


def office(role: str, start: date | None, end: date | None) -> Office:
    return Office(role, None, OfficeKind.GOVERNMENT, start, end)


OTHERS = (
    Person(
        "1",
        (Name("Elizabeth O'Dowd", end=date(2009, 1, 1)), Name("Elizabeth May"), Name("Lizbet May", alternate=True)),
        {},
        (Membership("commons", "Sheffield, Hallow", "Labour", date(2001, 6, 7), date(2010, 5, 5)),),
        (office("Secretary of State for Health", date(2005, 5, 6), date(2007, 6, 27)),),
    ),
    Person(
        "2",
        (Name("Siân Green"),),
        {},
        (Membership("commons", "Sheffield, Hallow", "Green Party", date(2010, 5, 6), None),),
        (office("Secretary of State for Health and Social Care", date(2018, 1, 8), None),),
    ),
    Person("3", (Name("Nobody Knowne"),), {}),
)


def who(directory: Directory, text: str, **more: object) -> list[str]:
    """The ids of those who fit, the best first."""
    hits = find(directory, PeopleFilter(text, **more)).hits  # type: ignore[arg-type]
    return [hit.person for hit in sorted(hits, key=lambda hit: (-hit.score, hit.person))]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Rowena Ashdown", "90001"),
        ("Ashdown, Rowena", "90001"),
        ("rowena ashdwon", "90001"),  # two letters exchanged
        ("Rt Hon Ms Ashdown MP", "90001"),
        ("ROWÉNA  ASHDOWN", "90001"),
        ("sian green", "2"),
        ("Siân", "2"),
        ("liz may", "1"),  # short for Elizabeth
        ("lizbet may", "1"),  # as others print it
        ("o dowd", "1"),  # her name before
        ("O’Dowd", "1"),
        ("rowe ash", "90001"),  # begun
        ("rowenaashdown", "90001"),
        ("okonjo reed", "90003"),
        ("Imani Okonjoreed", "90003"),
        ("verity wilbraham", "90037"),  # now a peer
        ("baroness wilbraham", "90037"),
        ("lord tarrant", "90028"),
        ("the earl of lastingham", "90035"),
        ("lord bishop of wexcombe", "90034"),
        ("wilbrahm", "90037"),
    ],
)
def test_a_person_is_found_by_any_name_however_spelt(directory: Directory, text: str, id: str) -> None:
    assert who(directory, text)[0] == id


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("member for wexcombe vale", ["90001"]),
        ("the right hon. Member for Wexcombe Vale", ["90001"]),
        ("MP for wexcomb vale", ["90001"]),  # misspelt
        ("wexcombe vale", ["90001"]),
        ("wexcombe va", ["90001"]),
        ("sheffield hallow", ["1", "2"]),
        ("Sheffield, Hallow 2005", ["1"]),
        ("member for sheffield hallow in may 2010", ["1", "2"]),
        ("member for sheffield hallow on 6 May 2010", ["2"]),
        ("sheffield hallow since 2011", ["2"]),
        ("sheffield hallow until 2009", ["1"]),
        ("sheffield 2006-2008", ["1"]),
        ("home secretary", []),  # only a shadow one is known
        ("shadow home secretary", ["90019"]),
        ("speaker", ["90025"]),
        ("deputy speaker", ["90026", "90027"]),
        ("health secretary", ["1", "2"]),
        ("secretary of state for health 2006", ["1"]),
        ("health secretary 2019", ["2"]),
        ("helth secretary 2019", ["2"]),
        ("Who was the Secretary of State for Science, Innovation and Technology in 2023?", ["90006"]),
        ("minister transport", ["90038"]),
        ("chair of the science committee", ["90024"]),
        ("green party", ["90016", "2"]),
        ("lib dem mps", ["90008", "90022"]),
        ("lib dem peers", ["90032"]),
        ("reform uk 2024", ["90017"]),
        ("labour sheffield hallow", ["1"]),
        ("conservative member for tidmarsh heath", ["90010"]),
        ("david merrick labour", ["90011"]),
        ("merrick crayle forest", ["90012"]),
        ("elizabeth may health secretary", ["1"]),
        ("elizabeth may 2005", ["1"]),  # no month
        ("1985", []),
    ],
)
def test_a_seat_an_office_a_party_and_a_date_mean_who_held_it_then(
    directory: Directory, text: str, ids: list[str]
) -> None:
    found = find(directory, PeopleFilter(text)).hits
    best = {hit.person for hit in found if hit.score == max(other.score for other in found)}
    assert best == set(ids) if ids else not any(hit.how == "exact" for hit in found)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("member for wexcombe vale 2023", "seat Wexcombe Vale · in 2023"),
        ("labour rowena", "name “rowena” · party Labour"),
        ("the leader of nothing, rowena ashdown", ""),
        ("lib dem peers", "party Liberal Democrat · peers"),
        ("health secretary since 2001", "office “health secretary” · since 2001"),
        ("sheffield", "a seat with “sheffield”"),
        ("ashdwon", "a name like “ashdwon”"),
        ("2023 to 2024", "2023 to 2024"),
    ],
)
def test_it_is_said_how_words_were_understood(directory: Directory, text: str, understood: str) -> None:
    said = find(directory, PeopleFilter(text)).understood
    assert (said[0] if said else "") == (understood.replace("a seat with “sheffield”", "seat Sheffield, Hallow"))


def test_where_words_mean_two_things_both_are_said(directory: Directory) -> None:
    answer = find(directory, PeopleFilter("green"))
    assert answer.understood == ("name “green”", "party Green Party")
    assert who(directory, "green")[0] == "2"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("rowena ashdwon", "Rowena Ashdown"),
        ("member for wexcomb vale 2023", "member for Wexcombe Vale in 2023"),
        ("helth secretary", "health secretary"),
        ("labuor", "Labour"),
        ("rowena ashdown", None),
        ("xyzzy plugh", None),
    ],
)
def test_only_what_nobody_fits_exactly_has_a_suggestion_and_that_finds_the_same(
    directory: Directory, text: str, suggestion: str | None
) -> None:
    answer = find(directory, PeopleFilter(text))
    assert answer.suggestion == suggestion
    if suggestion:
        again = find(directory, PeopleFilter(suggestion))
        assert again.suggestion is None and {hit.person for hit in again.hits} <= {hit.person for hit in answer.hits}


def test_exact_names_come_before_begun_and_begun_before_similar(directory: Directory) -> None:
    scores = {text: find(directory, PeopleFilter(text)).hits[0].score for text in ("ashdown", "ashd", "ashdwon")}
    assert scores["ashdown"] > scores["ashd"] > scores["ashdwon"]
    assert who(directory, "verity wilbraham") == ["90037"]


@pytest.mark.parametrize("text", ["Xyzzy Plugh", "!!!", "%_\"'*", "member for", "zz", "99"])
def test_nobody_is_found_for_what_is_like_nothing(directory: Directory, text: str) -> None:
    assert find(directory, PeopleFilter(text)) == Answer((), (), None)


def test_filters_narrow_all_in_one_membership(directory: Directory) -> None:
    assert who(directory, "farthingale", party=("Reform UK",), on=date(2025, 3, 14)) == ["90010"]
    assert who(directory, "farthingale", party=("Reform UK",), on=date(2025, 3, 13)) == []
    assert who(directory, "wilbraham", chamber=("commons",)) == ["90037"]
    assert who(directory, "wilbraham", chamber=("lords",)) == ["90037"]
    assert who(directory, "wilbraham", chamber=("westminster-hall",), on=date(2025, 1, 1)) == []
    assert who(directory, "knowne") == ["3"] and who(directory, "knowne", on=date(2025, 1, 1)) == []
    assert len(who(directory, "", chamber=("lords",), on=date(2024, 6, 1))) == 10


@given(st.text(max_size=300))
def test_any_text_is_answered(directory: Directory, text: str) -> None:
    answer = find(directory, PeopleFilter(text))
    assert all(0 < hit.score <= 100 for hit in answer.hits)
    assert len({hit.person for hit in answer.hits}) == len(answer.hits)


words = st.sampled_from(
    ["labour", "ashdown", "member", "for", "sheffield", "secretary", "health", "lord", "2005", "may", "mps", "o", "to"]
)


@given(st.lists(words, max_size=12))
def test_any_mixture_of_words_that_mean_something_is_answered(directory: Directory, mixed: list[str]) -> None:
    answer = find(directory, PeopleFilter(" ".join(mixed)))
    assert len(answer.understood) <= 4


@pytest.mark.parametrize(
    ("text", "start", "end", "rest"),
    [
        ("a 2015", date(2015, 1, 1), date(2015, 12, 31), "a "),
        ("a on 7th May 2015 b", date(2015, 5, 7), date(2015, 5, 7), "a  b"),
        ("2015-05-07", date(2015, 5, 7), date(2015, 5, 7), " "),
        ("since February 2012", date(2012, 2, 1), None, " "),
        ("before 2012", None, date(2012, 12, 31), " "),
        ("2010–2012", date(2010, 1, 1), date(2012, 12, 31), " "),
        ("31 feb 2012", None, None, "31 feb 2012"),
        ("2015-99-99", None, None, "2015-99-99"),
        ("12345 a1999", None, None, "12345 a1999"),
        ("2012 to 2010", None, None, "2012 to 2010"),
    ],
)
def test_dates_are_taken_out_of_the_words(text: str, start: date | None, end: date | None, rest: str) -> None:
    period, left = taken(text)[-1]
    assert (period and period.start, period and period.end) == (start, end)
    assert left.split() == rest.split()


def test_whatever_an_office_is_asked_for_by_means_its_example() -> None:
    for office in (office for office in office_names() if office.asked):
        offices = Offices([office.example_title or "", "Something Else"])
        for asked in office.asked:
            assert offices.called(words_of(asked)) == {office.example_title}, asked


def test_short_names_are_short_for_each_other() -> None:
    forms = short_forms()
    assert "elizabeth" in forms["liz"] and "liz" in forms["elizabeth"]
    assert all(word in forms[other] for word, others in forms.items() for other in others)

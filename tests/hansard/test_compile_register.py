"""The compiler of the register, each source family on small invented files."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hansard.compile import Compiled, compile_register
from hansard.compile.observed import split_offices
from hansard.people import Person
from hansard.register import Register, parse_register

WHO = "mnis_id,given_name,family_name,display_name"
MNIS = {
    "fetch_mps.csv": [f"{WHO},full_title", "70,Ada,Example,Dr Ada Example,", "71,Benjamin,Sample,Lord Sample,"],
    "fetch_mps_memberships.csv": [
        f"{WHO},constituency_name,seat_incumbency_start_date,seat_incumbency_end_date",
        "70,,,,Northfield,2017-06-08,2019-11-06",
        "70,,,,Northfield,2019-12-12,",
        "71,,,,Southmoor,2010-05-06,2015-03-30",
    ],
    "fetch_mps_party_memberships.csv": [
        f"{WHO},party_name,party_membership_start_date,party_membership_end_date",
        "70,,,,Labour (Co-op),2017-06-08,2019-11-06",
        "70,,,,Labour,2019-12-12,2020-10-29",
        "70,,,,Independent,2020-10-29,",
        "71,,,,Conservative,2010-05-06,",
    ],
    "fetch_mps_government_roles.csv": [
        f"{WHO},government_role_name,government_role_incumbency_start_date,government_role_incumbency_end_date",
        "70,,,,Minister of State (Examples),2020-02-13,",
    ],
    "fetch_mps_opposition_roles.csv": [
        f"{WHO},opposition_role_name,opposition_role_incumbency_start_date,opposition_role_incumbency_end_date",
        "70,,,,Shadow Minister (Samples),2018-01-01,2019-01-01",
    ],
    "fetch_mps_parliamentary_roles.csv": [
        f"{WHO},parliamentary_role_name,parliamentary_role_incumbency_start_date,parliamentary_role_incumbency_end_date",
        "71,,,,Deputy Speaker (First Deputy Chairman of Ways and Means),2013-01-01,2014-01-01",
        '71,,,,"Deputy Chair, Conservative Party",2011-01-01,2012-01-01',
    ],
    "fetch_lords.csv": [WHO, "71,Benjamin,Sample,Lord Sample"],
    "fetch_lords_memberships.csv": [
        f"{WHO},seat_incumbency_start_date,seat_incumbency_end_date",
        "71,,,,2016-01-01,",
        "71,,,,2001-01-01,1999-11-11",
    ],
    "fetch_lords_party_memberships.csv": [
        f"{WHO},party_name,party_membership_start_date,party_membership_end_date",
        "71,,,,Conservative,2016-01-01,2021-03-03",
    ],
}
PEOPLE = """<publicwhip>
<person id="uk.org.publicwhip/person/7"><office id="uk.org.publicwhip/member/41"/>
<office id="uk.org.publicwhip/member/90041"/><office id="uk.parliament.data/Member/70/Committee/1"/></person>
<person id="uk.org.publicwhip/person/8"><office id="uk.org.publicwhip/member/40"/>
<office id="uk.org.publicwhip/lord/9"/></person>
</publicwhip>"""
MEMBERS = """<publicwhip><member id="uk.org.publicwhip/member/40" house="commons" firstname="Ben" lastname="Sample"
constituency="Southmoor" fromdate="2010-05-06" todate="2015-03-30"/></publicwhip>"""
SEEN = "date,house,publicwhip_person,name,position,speeches"


def compiled(by_hand: str = "", **files: list[str] | str) -> Compiled:
    """The register of the invented MNIS files and of others, whose names stand for their paths."""
    paths = {
        "people": "parlparse-2015/people.xml",
        "members": "parlparse-2009/all-members.xml",
        "ministers": "parlparse/ministers-2010.json",
        "observed": "positions-observed.csv",
        "list_2022": "open-innovations/members_augmented.csv",
        "november": "open-innovations/current-MPs_2024-11-14.csv",
        "may": "open-innovations/current-MPs_2025-05-16.csv",
    }
    sources = {f"mnis-2021/{name}": "\n".join(rows).encode() for name, rows in MNIS.items()}
    sources |= {
        paths[key]: (rows if isinstance(rows, str) else "\n".join(rows)).encode() for key, rows in files.items()
    }
    return compile_register(sources, by_hand.encode())


def person(register: Register, parliament: str) -> Person:
    found = register.by_identifier("parliament", parliament)
    assert found is not None
    return found


def ada(by_hand: str = "", **files: list[str] | str) -> Person:
    return person(parse_register(compiled(by_hand, **files).register), "70")


def said(someone: Person) -> list[str]:
    """The memberships as one reads them: `commons Northfield Labour 2019-12-12..2024-05-30`."""
    return [
        f"{m.chamber} {m.constituency or ''} {m.party} {m.start}..{m.end or ''}".replace("  ", " ")
        for m in someone.memberships
    ]


def test_a_seat_is_cut_where_the_party_changes_and_ends_with_the_parliament_of_2019() -> None:
    assert said(ada()) == [
        "commons Northfield Labour 2017-06-08..2019-11-06",
        "commons Northfield Labour 2019-12-12..2020-10-28",
        "commons Northfield Independent 2020-10-29..2024-05-30",
    ]


def test_a_peer_who_was_a_member_has_a_name_in_each_house() -> None:
    ben = person(parse_register(compiled(people=PEOPLE, members=MEMBERS).register), "71")
    assert [(name.text, name.start, name.end) for name in ben.names if not name.alternate] == [
        ("Ben Sample", None, date(2015, 12, 31)),
        ("Lord Sample", date(2016, 1, 1), None),
    ]
    assert [name.text for name in ben.names if name.alternate] == ["Benjamin Sample"]


def test_ids_are_joined_by_a_link_and_else_by_who_sat_in_the_seat() -> None:
    register = parse_register(compiled(people=PEOPLE, members=MEMBERS).register)
    assert person(register, "70").identifiers == {"parliament": "70", "publicwhip": "7"}
    assert person(register, "71").id == "8"
    assert person(register, "71").member_ids == ("lord/9", "member/40")
    assert person(register, "70").member_ids == ("member/41",)  # member/90041 is a seat at Stormont


def test_a_second_publicwhip_number_is_kept_beside_the_first() -> None:
    seen = [SEEN, '2013-01-01,commons,99,Ben Sample,"Conservative, Southmoor",1']
    register = parse_register(compiled(people=PEOPLE, members=MEMBERS, observed=seen).register)
    assert person(register, "71").identifiers["publicwhip-also"] == "99"
    assert register.by_identifier("publicwhip", "99") is person(register, "71")


def test_offices_have_a_kind_and_those_without_an_end_are_known_to_the_day_of_the_source() -> None:
    register = parse_register(compiled().register)
    shadow, minister = person(register, "70").offices
    assert (shadow.kind, shadow.official_opposition, shadow.observed) == ("opposition", True, False)
    assert (minister.kind, minister.end, minister.observed) == ("government", date(2021, 3, 3), True)
    assert [office.kind for office in person(register, "71").offices] == ["parliamentary", "chair"]


def test_an_office_runs_from_the_first_to_the_last_day_in_a_row_on_which_it_was_seen() -> None:
    rows = ["2021-05-01", "2021-06-01"]
    seen = [SEEN, *(f"{day},commons,7,Ada Example,Minister of State (Examples),1" for day in rows)]
    seen += ['2021-07-01,commons,7,Ada Example,"Independent, Northfield",1']
    seen += [
        f'{day},commons,7,Ada Example,"Chair, Examples Committee, Chair, Examples Committee",1'
        for day in ("2022-01-01", "2022-02-02")
    ]
    _, minister, chair = ada(people=PEOPLE, observed=seen).offices
    assert (minister.start, minister.end) == (date(2020, 2, 13), date(2021, 6, 1))
    assert (chair.title, chair.start, chair.end) == ("Chair, Examples Committee", date(2022, 1, 1), date(2022, 2, 2))
    assert chair.observed


def test_an_office_not_seen_for_more_than_a_year_is_two_offices() -> None:
    seen = [SEEN, *(f"{day},commons,7,Ada Example,Shadow Minister (Samples),1" for day in ("2021-05-01", "2022-06-01"))]
    again = [
        office
        for office in ada(people=PEOPLE, observed=seen).offices
        if office.observed and office.kind == "opposition"
    ]
    assert [(office.start, office.end) for office in again] == [(date(2021, 5, 1),) * 2, (date(2022, 6, 1),) * 2]


@pytest.mark.parametrize(
    ("position", "titles"),
    [
        ("Chair, Home Affairs Committee, Chair, Home Affairs Committee", ["Chair, Home Affairs Committee"]),
        (
            "Shadow Minister (Digital, Culture, Media and Sport)",
            ["Shadow Minister (Digital, Culture, Media and Sport)"],
        ),
        (
            "The Minister of State, Ministry of Defence, Lord in Waiting (HM Household) (Whip)",
            ["The Minister of State, Ministry of Defence", "Lord in Waiting (HM Household) (Whip)"],
        ),
        (
            "Foreign Secretary, Foreign, Commonwealth and Development Office",
            ["Foreign Secretary, Foreign, Commonwealth and Development Office"],
        ),
    ],
)
def test_offices_joined_by_commas_come_apart(position: str, titles: list[str]) -> None:
    assert [office.title for office in split_offices(position)] == titles


def test_a_peer_first_seen_later_sits_from_that_day() -> None:
    seen = [
        SEEN,
        *(
            f"{day},lords,9,Baroness Later,{party},1"
            for day, party in (("2022-01-01", "Labour"), ("2022-05-05", "Crossbench"))
        ),
    ]
    register = parse_register(compiled(observed=seen).register)
    assert said(register.persons["9"]) == ["lords Labour 2022-01-01..2022-05-04", "lords Crossbench 2022-05-05.."]


def snapshot(party: str, name: str = "Dr Ada Example", start: str = "2017-06-08") -> list[str]:
    return ["PCON24NM,MP,MP ID,Start date,Party name", f"Northfield and Weald,{name},70,{start}T00:00:00,{party}"]


def test_a_seat_of_the_new_parliament_begins_on_election_day_with_the_party_first_seen() -> None:
    last = "commons Northfield and Weald Labour 2024-07-04.."
    assert said(ada(november=snapshot("Labour (Co-op)")))[-1] == last


def test_a_change_of_party_is_dated_by_the_first_snapshot_that_shows_it() -> None:
    changed = ada(november=snapshot("Labour"), may=snapshot("Reform UK"))
    assert said(changed)[-2:] == [
        "commons Northfield and Weald Labour 2024-07-04..2025-05-15",
        "commons Northfield and Weald Reform UK 2025-05-16..",
    ]


def test_a_change_of_name_is_dated_by_the_first_snapshot_that_shows_it() -> None:
    names = ada(november=snapshot("Labour"), may=snapshot("Labour", "Ada Muster")).names
    assert [(name.text, name.end) for name in names] == [("Ada Example", date(2025, 5, 15)), ("Ada Muster", None)]


def test_a_new_name_begins_with_the_seat_that_was_taken_under_it() -> None:
    by_hand = """
        [[seat]]
        parliament = "71"
        name = "The Lord Bishop of Southmoor"
        chamber = "lords"
        party = "Bishop"
        start_date = 2014-01-01
        source = "invented"
        [[vacated]]
        parliament = "71"
        chamber = "lords"
        end_date = 2014-06-06
        source = "invented"
    """
    names = person(parse_register(compiled(by_hand).register), "71").names
    assert [(name.text, name.start) for name in names][:3] == [
        ("Benjamin Sample", None),
        ("The Bishop of Southmoor", date(2014, 1, 1)),
        ("Lord Sample", date(2016, 1, 1)),
    ]


def test_one_who_is_missing_from_a_later_snapshot_left_the_day_before_it() -> None:
    gone = ada(november=snapshot("Labour"), may=[snapshot("Labour")[0]])
    assert said(gone)[-1] == "commons Northfield and Weald Labour 2024-07-04..2025-05-15"


def test_facts_kept_by_hand_date_what_the_files_do_not() -> None:
    by_hand = """
        [[party]]
        parliament = "70"
        party = "Conservative"
        start_date = 2022-01-19
        source = "crossed the floor"
        [[vacated]]
        parliament = "70"
        end_date = 2023-02-02
        source = "resigned"
        [[office]]
        parliament = "70"
        role = "Minister of State"
        start_date = 2020-02-13
        end_date = 2022-09-09
        source = "the reshuffle of that day"
    """
    known = ada(by_hand)
    assert said(known)[-2:] == [
        "commons Northfield Independent 2020-10-29..2022-01-18",
        "commons Northfield Conservative 2022-01-19..2023-02-02",
    ]
    assert [(office.role, office.end) for office in known.offices][1:] == [("Minister of State", date(2022, 9, 9))]


def test_an_office_by_hand_replaces_what_was_only_seen_of_it_under_its_other_titles() -> None:
    by_hand = """
        [[office]]
        parliament = "70"
        role = "Secretary of State for Examples"
        also = ["Minister of State"]
        start_date = 2020-02-13
        end_date = 2022-09-09
        source = "the reshuffle of that day"
    """
    held = [(office.role, office.end) for office in ada(by_hand).offices]
    assert held[1:] == [("Secretary of State for Examples", date(2022, 9, 9))]
    later = by_hand.replace("2020-02-13", "2022-02-13")
    assert "Minister of State (Examples)" in [office.role for office in ada(later).offices]


def test_a_fact_by_hand_without_its_source_is_refused() -> None:
    with pytest.raises(ValueError, match="no source in words"):
        compiled('[[party]]\nparliament = "70"\nparty = "Labour"\nstart_date = 2022-01-01')


def test_chairs_of_committees_come_with_the_committees_name() -> None:
    ministers = {
        "organizations": [{"id": "x", "name": "Examples Committee"}],
        "memberships": [
            {
                "id": "uk.parliament.data/Member/70/Committee/1",
                "source": "datadotparl/committee",
                "person_id": "uk.org.publicwhip/person/7",
                "organization_id": "x",
                "role": "Chair",
                "start_date": "2018-01-01",
                "end_date": "2018-12-31",
            }
        ],
    }
    titles = [office.title for office in ada(ministers=json.dumps(ministers)).offices]
    assert "Chair, Examples Committee" in titles


def test_what_cannot_be_is_left_out_and_said() -> None:
    problems = compiled(november=snapshot("The Party of Nobody")).problems
    assert "a seat in the lords of parliament 71 ends on 1999-11-11, before 2001-01-01" in problems
    assert "the party 'The Party of Nobody' is not known" in problems
    assert said(ada(november=snapshot("The Party of Nobody")))[-1].startswith("commons Northfield and Weald None")


def test_somebody_seen_without_a_seat_is_said() -> None:
    seen = [SEEN, '2023-05-05,commons,500,Newly Elected,"Labour, Elsewhere",1']
    assert (
        "Newly Elected (500) was seen in the commons on 2023-05-05 without a seat" in compiled(observed=seen).problems
    )


def test_the_same_sources_give_the_same_bytes() -> None:
    assert compiled(people=PEOPLE, members=MEMBERS).register == compiled(people=PEOPLE, members=MEMBERS).register

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard import attribution, parties


@pytest.mark.parametrize(
    "printed, name, office, constituency, party",
    [
        ("Jo Example (Barsetshire) (Lab)", "Jo Example", None, "Barsetshire", "Lab"),
        ("Mrs Jo Example (Barsetshire West) (Lab/Co-op) [V]", "Mrs Jo Example", None, "Barsetshire West", "Lab/Co-op"),
        ("Mr Al Example (Barchester (West)) (Con)", "Mr Al Example", None, "Barchester (West)", "Con"),
        ("Jo Example (Barsetshire) (XYZ)", "Jo Example", None, "Barsetshire", "XYZ"),  # a party nobody knows
        ("Lord Example (LD)", "Lord Example", None, None, "LD"),
        ("The Earl of Barset (CB)", "The Earl of Barset", None, None, "CB"),  # the bracket is a party
        ("The Minister for Ferries (Jo Example)", "Jo Example", "The Minister for Ferries", None, None),
        (
            "The Leader of the House of Commons (Al Example)",
            "Al Example",
            "The Leader of the House of Commons",
            None,
            None,
        ),
        ("The Deputy Speaker (Lord Example) (Con)", "Lord Example", "The Deputy Speaker", None, "Con"),
        ("The Minister of State (Ferries) (Jo Example)", "Jo Example", "The Minister of State (Ferries)", None, None),
        ("Madam Deputy Speaker (Jo Example)", "Jo Example", "Madam Deputy Speaker", None, None),
        ("Madam Deputy Speaker", None, "Madam Deputy Speaker", None, None),
        ("Mr. Speaker", None, "Mr. Speaker", None, None),
        ("The Prime Minister", None, "The Prime Minister", None, None),
        ("Sir Al Example (in the Chair)", "Sir Al Example", "in the Chair", None, None),
        ("Mr Example", "Mr Example", None, None, None),
        ("The Lord Bishop of Barchester", "The Lord Bishop of Barchester", None, None, None),
        ("Several hon. Members rose—", "Several hon. Members", None, None, None),
        ("Several hon. Members:", "Several hon. Members", None, None, None),
        ("Jo Example (Barset) (Lab) (Urgent Question)", "Jo Example", None, "Barset", "Lab"),
        ("Lord Example (Con) (Maiden Speech)", "Lord Example", None, None, "Con"),
        (
            "Baroness in Waiting/Government Whip (Baroness Barset) (LD)",
            "Baroness Barset",
            "Baroness in Waiting/Government Whip",
            None,
            "LD",
        ),
        ("The Keeper of the Ferries (Jo Example)", "Jo Example", "The Keeper of the Ferries", None, None),  # on no list
        ("The Rev. Al Example (North Barset) (DUP)", "The Rev. Al Example", None, "North Barset", "DUP"),
        (
            "The Second Church Estates Commissioner, representing the Church Commissioners (Jo Example)",
            "Jo Example",
            "The Second Church Estates Commissioner, representing the Church Commissioners",
            None,
            None,
        ),
    ],
)
def test_each_bracket_is_what_it_is(
    printed: str, name: str | None, office: str | None, constituency: str | None, party: str | None
) -> None:
    taken = attribution.parse(printed)
    assert taken.printed == printed
    assert (taken.name, taken.office, taken.constituency, taken.party) == (name, office, constituency, party)


@pytest.mark.parametrize(
    "position, expected",
    [
        ("Labour, Barsetshire", (None, "Barsetshire", "Labour")),
        ("Labour, Barchester, East", (None, "Barchester, East", "Labour")),  # seats hold commas
        (", Barchester and District", (None, "Barchester and District", None)),  # old debates print no party
        ("Crossbench", (None, None, "Crossbench")),
        ("Bishop", (None, None, "Bishop")),
        ("Deputy Speaker", ("Deputy Speaker", None, None)),
        ("Speaker", ("Speaker", None, None)),
        (
            "Chair, Ferries Committee, Chair, Ferries Committee",
            ("Chair, Ferries Committee, Chair, Ferries Committee", None, None),
        ),
        ("Liberal Democrat Chief Whip", ("Liberal Democrat Chief Whip", None, None)),
        ("", (None, None, None)),
    ],
)
def test_a_position_is_party_and_seat_or_offices(position: str, expected: tuple[str | None, ...]) -> None:
    assert attribution.position(position) == expected


@pytest.mark.parametrize(
    "text", ["Jo Example", "Lord Example of Barset", "Siân O’Example", "The Earl of Barset", "Dr. A. Example-Jones"]
)
def test_names_look_like_names(text: str) -> None:
    assert attribution.is_name(text)


@pytest.mark.parametrize(
    "text",
    ["", "No", "Second Reading", "New Clause 1", "Jo Example rose", "Moved By Lord Example", "My Lords-", "I Agree."],
)
def test_headings_and_sentences_do_not_look_like_names(text: str) -> None:
    assert not attribution.is_name(text)


def test_many_voices_are_a_collective_however_they_are_written() -> None:
    assert attribution.is_collective("Several hon. Members")
    assert attribution.is_collective("Noble Lords")
    assert not attribution.is_collective("Lord Example")
    assert not attribution.is_collective("members.")  # the end of a sentence that was wrapped
    assert not attribution.is_collective("Hon. Members.")


@given(st.text(alphabet="ab ()[]V:.,A", max_size=400))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert attribution.parse(text).printed == text


@pytest.mark.parametrize("text", ["(" * 20000, "a" + "()" * 20000, "A " * 20000, ")" * 20000])
def test_hostile_lines_take_no_time(text: str) -> None:
    assert attribution.parse(text).printed == text
    assert not attribution.is_name(text)


@pytest.mark.real
def test_every_shape_that_the_official_site_prints_is_taken_apart(real: Path) -> None:
    """The table gives the whole name also for a short form (“Mrs Badenoch”): there the surname must be the same."""
    with (real / "official/attribution/ATTRIBUTED_TO_SHAPES.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) == 29
    for row in rows:
        taken = attribution.parse(row["attributed_to"])
        name, office, party = (row[f"expected_{field}"] or "" for field in ("name", "role", "party"))
        assert not name or str(taken.name).split()[-1] == name.split()[-1], row
        assert (office or "") in (taken.office or "").replace("in the Chair", "Chair"), row
        assert bool(taken.office) == bool(office), row
        assert parties.canonical(taken.party or "") == parties.canonical(party), row


def test_a_list_of_shapes_in_brackets_takes_no_time() -> None:
    assert attribution.parse("Jo Example" + "(Urgent Question)" * 5000).name


def test_an_office_in_brackets_behind_a_peer_is_no_seat() -> None:
    who = attribution.parse("Baroness Example of Barset (The Lord President of the Council)")
    assert (who.name, who.office, who.constituency) == (
        "Baroness Example of Barset",
        "The Lord President of the Council",
        None,
    )


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("The Minister for Roads", True),
        ("The Under-Secretary of State for the Examples Dept.", True),
        ("The Minister for Roads, Mr. Example", True),
        ("The Minister for Roads has resigned.", False),
        ("Minister for Roads. He went at once", False),
        ("Minister, will he go?", False),
    ],
)
def test_an_office_is_no_sentence(text: str, is_one: bool) -> None:
    assert attribution.is_office(text) is is_one

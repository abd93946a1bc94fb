"""Who spoke: printed attributions in order, and what each resolves to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hansard import attribution
from hansard.model import Attribution, Heading, Item, Note, Sitting, Speech, SpeechKind
from hansard.people import Ambiguous, Membership, Name, Office, OfficeKind, Person, Resolution, Resolved
from hansard.register import Header, Reach, Register, load_register
from hansard.resolve import HOUSES, resolve

DAY = date(2020, 5, 4)


def member(
    number: str, name: str, seat: str | None, party: str, *offices: str, to: date | None = None, since: int = 2019
) -> Person:
    """A person with one seat; peers have none. An office is `government: Minister of Examples`."""
    chamber = "commons" if seat else "lords"
    held = [office.split(": ") for office in offices]
    return Person(
        number,
        tuple(Name(text, alternate=bool(n)) for n, text in enumerate(name.split(" / "))),
        {"publicwhip": number} if number.isdecimal() else {"parliament": number.rpartition("-")[2]},
        (Membership(chamber, seat, party, date(since, 1, 1), to),),
        tuple(
            Office(
                role,
                None,
                OfficeKind(kind),
                date(2020, 1, 1),
                date(2020, 12, 31),
                kind == "opposition" and party == "Labour",
            )
            for kind, role in held
        ),
        (f"member/{number}",) if number.isdecimal() else (),
    )


PERSONS = (
    member("1", "Ada Example", "Northfield", "Labour", "opposition: Shadow Minister (Samples)"),
    member("2", "Ben Sample", "Southmoor", "Conservative", "government: Secretary of State for Samples"),
    member("3", "Jo Smith", "Eastham", "Labour"),
    member("4", "Jo Smith", "Westham", "Conservative"),
    member("5", "Hal Speaker", "Chorley", "Speaker", "chair: Speaker of the House of Commons"),
    member("6", "Dee Puty", "Putney", "Labour", "chair: Deputy Speaker (First Deputy Chairman of Ways and Means)"),
    member("7", "Liv Deem", "Kingsmoor", "Liberal Democrat", "opposition: Shadow Leader of the House of Commons"),
    member("8", "Al Carver / Alistair Carver", "Selly", "Labour"),
    member("9", "Gone Before", "Oldham", "Labour", to=date(2019, 12, 31)),
    member("10", "Iain Duncan Example", "Chingford", "Conservative"),
    member(
        "11",
        "Max Double",
        "Twofold",
        "Labour",
        "government: Minister for Pairs",
        "government: Secretary of State for Twos",
    ),
    member(
        "12",
        "Ann Home",
        "Homeham",
        "Conservative",
        "government: Lord Chancellor and Secretary of State for the Home Department",
    ),
    member("13", "Com Leader", "Leadham", "Conservative", "government: Leader of the House of Commons"),
    member("14", "Shadow Home", "Darkham", "Labour", "opposition: Shadow Secretary of State for the Home Department"),
    member("20", "Lord Sample of Southmoor", None, "Crossbench"),
    member("parliament-21", "The Bishop of Example", None, "Bishops"),
)
REGISTER = Register(
    Header(date(2021, 1, 1), Reach(date(2000, 1, 1), date(2020, 12, 31)), {"commons": Reach(None, date(2021, 1, 1))}),
    PERSONS,
)


def turn(text: str) -> Item:
    """`# Heading`, `- note`, `? Name` answers a question, `[uk.org…/person/1] Name` has the source's id."""
    if text.startswith("# "):
        return Heading(1, text[2:])
    if text.startswith("- "):
        return Note(text[2:])
    kind = SpeechKind.ANSWER if text.startswith("? ") else SpeechKind.SPEECH
    source, _, printed = text.removeprefix("? ").rpartition("] ")
    said = attribution.parse(printed)
    who = Attribution(
        said.printed, said.name, said.office, said.constituency, said.party, source.removeprefix("[") or None
    )
    return Speech(who, ("Words.",), kind)


def resolved(*turns: str, day: date | None = DAY, chamber: str = "commons") -> list[Resolution | None]:
    items = tuple(turn(text) for text in turns)
    return list(resolve(Sitting(chamber, day, "A sitting", items), REGISTER))


def said(*turns: str, day: date | None = DAY, chamber: str = "commons") -> str:
    """Who the last turn is: `Ada Example by name-at-date`, `1|2 by …`, or `nobody: collective`."""
    found = resolved(*turns, day=day, chamber=chamber)[-1]
    if isinstance(found, Resolved):
        return f"{found.name} by {found.rule}"
    if isinstance(found, Ambiguous):
        return "|".join(candidate.person.id for candidate in found.candidates) + f" by {found.rule}"
    return f"nobody: {found.rule}" if found else "nothing"


def role(*turns: str, day: date = DAY, chamber: str = "commons") -> str:
    found = resolved(*turns, day=day, chamber=chamber)[-1]
    assert found is not None
    return f"{found.role} ({found.role_basis})"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["Ada Example"], "Ada Example by name-at-date"),
        (["Dr Ada Example"], "Ada Example by name-at-date"),
        (["Alistair Carver"], "Al Carver by name-at-date"),
        (["Ada Example (Northfield) (Lab)"], "Ada Example by name-and-seat"),
        (["Mr Sample (Southmoor)"], "Ben Sample by name-and-seat"),
        (["Jo Smith (Westham) (Con)"], "Jo Smith by name-and-seat"),
        # two of one name: the party decides, and else nothing does
        (["Jo Smith (Con)"], "Jo Smith by name-at-date"),
        (["Jo Smith"], "3|4 by several-of-that-name"),
        # a namesake named with a seat is meant by the bare name afterwards
        (["Jo Smith (Westham) (Con)", "Jo Smith"], "Jo Smith by full-mention"),
        (["Jo Smith (Westham)", "Jo Smith (Eastham)", "Jo Smith"], "3|4 by several-of-that-name"),
        # later mentions by surname, and none without a full mention before
        (["Ada Example (Northfield)", "Ben Sample", "Dr Example"], "Ada Example by full-mention"),
        (["Iain Duncan Example (Chingford)", "Mr Duncan Example"], "Iain Duncan Example by full-mention"),
        (["Dr Example"], "nobody: not-in-register"),
        (["Ada Example", "Iain Duncan Example", "Dr Example"], "10|1 by several-of-that-name"),
        # offices
        (["The Secretary of State for Samples (Ben Sample)"], "Ben Sample by name-at-date"),
        (
            ["The Secretary of State for Samples (Ben Sample)", "The Secretary of State for Samples"],
            "Ben Sample by office-at-date",
        ),
        (["The Secretary of State for Samples"], "Ben Sample by office-at-date"),
        (["The Minister for Nothing"], "nobody: office-not-in-register"),
        # an office printed by the name that people call it, and in the register by its title, joined with another
        (["The Home Secretary"], "Ann Home by office-at-date"),
        (["The Lord Chancellor"], "Ann Home by office-at-date"),
        (["The Secretary of State for the Home Department"], "Ann Home by office-at-date"),
        (["The Shadow Home Secretary"], "Shadow Home by office-at-date"),
        (["The Leader of the House"], "Com Leader by office-at-date"),
        (
            ["The Secretary of State for the Home Department (Ada Example)", "The Home Secretary"],
            "Ada Example by office-at-date",
        ),
        (["The Foreign Secretary"], "nobody: office-not-in-register"),
        # the Chair
        (["Mr Speaker"], "Hal Speaker by chair"),
        (["Madam Deputy Speaker"], "nobody: chair-unnamed"),
        (["Madam Deputy Speaker (Dee Puty)"], "Dee Puty by name-at-date"),
        (["Madam Deputy Speaker (Dee Puty)", "Ada Example", "Madam Deputy Speaker"], "Dee Puty by chair"),
        # voices
        (["Several hon. Members"], "nobody: collective"),
        (["Hon. Members"], "nobody: collective"),
        # somebody who is known but has no seat, or sits in the other House
        (["Gone Before"], "nobody: no-seat-that-day"),
        (["Lord Sample of Southmoor"], "nobody: no-seat-that-day"),
        (["Nobody Known"], "nobody: not-in-register"),
        # no speech, no answer
        (["# A heading"], "nothing"),
        (["- A note"], "nothing"),
    ],
)
def test_a_turn_is_resolved_by_the_first_rule_that_knows(turns: list[str], expected: str) -> None:
    last = said(*turns)
    if "|" in expected:
        assert sorted(last.split(" ")[0].split("|")) == sorted(expected.split(" ")[0].split("|"))
        assert last.split(" ")[1:] == expected.split(" ")[1:]
    else:
        assert last == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[uk.org.publicwhip/person/2] Somebody Else", "Ben Sample by source-id"),
        ("[uk.org.publicwhip/member/1] Somebody Else", "Ada Example by source-id"),
        ("[uk.org.publicwhip/person/9] Gone Before", "Gone Before by source-id"),
        ("[uk.org.publicwhip/person/777] Mr Not Yet Known", "Not Yet Known by source-id"),
        ("[unknown] Ada Example", "Ada Example by name-at-date"),
    ],
)
def test_the_sources_own_id_comes_first(text: str, expected: str) -> None:
    assert said(text) == expected


def test_an_id_that_the_register_lacks_is_a_bare_person_without_a_party() -> None:
    (found,) = resolved("[uk.org.publicwhip/person/777] Mr Not Yet Known")
    assert isinstance(found, Resolved)
    assert (found.person.id, found.person.identifiers, found.party) == ("777", {"publicwhip": "777"}, None)
    assert (found.role, found.role_basis) == ("unknown", "no-evidence")


def test_an_unknown_id_belongs_to_the_one_of_that_name_who_is_known_without_one() -> None:
    (found,) = resolved("[uk.org.publicwhip/person/778] The Lord Bishop of Example", chamber="lords")
    assert isinstance(found, Resolved)
    assert (found.person.id, found.party) == ("parliament-21", "Bishops")
    assert found.person.identifiers == {"parliament": "21", "publicwhip": "778"}


@pytest.mark.parametrize(
    ("chamber", "printed", "expected"),
    [
        ("westminster-hall", "Ada Example", "Ada Example by name-at-date"),
        ("public-bill-committee", "Ada Example", "Ada Example by name-at-date"),
        ("lords", "Lord Sample of Southmoor (CB)", "Lord Sample of Southmoor by name-at-date"),
        ("grand-committee", "The Lord Bishop of Example", "The Bishop of Example by name-at-date"),
        ("lords", "Ada Example", "nobody: no-seat-that-day"),
        ("senedd", "Ada Example", "nobody: not-in-register"),
    ],
)
def test_a_chamber_belongs_to_its_house(chamber: str, printed: str, expected: str) -> None:
    assert said(printed, chamber=chamber) == expected


@pytest.mark.parametrize("chamber", ["scottish-parliament", "northern-ireland-assembly", "senedd", "london-assembly"])
@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        # its own Speaker, its own member for a seat of the same name, its own minister
        (["Mr Speaker"], "nobody: chair-unnamed"),
        (["The Deputy Presiding Officer"], "nobody: chair-unnamed"),
        (["Ada Example (Northfield) (Lab)"], "nobody: not-in-register"),
        (["Mr Example (Northfield)"], "nobody: not-in-register"),
        (["The Secretary of State for Samples"], "nobody: not-in-register"),
        # what the source says, and then the sitting
        (["[uk.org.publicwhip/person/1] Ada Example"], "Ada Example by source-id"),
        (["[uk.org.publicwhip/person/1] Mr Speaker (Ada Example)", "Mr Speaker"], "Ada Example by chair"),
        (["[uk.org.publicwhip/member/90355] Mr Speaker"], "Mr Speaker by source-id"),
    ],
)
def test_whoever_speaks_in_another_british_chamber_is_not_looked_for_at_westminster(
    chamber: str, turns: list[str], expected: str
) -> None:
    assert said(*turns, chamber=chamber) == expected


def test_mr_speaker_is_the_commons_own() -> None:
    assert said("Mr Speaker", chamber="lords") == "nobody: chair-unnamed"
    assert said("Mr Speaker", day=date(1921, 5, 3)) == "nobody: chair-unnamed"


def test_without_a_date_no_name_is_resolved() -> None:
    assert said("Ada Example", day=None) == "nobody: no-date"
    assert said("[uk.org.publicwhip/person/1] Ada Example", day=None) == "Ada Example by source-id"


def test_a_seat_that_no_source_ended_is_held_beyond_the_sources() -> None:
    assert said("Ada Example", day=date(2021, 1, 1)) == "Ada Example by name-at-date"
    assert said("Ada Example", day=date(2022, 1, 1)) == "Ada Example by open-membership"


def test_party_seat_and_office_are_those_of_the_day() -> None:
    (found,) = resolved("Ben Sample")
    assert isinstance(found, Resolved)
    assert (found.party, found.constituency, found.office) == (
        "Conservative",
        "Southmoor",
        "Secretary of State for Samples",
    )


def test_an_office_printed_once_is_carried_to_later_turns() -> None:
    _, later = resolved("The Minister for Examples (Ada Example)", "Ada Example", day=date(2022, 1, 1))
    assert isinstance(later, Resolved)
    assert (later.office, later.role, later.role_basis) == ("The Minister for Examples", "minister", "printed")


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("The Home Secretary", date(2012, 3, 1), "Theresa May"),  # in the register as such
        ("The Home Secretary", date(2020, 3, 2), "Priti Patel"),  # only as Secretary of State for the Home Department
        ("The Prime Minister", date(2012, 3, 1), "David Cameron"),  # only with “, First Lord of the Treasury and …”
        ("The Lord Chancellor", date(2012, 3, 1), "Kenneth Clarke"),
        ("The Foreign Secretary", date(2012, 3, 1), "William Hague"),
    ],
)
def test_the_packaged_register_knows_an_office_by_what_it_is_called(office: str, day: date, name: str) -> None:
    sitting = Sitting("commons", day, "A sitting", (Speech(Attribution(office, None, office), ("Words.",)),))
    (found,) = resolve(sitting, load_register())
    assert isinstance(found, Resolved) and (found.name, found.rule) == (name, "office-at-date")


LATER = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("turns", "day", "chamber", "expected"),
    [
        (["The Minister for Anything (Jo Smith) (Con)"], DAY, "commons", "minister (printed)"),
        (["Ben Sample"], DAY, "commons", "minister (register)"),
        (["Ada Example"], DAY, "commons", "shadow (register)"),
        (["Shadow Minister (Ada Example)"], LATER, "commons", "shadow (printed)"),
        # a spokesperson of another party is a member
        (["Liv Deem"], DAY, "commons", "member (register)"),
        (["Shadow Leader of the House (Liv Deem)"], DAY, "commons", "member (printed)"),
        (["Al Carver"], DAY, "commons", "member (register)"),
        # the register's offices end in 2020
        (["Ada Example"], LATER, "commons", "member (no-evidence)"),
        (["? Ada Example"], LATER, "commons", "minister (answers-question)"),
        (["? Ada Example", "Ada Example"], LATER, "commons", "minister (answers-question)"),
        (["# Church Commissioners", "? Ada Example"], LATER, "commons", "member (no-evidence)"),
        # the Chair
        (["Mr Speaker"], DAY, "commons", "chair (printed)"),
        (["Madam Deputy Speaker"], DAY, "commons", "chair (printed)"),
        (["Dee Puty"], DAY, "commons", "chair (register)"),
        (["Dee Puty"], DAY, "westminster-hall", "member (register)"),
        (["Dee Puty (in the Chair)"], DAY, "westminster-hall", "chair (printed)"),
        (["Nobody Known"], DAY, "commons", "unknown (no-evidence)"),
        (["Several hon. Members"], DAY, "commons", "unknown (no-evidence)"),
    ],
)
def test_the_role_follows_from_what_is_printed_and_held(
    turns: list[str], day: date, chamber: str, expected: str
) -> None:
    assert role(*turns, day=day, chamber=chamber) == expected


@given(
    st.lists(st.text(max_size=40) | st.sampled_from([p.names[0].text for p in PERSONS]), max_size=6),
    st.none() | st.dates(),
    st.sampled_from(list(HOUSES)),
)
def test_any_attributions_give_one_resolution_an_item(printed: list[str], day: date | None, chamber: str) -> None:
    items = tuple(Speech(attribution.parse(text), ()) for text in printed)
    found = resolve(Sitting(chamber, day, "", items), REGISTER)
    assert len(found) == len(items)
    assert None not in found


def test_an_answer_never_names_somebody_without_a_seat_that_day() -> None:
    for person in PERSONS:
        for chamber, house in HOUSES.items():
            found = resolved(person.names[0].text, chamber=chamber)[0]
            if isinstance(found, Resolved):
                assert [m.chamber for m in found.person.memberships_on(DAY)] == [house]


# The shipped register, on the seeds and, where they are at hand, on the real days.


@pytest.mark.parametrize(
    ("day", "name", "office", "expected"),
    [
        (
            date(2022, 4, 21),
            "Amanda Milling",
            "Minister of State (Foreign, Commonwealth and Development Office)",
            ("25350", "Conservative", "Cannock Chase", "minister"),
        ),
        (
            date(2024, 11, 25),
            "Jess Phillips",
            "The Parliamentary Under-Secretary of State for the Home Department",
            ("25364", "Labour", "Birmingham Yardley", "minister"),
        ),
        (date(2024, 11, 25), "Gregor Poynton", None, ("26428", "Labour", "Livingston", "member")),
        (date(2024, 11, 25), "Munira Wilson", None, ("25820", "Liberal Democrat", "Twickenham", "member")),
        (date(2022, 4, 21), "Amanda Milling", None, ("25350", "Conservative", "Cannock Chase", "minister")),
    ],
)
def test_members_of_the_seeds_are_known(
    register: Register, day: date, name: str, office: str | None, expected: tuple[str, ...]
) -> None:
    speech = Speech(Attribution(name, name, office), ())
    (found,) = resolve(Sitting("commons", day, "", (speech,)), register)
    assert isinstance(found, Resolved)
    assert (found.person.identifiers["publicwhip"], found.party, found.constituency, str(found.role)) == expected


def real_turns(folder: Path, chamber: str) -> Iterator[Sitting]:
    """The attributed speeches of every day in a folder of publicwhip XML."""
    for path in sorted(folder.glob("*.xml")):
        tree = etree.parse(path)
        speeches = [
            Speech(Attribution(name, name, person_id=number), ())
            for element in tree.iter("speech")
            if (name := element.get("speakername")) and (number := element.get("person_id") or element.get("speakerid"))
        ]
        day = date.fromisoformat("".join(filter("0123456789-".__contains__, path.stem)))
        yield Sitting(chamber, day, path.name, tuple(speeches))


@pytest.mark.parametrize(("chamber", "at_least"), [("commons", 0.99), ("lords", 0.97)])
def test_the_party_of_nearly_every_real_speech_is_known(
    real: Path, register: Register, chamber: str, at_least: float
) -> None:
    counted: Counter[bool] = Counter()
    missing: Counter[str] = Counter()
    for sitting in real_turns(real / "publicwhip" / chamber, chamber):
        for item, found in zip(sitting.items, resolve(sitting, register), strict=True):
            known = isinstance(found, Resolved) and found.party is not None
            counted[known] += 1
            if not known and isinstance(item, Speech) and item.attribution:
                missing[f"{item.attribution.name} {item.attribution.person_id} on {sitting.date}"] += 1
    share = counted[True] / counted.total()
    assert share >= at_least, missing.most_common()


@pytest.mark.parametrize(("chamber", "at_least", "wrong_at_most"), [("commons", 0.995, 0.0005), ("lords", 0.99, 0.001)])
def test_names_alone_lead_to_the_right_person(
    real: Path, register: Register, chamber: str, at_least: float, wrong_at_most: float
) -> None:
    outcome: Counter[str] = Counter()
    examples: Counter[str] = Counter()
    for sitting in real_turns(real / "publicwhip" / chamber, chamber):
        hidden = replace(sitting, items=tuple(_without_id(item) for item in sitting.items))
        for truth, found in zip(resolve(sitting, register), resolve(hidden, register), strict=True):
            if not isinstance(truth, Resolved) or not truth.person.memberships:
                continue
            right = isinstance(found, Resolved) and found.person.id == truth.person.id
            outcome["right" if right else "wrong" if isinstance(found, Resolved) else "nobody"] += 1
            if not right:
                examples[f"{truth.name} ({truth.person.id}) on {sitting.date}"] += 1
    assert outcome["right"] / outcome.total() >= at_least, examples.most_common(20)
    assert outcome["wrong"] / outcome.total() <= wrong_at_most, examples.most_common(20)


def _without_id(item: Item) -> Item:
    assert isinstance(item, Speech) and item.attribution
    return replace(item, attribution=replace(item.attribution, person_id=None))


def test_of_several_offices_the_senior_one_is_shown() -> None:
    sitting = Sitting("commons", DAY, "A day", (Speech(Attribution("Max Double", name="Max Double"), ("Words.",)),))
    (found,) = resolve(sitting, REGISTER)
    assert isinstance(found, Resolved) and found.office == "Secretary of State for Twos"

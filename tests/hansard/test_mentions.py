"""Who is meant where a member is named inside a speech."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st
from mentioned import DAY, REGISTER, meant, spoken

import hansard
from hansard.mentions import find
from hansard.model import Attribution, Heading, Sitting, Speech
from hansard.names import fold_words
from hansard.register import load_register
from hansard.spoken_offices import OfficeNames, office_names

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "printed", "rule"),
    [
        ("I thank my hon. Friend the Member for Northfield (Ada Example) for it.",
         "my hon. Friend the Member for Northfield (Ada Example)", "name-and-seat"),
        ("I thank my right hon. and learned Friend the Member for Northfield.",
         "my right hon. and learned Friend the Member for Northfield", "constituency-at-date"),
        ("The hon. Member for Northfield’s point", "The hon. Member for Northfield", "constituency-at-date"),
        ("Sit down—the hon. Member for Northfield (Ms Example).",
         "the hon. Member for Northfield (Ms Example)", "name-and-seat"),
        # Not the name of the register, but its surname and her seat
        ("the hon. Member for Northfield (Adela Example)", "the hon. Member for Northfield (Adela Example)",
         "name-and-seat"),
        # A seat under a name that nobody knows, and a name that only one member has
        ("the hon. Member for North Field (Ada Example)", "the hon. Member for North Field (Ada Example)",
         "name-at-date"),
        ("but then my hon. Friend, the Member for Northfield said", "my hon. Friend, the Member for Northfield",
         "constituency-at-date"),
        ("to my constituency neighbour and hon. Friend the Member for Northfield and I",
         "my constituency neighbour and hon. Friend the Member for Northfield", "constituency-at-date"),
        ("I call the next hon. Gentleman, the hon. Member for Northfield", "the hon. Member for Northfield",
         "constituency-at-date"),
        ("the Labour Member for Northfield", "the Labour Member for Northfield", "constituency-at-date"),
    ],
)  # fmt: skip
def test_a_member_is_found_by_seat_with_and_without_a_name(text: str, printed: str, rule: str) -> None:
    (found,) = spoken(text)
    assert (found.printed, found.person, found.rule) == (printed, REGISTER.persons["1"], rule)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    ("seat", "id"),
    [
        ("Hayes and Westby", "2"),
        ("Hayes & Westby", "2"),
        ("Birmingham Oldtown", "3"),
        ("Birmingham, Oldtown", "3"),
        ("Richmond (Yorks)", "4"),
        ("Queen's Lynn", "5"),
    ],
)
def test_a_seat_of_several_words_is_read_to_its_end(seat: str, id: str) -> None:
    for after in (".", " (and rightly)", ", who spoke", " (Mr {})"):
        name = REGISTER.persons[id].names[0].text.split()[1]
        (found,) = spoken(f"I thank the hon. Member for {seat}{after.format(name)}.")
        assert found.person is REGISTER.persons[id]
        assert found.printed.endswith(seat if "{}" not in after else f"(Mr {name})")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("my hon. Friends the Members for Northfield (Ada Example), for Hayes and Westby (Ben Sample) and for Richmond "
         "(Yorks)", ["1", "2", "4"]),
        ("The hon. Members for Northfield and Hayes and Westby agree.", ["1", "2"]),
        ("the hon. Members for Northfield (Ada Example) and Richmond (Yorks) (Dan Model), and Sutton too", ["1", "4"]),
        ("the hon. Member for Northfield (Ada Example), and Sutton too", ["1"]),
        ("my hon. Friends the Members for Northfield (Ada Example) and for Nowhere (Nobody Known)",
         ["1", "not-in-register"]),
    ],
)  # fmt: skip
def test_each_member_of_a_list_is_found(text: str, ids: list[str]) -> None:
    assert [id for _, id in meant(spoken(text))] == ids


@pytest.mark.parametrize(
    ("text", "rule", "candidates"),
    [
        ("the hon. Member for Sutton", "no-holder-that-day", []),
        ("the hon. Member for Nowhere Much said", "not-in-register", []),
        ("the hon. Member for Northfield (Ben Sample)", "name-and-seat-differ", ["1", "2"]),
        ("the hon. Member for Northfield (Nobody Known)", "name-and-seat-differ", ["1"]),
    ],
)
def test_nobody_is_guessed_from_a_seat(text: str, rule: str, candidates: list[str]) -> None:
    (found,) = spoken(text)
    assert (found.person, found.rule, [person.id for person in found.candidates]) == (None, rule, candidates)


@pytest.mark.parametrize(
    "text",
    [
        "my hon. Friend said", "the Minister knows", "Mr Speaker, the Deputy Speaker in the Chair",
        "the former Member for Northfield", "the late hon. Member for Northfield",
        "the former right hon. Member for Northfield",
        "As the Member for Northfield, I agree", "when she was the Member for Northfield", "a Member for Northfield",
        "my predecessor, the Member for Northfield", "Members for hire",
        "the Prime Minister of Israel", "the Israeli Prime Minister", "the Prime Minister at the time",
        "the Prime Minister, Benny Elsewhere, said", "when I was the Home Secretary", "the Home Secretary Order",
        "the former Home Secretary", "a Home Secretary", "bathe Home Secretary",
        "Lord Nelson won", "the late Lord Penn", "Lord Penn Commission", "Lord Penn of Elsewhere",
        "the Earl of Barset pub",
        "Overlord Penn", "the Lord Chancellor of England",
    ],
)  # fmt: skip
def test_what_is_no_mention(text: str) -> None:
    assert spoken(text) == ()


@pytest.mark.parametrize(
    ("text", "printed", "id"),
    [
        ("as the noble Lord, Lord Ashgrove, said", "the noble Lord, Lord Ashgrove", "20"),
        ("my noble friend Lord Ashgrove of Barset said", "my noble friend Lord Ashgrove of Barset", "20"),
        ("the noble Viscount, Lord Ashgrove", "the noble Viscount, Lord Ashgrove", "26"),
        ("the noble and learned Baroness, Lady Smith", "the noble and learned Baroness, Lady Smith", "23"),
        ("Baroness Smith spoke", "Baroness Smith", "23"),
        ("the noble Earl, Lord Peel, is", "the noble Earl, Lord Peel", "24"),
        ("the noble Earl, Lord Barset", "the noble Earl, Lord Barset", "25"),
        ("my noble friend the Earl of Barset", "my noble friend the Earl of Barset", "25"),
        ("the right reverend Prelate the Bishop of Henby", "the right reverend Prelate the Bishop of Henby", "27"),
        ("the Lord Bishop of Henby", "Bishop of Henby", "27"),
        ("Lord Penn’s amendment", "Lord Penn", "28"),
        ("the noble Lord, Lord Smith of Henby", "the noble Lord, Lord Smith of Henby", "22"),
        ("the noble Lord, Lord Smith", "the noble Lord, Lord Smith", "several-of-that-title"),
        ("the noble Lord, Lord Peel", "the noble Lord, Lord Peel", "not-in-register"),
    ],
)
def test_a_peer_is_found_by_title(text: str, printed: str, id: str) -> None:
    assert meant(spoken(text, "lords")) == [(printed, id)]


def test_each_peer_of_a_list_is_found() -> None:
    found = spoken("the noble Lords, Lord Penn and Lord Smith of Henby, and the noble Baroness, Lady Smith", "lords")
    assert [id for _, id in meant(found)] == ["28", "22", "23"]


def test_the_whole_title_decides_if_only_its_bearer_spoke() -> None:
    heard = [
        Attribution("Lord Smith", name="Lord Smith"),
        Attribution("Lord Smith of Henby", name="Lord Smith of Henby"),
    ]
    text = "the noble Lord, Lord Smith"
    assert [id for _, id in meant(spoken(text, "lords", DAY, heard[0]))] == ["21"]
    assert [id for _, id in meant(spoken(text, "lords", DAY, *heard))] == ["several-of-that-title"]
    assert [id for _, id in meant(spoken(text, "lords", DAY, heard[1]))] == ["several-of-that-title"]


def test_where_the_registers_peers_end_a_part_of_a_title_is_enough_only_for_who_spoke() -> None:
    later = date(2023, 5, 1)
    ada = Attribution("Lord Ashgrove of Barset", name="Lord Ashgrove of Barset")
    (alone,) = spoken("the noble Lord, Lord Ashgrove", "lords", later)
    assert (alone.person, alone.rule, [p.id for p in alone.candidates]) == (None, "title-in-part", ["20"])
    (heard,) = spoken("the noble Lord, Lord Ashgrove", "lords", later, ada)
    (whole,) = spoken("the noble Lord, Lord Ashgrove of Barset", "lords", later)
    assert (heard.rule, whole.rule) == ("open-membership", "open-membership")
    assert heard.person == whole.person == REGISTER.persons["20"]


@pytest.mark.parametrize(
    ("text", "printed", "id"),
    [
        ("I urge the Prime Minister to act", "the Prime Minister", "40"),
        ("my right hon. Friend the Home Secretary’s letter", "my right hon. Friend the Home Secretary", "41"),
        ("the Secretary of State for the Home Department", "the Secretary of State for the Home Department", "41"),
        ("The Lord Chancellor agrees", "The Lord Chancellor", "42"),
        ("the Secretary of State for Justice, who", "the Secretary of State for Justice", "42"),
        ("the shadow Home Secretary", "the shadow Home Secretary", "43"),
        ("the Leader of the Opposition", "the Leader of the Opposition", "44"),
        ("the Leader of the House", "the Leader of the House", "47"),
        ("the Prime Minister, Pat Premier, said", "the Prime Minister", "40"),
        ("the Welsh Secretary", "the Welsh Secretary", "several-held-that-office"),
        ("the Chancellor", "the Chancellor", "office-not-in-register"),
    ],
)
def test_a_member_is_found_by_an_office_that_one_person_holds(text: str, printed: str, id: str) -> None:
    assert meant(spoken(text)) == [(printed, id)]


def test_what_an_office_means_depends_on_the_house() -> None:
    assert meant(spoken("the Leader of the House", "lords")) == [("the Leader of the House", "office-not-in-register")]
    assert spoken("the Leader of the Opposition", "lords") == ()


def test_an_office_printed_in_the_sitting_is_its_speakers_all_day() -> None:
    said = Attribution("", name="Ada Example", office="The Secretary of State for Health and Social Care")
    other = Attribution("", name="Ben Sample", office="The Minister for Border Security")
    found = spoken("the Health Secretary and the Minister for Border Security agree", "commons", DAY, said, other)
    assert [(m.person and m.person.id, m.rule) for m in found] == [
        ("1", "office-in-sitting"),
        ("2", "office-in-sitting"),
    ]


def test_a_seat_held_after_the_sources_end_is_open() -> None:
    (found,) = spoken("the hon. Member for Lowtown (Gil Fresh)", day=date(2026, 5, 1))
    assert (found.person, found.rule) == (REGISTER.persons["7"], "open-membership")


def test_without_a_date_a_mention_has_no_person() -> None:
    text = "the hon. Member for Northfield, the noble Lord, Lord Penn, and the Prime Minister"
    assert [rule for _, rule in meant(spoken(text, day=None))] == ["no-date"] * 3


def test_nobody_mentions_themselves() -> None:
    ada = Attribution("Ada Example", name="Ada Example")
    turn = Speech(ada, ("They call me the hon. Member for Northfield.",))
    sitting = Sitting("commons", DAY, "", (Heading(1, "Names"), turn))
    assert find(sitting, hansard.resolve(sitting, REGISTER), REGISTER) == ((), ())


def test_only_what_somebody_says_in_the_british_houses_has_mentions() -> None:
    said = "the hon. Member for Northfield"
    procedure = Sitting("commons", DAY, "", (Speech(None, (said,)),))
    assert find(procedure, [None], REGISTER) == ((),)
    assert spoken(said, "scottish-parliament") == ()


def test_places_are_counted_over_paragraphs_joined_by_one_line_break() -> None:
    (found,) = spoken("One.\nI thank the hon. Member for Northfield.")
    assert (found.start, found.end) == (13, 43)


WORDS = st.sampled_from(
    ["my", "the", "hon.", "right", "Friend", "Member for", "Members for", "Northfield", "Hayes", "and", "Westby",
     "Lord", "(Ada Example)", ",", "Smith", "of", "Henby’s", "noble", "Lady", "shadow", "Home Secretary",
     "Prime Minister", "Secretary of State for", "Bishop of", "(", ")", "—", "\n", "I", "then", "former",
     "Richmond", "Yorks"]
)  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=5), max_size=60).map(" ".join))
def test_mentions_stand_in_order_and_apart_whatever_is_said(text: str) -> None:
    reached = 0
    for mention in spoken(text, "lords"):
        assert mention.start >= reached
        assert text[mention.start : mention.end] == mention.printed != ""
        assert mention.person is None or not mention.candidates
        reached = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "the ", "my right hon. Friend, ", "Member for ", "the hon. Members for A and ", "Member for Northfield (",
        "Lord ", "the noble Lord, Lord Smith of ", "the Secretary of State for ", "A and B of ",
        "the Members for Northfield, Northfield, ", "’s", "(",
    ],
)  # fmt: skip
def test_a_long_hostile_speech_takes_little_time(piece: str) -> None:
    spoken(piece)
    assert not too_slow(lambda text: spoken(text, "lords"), lambda size: piece * size, 625)


@pytest.mark.parametrize(
    "office", [office for office in office_names() if office.spoken], ids=lambda office: str(office.example)
)
def test_the_example_of_each_spoken_office_is_read_whole(office: OfficeNames) -> None:
    assert office.example is not None
    (found,) = spoken(office.example, office.house or "commons")
    assert fold_words(found.printed) == fold_words(office.example)


def test_every_rule_is_described() -> None:
    root = Path(__file__).parents[2]
    said = [path.read_text(encoding="utf-8") for path in (root / "hansard" / "mentions").glob("*.py")]
    rules = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', " ".join(said)))
    described = (root / "docs" / "parse-output.md").read_text(encoding="utf-8")
    assert len(rules) > 10 and {rule for rule in rules if f"`{rule}`" not in described} == set()


@pytest.mark.real
def test_the_member_for_congleton_is_fiona_bruce() -> None:
    seeds = sorted((DATA / "seeds").glob("000_*.txt"))
    if not seeds:
        pytest.skip("no seeds in ../shared/data/seeds")
    sitting, register = hansard.read(seeds[0].read_bytes()), load_register()
    found = [m for each in find(sitting, hansard.resolve(sitting, register), register) for m in each]
    named = [m for m in found if m.printed == "my hon. Friend the Member for Congleton"]
    assert [(m.person and m.person.id, m.rule) for m in named] == [("24857", "constituency-at-date")]

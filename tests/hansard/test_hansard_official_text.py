"""The official “Download as text”, its layout's rules one by one, in invented words."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

import hansard
from hansard.errors import BrokenTranscript
from hansard.formats import hansard_official_text as official
from hansard.model import Division, Heading, Hints, Item, Note, Sitting, Speech, SpeechKind

DAY = Hints(date=date(2024, 4, 30))
LORDS = """Ferries Bill\r
\r
Committee (2nd Day)\r
\r
15:37:00\r
\r
Relevant document: 8th Report from the Ferries Committee\r
\r
Amendment 9B\r
\r
Moved by\r
\r
9B: Clause 1, page 1, line 3, at end insert—\r
 “( ) No ferry may sail on a Sunday.”\r
\r
Baroness Barset (Lab)\r
My Lords, I beg to move.\r
\r
They go on:\r
\r
15:45:00\r
\r
“No ferry sails itself”.\r
\r
Noble Lords\r
Oh!\r
\r
The Earl of Thorne (CB)\r
My Lords—\r
\r
The Minister of State, Department for Ferries (Lord Quayle) (Con)\r
My Lords, no.\r
\r
Division 1\r
01/03/2017 18:27:00\r
Division on Amendment 9B\r
Ayes: 58\r
Noes: 61\r
Amendment 9B disagreed.\r
\r
18:46:00\r
\r
Amendment 10 not moved.\r
\r
House adjourned at 7.10 pm.\r
"""


def read(text: str, hints: Hints = DAY) -> Sitting:
    return official.read(text.encode(), hints)


def turns(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech) and item.attribution]


def said(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items if isinstance(item, Speech) and item.attribution is None]


def one(block: str) -> Speech:
    (turn,) = turns(read(f"Ferries\n\n{block}\n"))
    return turn


def test_an_attribution_is_the_first_line_of_a_block_that_goes_on() -> None:
    sitting = read(LORDS)
    assert [turn.attribution.printed for turn in turns(sitting) if turn.attribution] == [
        "Baroness Barset (Lab)",
        "Noble Lords",
        "The Earl of Thorne (CB)",
        "The Minister of State, Department for Ferries (Lord Quayle) (Con)",
    ]
    assert turns(sitting)[0].paragraphs == ("My Lords, I beg to move.", "They go on:", "“No ferry sails itself”.")


def test_the_first_line_is_the_title() -> None:
    sitting = read(LORDS)
    assert sitting.title == "Ferries Bill" and sitting.items[0] == Heading(1, "Ferries Bill")


def test_an_amendment_is_no_speaker_though_it_stands_above_its_words() -> None:
    _, procedure, *_ = said(read(LORDS).items)
    assert procedure.endswith("9B: Clause 1, page 1, line 3, at end insert—\n“( ) No ferry may sail on a Sunday.”")


def test_a_time_in_the_middle_of_a_speech_stamps_no_turn() -> None:
    assert [turn.time for turn in turns(read(LORDS))] == [None] * 4


def test_a_time_above_an_attribution_stamps_that_turn() -> None:
    sitting = read("Ferries\n\n17:15:00\n\nJo Example (Barset) (Lab)\nYes.\n\n4 15 pm\n\nMr Example\nNo.\n")
    assert [turn.time for turn in turns(sitting)] == [time(17, 15), time(16, 15)]


def test_a_division_has_its_number_time_and_counts() -> None:
    sitting = read(LORDS)
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert (division.number, division.time) == (1, time(18, 27))
    assert division.counts == {"aye": 58, "no": 61} and division.votes == ()
    assert said(sitting.items)[2:4] == ["Division on Amendment 9B", "Amendment 9B disagreed."]


def test_what_follows_procedure_is_nobodys_until_the_next_attribution() -> None:
    assert said(read(LORDS).items)[-1] == "Amendment 10 not moved.\nHouse adjourned at 7.10 pm."


@pytest.mark.parametrize("line", ["[Interruption.]", "[NB: [V] denotes a Member contributing virtually.]"])
def test_a_direction_that_stands_last_in_a_turn_stands_alone(line: str) -> None:
    sitting = read(f"Ferries\n\nJo Example (Barset) (Lab)\nYes.\n\n{line}\n\nMr Example\nNo.\n")
    assert [type(item) for item in sitting.items] == [Heading, Speech, Note, Speech]


def test_a_direction_inside_a_turn_stays_there() -> None:
    assert one("Jo Example (Barset) (Lab)\nYes.\n\n[Interruption.]\n\nNo.").paragraphs == (
        "Yes.",
        "[Interruption.]",
        "No.",
    )


def test_a_question_loses_its_number_in_front_and_its_serial_behind() -> None:
    turn = one("Jo Example (Barset) (Lab)\nT1. If she will make a statement. (901740)")
    assert (turn.question_number, turn.uin, turn.text) == ("T1", "901740", "If she will make a statement.")
    assert turn.kind is SpeechKind.QUESTION


@pytest.mark.parametrize(
    "block, name",
    [
        ("Adam Example (Barset) (Con)\nrose—", "Adam Example"),
        ("Several hon. Members\nrose—", "Several hon. Members"),
        ("Several hon. Members rose—", "Several hon. Members"),
    ],
)
def test_rising_is_a_whole_turn(block: str, name: str) -> None:
    turn = one(block)
    assert turn.attribution and turn.attribution.name == name and turn.paragraphs == ("rose—",)


def test_taking_part_by_video_is_no_part_of_the_name() -> None:
    turn = one("Jo Example (Barset) (Lab/Co-op) [V]\nYes.")
    assert turn.attribution and turn.attribution.printed.endswith("[V]") and turn.attribution.party == "Lab/Co-op"


def test_verses_are_no_attribution() -> None:
    assert one("Jo Example (Barset) (Lab)\nAs the poet says:\n\nthe ferry goes,\nthe ferry comes.").paragraphs[1:] == (
        "the ferry goes,",
        "the ferry comes.",
    )


def test_a_further_debate_below_has_its_own_heading() -> None:
    sitting = read(
        "Ferries\n\nJo Example (Barset) (Lab)\nYes.\n\nBuses: Rural Areas\n\nAl Example (Thorne) (Con)\nNo.\n"
    )
    assert [item.text for item in sitting.items if isinstance(item, Heading)] == ["Ferries", "Buses: Rural Areas"]


def test_the_users_date_comes_before_the_one_in_the_name() -> None:
    sitting = read(LORDS, Hints(date=date(2017, 3, 1), name="Ferries 2024-04-30.txt"))
    assert sitting.date == date(2017, 3, 1) and "date-from-name" not in {w.code for w in sitting.warnings}


def test_the_date_in_the_name_serves_with_a_warning() -> None:
    sitting = read(LORDS, Hints(name="Ferries_ Bill 2017-03-01 (1).txt"))
    assert sitting.date == date(2017, 3, 1) and "date-from-name" in {w.code for w in sitting.warnings}


@pytest.mark.parametrize("name", [None, "Ferries.txt", "Ferries 2024-02-31.txt"])
def test_without_a_date_there_is_none(name: str | None) -> None:
    sitting = read(LORDS, Hints(name=name))
    assert sitting.date is None and "no-date" in {w.code for w in sitting.warnings}


COMMONS = "Ferries\n\nJo Example (Barset) (Lab)\nI beg to move,\n\nThat this House has considered ferries.\n"


@pytest.mark.parametrize(
    "text, chamber, code",
    [
        (COMMONS, "commons", "chamber-from-seats"),
        ("Ferries\n\n[Sir Al Example in the Chair]\n\n" + COMMONS[9:], "westminster-hall", "chamber-from-motion"),
        ("Ferries\n\n[Mr Speaker in the Chair]\n\n" + COMMONS[9:], "commons", "chamber-from-seats"),
        (LORDS, "lords", "chamber-from-peers"),
        ("Ferries\n\nMr Example\nYes.\n", "commons", "no-chamber"),
    ],
)
def test_the_chamber_is_told_by_the_print_when_it_is_certain(text: str, chamber: str, code: str) -> None:
    sitting = read(text)
    assert sitting.chamber == chamber and code in {warning.code for warning in sitting.warnings}


def test_the_users_chamber_needs_no_proof() -> None:
    sitting = read(COMMONS, Hints(date=DAY.date, chamber="westminster-hall"))
    assert sitting.chamber == "westminster-hall" and not sitting.warnings


def test_a_text_without_any_speaker_is_refused() -> None:
    with pytest.raises(BrokenTranscript, match="no speaker"):
        read("Ferries\n\nA sentence about ferries.\n")


@pytest.mark.real
def test_heathrow_is_the_same_in_the_download_and_in_publicwhip(real: Path) -> None:
    """Twenty-four turns in both, with the same ids, so that the store holds each once."""
    path = real / "official/text/Heathrow Airport_ Western Rail Link 2024-04-30.txt"
    pasted = hansard.read(path.read_bytes(), path=path.name)
    day = hansard.read((real / "publicwhip/commons/debates2024-04-30a.xml").read_bytes())
    (section,) = [s for s in hansard.outline(day) if "Heathrow Airport: Western" in s.heading.text]
    theirs = [item for item in section.items if isinstance(item, Speech) and item.attribution]
    ours = turns(pasted)
    assert len(ours) == len(theirs) == 24
    assert [_words(turn) for turn in ours[:-1]] == [_words(turn) for turn in theirs[:-1]]
    assert _words(theirs[-1]).startswith(_words(ours[-1]))  # there the last one holds the Question put, too


def _words(turn: Speech) -> str:
    return " ".join(turn.text.split())


def test_what_stands_right_below_a_name_is_said_by_it_an_amendment_too() -> None:
    sitting = read("Ferries\n\nViscount Example (Con)\n9B: Clause 1, page 2, line 3, at end insert—\n\nThe bell.\n")
    assert [(s.attribution and s.attribution.name, s.paragraphs) for s in turns(sitting)] == [
        ("Viscount Example", ("9B: Clause 1, page 2, line 3, at end insert—", "The bell."))
    ]


@pytest.mark.parametrize(
    "above", ["Asked by\nLord Example", "Asked by\n\nLord Example (Lab)", "Tabled by\n\nLord Example"]
)
def test_who_asks_stands_above_the_question_and_has_its_time(above: str) -> None:
    text = (
        f"Ferries\n\nLord Sample (LD)\nMy Lords, no.\n\n14:37:00\n\n{above}\n\nTo ask His Majesty's Government why.\n"
    )
    assert [(s.attribution and s.attribution.name, s.paragraphs, s.time) for s in turns(read(text))] == [
        ("Lord Sample", ("My Lords, no.",), None),
        ("Lord Example", ("To ask His Majesty's Government why.",), time(14, 37)),
    ]


def test_a_stamp_above_a_division_is_the_divisions_and_no_later_lines() -> None:
    above = "Ferries\n\nMr Jo Example (Barset) (Lab)\nVote!\n\n14:50:00\n\n"
    items = read(above + "Division 3\nThe House divided:\n\nAyes: 358\nNoes: 256\n\nQuestion agreed to.\n").items
    (division,) = [item for item in items if isinstance(item, Division)]
    assert (division.number, division.time, division.counts) == (3, time(14, 50), {"aye": 358, "no": 256})
    assert isinstance(items[-1], Speech) and items[-1].time is None


def test_a_further_heading_may_stand_above_a_time() -> None:
    text = (
        COMMONS + "\nUrgent Question: Trams\n\n15:34:00\n\nAl Sample (Trams) (Con)\nTo ask the Minister about trams.\n"
    )
    assert [item.text for item in read(text).items if isinstance(item, Heading)] == [
        "Ferries",
        "Urgent Question: Trams",
    ]
    assert turns(read(text))[1].time == time(15, 34)


def test_the_pages_address_above_the_title_is_no_title() -> None:
    assert read("https://hansard.example.org/debates/1\n\n" + COMMONS).title == "Ferries"

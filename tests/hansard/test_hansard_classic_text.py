"""The bound volume's layout as people copy it, its rules one by one, in invented words."""

from __future__ import annotations

from datetime import date, time

import pytest

from hansard.errors import BrokenTranscript
from hansard.formats import hansard_classic_text as classic
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind, Vote

HINTS = Hints(date=date(2011, 7, 19), chamber="commons")


def read(text: str, hints: Hints = HINTS) -> Sitting:
    return classic.read(text.encode(), hints)


def turns(text: str) -> list[Speech]:
    return [item for item in read(text).items if isinstance(item, Speech) and item.attribution]


def printed(text: str) -> list[str]:
    return [turn.attribution.printed for turn in turns(text) if turn.attribution]


@pytest.mark.parametrize(
    "line, name, office, seat, party, words",
    [
        ("Jo Example (Barset) (Lab): Yes.", "Jo Example", None, "Barset", "Lab", "Yes."),
        ("Mr. Al Example (Thorne, North): Yes.", "Mr. Al Example", None, "Thorne, North", None, "Yes."),  # before 2000
        ("The Minister for Ferries (Jo Example): No.", "Jo Example", "The Minister for Ferries", None, None, "No."),
        ("The Prime Minister: No.", None, "The Prime Minister", None, None, "No."),
        ("Mr Speaker: Order.", None, "Mr Speaker", None, None, "Order."),
        ("The Earl of Thorne (CB): My Lords, yes.", "The Earl of Thorne", None, None, "CB", "My Lords, yes."),
        ("The Lord Bishop of Barset: My Lords, no.", "The Lord Bishop of Barset", None, None, None, "My Lords, no."),
        ("Several hon. Members rose—", "Several hon. Members", None, None, None, "rose—"),
        ("Wendy Example (Barset) (Con) rose—", "Wendy Example", None, "Barset", "Con", "rose—"),
        ("Lord Quayle (LD) asked Her Majesty's Government:", "Lord Quayle", None, None, "LD", None),
        ("Lord Quayle moved Amendment No. 12:", "Lord Quayle", None, None, None, "moved Amendment No. 12:"),
        ("Jo Example indicated dissent.", "Jo Example", None, None, None, "indicated dissent."),
        ("Hon. Members: No!", "Hon. Members", None, None, None, "No!"),
        (
            "Jo Example (Barset) (Lab) (Urgent Question): To ask why.",
            "Jo Example",
            None,
            "Barset",
            "Lab",
            "To ask why.",
        ),
    ],
)
def test_each_opening_gives_its_speaker_and_words(
    line: str, name: str | None, office: str | None, seat: str | None, party: str | None, words: str | None
) -> None:
    (turn,) = turns(f"Ferries\n\nJo Example: Yes.\n\n{line}\n\nMr Speaker: Order.\n")[1:2]
    assert turn.attribution
    who = turn.attribution
    assert (who.name, who.office, who.constituency, who.party) == (name, office, seat, party)
    assert words is None or turn.text == words


@pytest.mark.parametrize(
    "line, number, uin",
    [
        ("11. Jo Example (Barset) (Lab): What are ferries? [901401]", "11", "901401"),
        ("T2. [66881] Jo Example (Barset) (Lab): What are ferries?", "T2", "66881"),
        ("Q13. [900267] Jo Example (Barset) (Lab): What are ferries?", "Q13", "900267"),
    ],
)
def test_a_questions_numbers_stand_in_either_order(line: str, number: str, uin: str) -> None:
    (turn,) = turns(f"Ferries\n\n{line}\n")
    assert (turn.question_number, turn.uin, turn.text) == (number, uin, "What are ferries?")
    assert turn.kind is SpeechKind.QUESTION


CUT = """19 July 2011 : Column 785

Ferries

Jo Example (Barset) (Lab): I ask the

19 July 2011 : Column 786

Prime Minister: will he answer?

The Prime Minister: Yes.
"""


def test_a_column_mark_in_a_sentence_parts_nothing_and_holds_from_there_on() -> None:
    first, second = turns(CUT)
    assert first.paragraphs == ("I ask the Prime Minister: will he answer?",)
    assert (first.column, second.column) == ("785", "786")


def test_a_column_mark_may_stand_inside_a_line() -> None:
    text = "Ferries\n\nJo Example (Barset) (Lab): I ask for more ferries and for the 21 Apr 2022 : Column 387 quays.\n"
    assert turns(text)[0].text == "I ask for more ferries and for the quays."


def test_date_and_chamber_are_the_copys_own() -> None:
    sitting = read("House of Lords\n\nTuesday 7 November 2000\n\n" + CUT, Hints())
    assert (sitting.date, sitting.chamber) == (date(2000, 11, 7), "lords") and not sitting.warnings


@pytest.mark.parametrize(
    "column, chamber, written",
    [("12WH", "westminster-hall", False), ("12W", "commons", True), ("GC12", "grand-committee", False)],
)
def test_a_columns_letters_tell_where_it_was_said(column: str, chamber: str, written: bool) -> None:
    sitting = read(f"19 July 2011 : Column {column}\n\nFerries\n\nJo Example (Barset) (Lab): Yes.\n", Hints())
    (turn,) = [item for item in sitting.items if isinstance(item, Speech)]
    assert (sitting.chamber if chamber != "commons" else "commons", turn.written) == (chamber, written)


@pytest.mark.parametrize(
    "clock, at",
    [("2.44 pm", (14, 44)), ("5.1 pm", (17, 1)), ("3 pm", (15, 0)), ("12 noon", (12, 0)), ("Midnight", (0, 0))],
)
def test_a_time_stamps_the_turn_below_it(clock: str, at: tuple[int, int]) -> None:
    assert turns(f"Ferries\n\n{clock}\n\nMr Speaker: Order.\n\nHon. Members: No!\n")[0].time == time(*at)


def test_notes_stand_alone_and_stay_where_they_stood_inside() -> None:
    sitting = read("Ferries\n\n[Mr Speaker in the Chair]\n\nJo Example: Yes. [Interruption.] No.\n\n[Interruption.]\n")
    assert [type(item) for item in sitting.items] == [Heading, Note, Speech, Note]


DIVISION = """Ferries

Jo Example (Barset) (Lab): Vote!

The House divided: Ayes 2, Noes 1.

Division No. 123]

[7.14 pm

AYES

Example, Ms Jo
Sample, rh Al (Proxy vote cast by Jo Example)

Tellers for the Ayes:
Mr. Bo Model and
Cy Pattern

NOES

Specimen, L.

Tellers for the Noes: Di Shape and Ed Form

Question accordingly agreed to.
"""


def test_a_division_has_counts_votes_tellers_and_proxies() -> None:
    (division,) = [item for item in read(DIVISION).items if isinstance(item, Division)]
    assert (division.number, division.time, division.counts) == (123, time(19, 14), {"aye": 2, "no": 1})
    assert division.votes == (
        Vote("aye", "Example, Ms Jo"),
        Vote("aye", "Sample, rh Al", proxy="Jo Example"),
        Vote("aye", "Mr. Bo Model", teller=True),
        Vote("aye", "Cy Pattern", teller=True),
        Vote("no", "Specimen, L."),
        Vote("no", "Di Shape", teller=True),
        Vote("no", "Ed Form", teller=True),
    )


def test_votes_that_do_not_add_up_are_warned_of() -> None:
    sitting = read(DIVISION.replace("Ayes 2", "Ayes 7"))
    assert "votes-miscounted" in {warning.code for warning in sitting.warnings}


def test_the_lords_divide_in_their_own_words() -> None:
    text = "Ferries\n\nLord Quayle (LD): My Lords.\n\nTheir Lordships divided: Contents, 120; Not-Contents, 88.\n"
    (division,) = [item for item in read(text).items if isinstance(item, Division)]
    assert division.counts == {"content": 120, "not-content": 88}


def test_headings_nest_as_the_volume_prints_them() -> None:
    top = "Oral Answers to Questions\n\nFERRIES\n\nThe Secretary of State was asked—"
    text = f"{top}\n\nQuays\n\nJo Example (Barset) (Lab): Yes."
    headings = [(item.level, item.text) for item in read(text).items if isinstance(item, Heading)]
    assert headings == [(1, "Oral Answers to Questions"), (2, "FERRIES"), (3, "Quays")]


@pytest.mark.parametrize(
    "line",
    ["Next Section Index Home Page", "https://example.org/pa/cm201011/", "© Parliamentary copyright", "Download text",
     "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."],
)  # fmt: skip
def test_the_pages_own_words_are_no_part_of_a_speech(line: str) -> None:
    assert turns(f"Ferries\n\nJo Example (Barset) (Lab): Yes.\n\n{line}\n")[0].paragraphs == ("Yes.",)


MAIL = """From: Jo Example <jo@example.org>
Subject: Fwd: ferries

> Jo Example (Barset) (Lab): I should like to ask the Minister why there are
> no ferries to the islands on a Sunday, and whether he will run some of them
> himself, as he said in the spring that he would do with so much pleasure, if
> only he were asked to do it by those who live there and have no other way to
> reach the mainland at the end of the week.
>
> The Minister for Ferries (Al Example): I shall, if the hon. Lady comes with
> me.
"""


def test_a_mail_that_quotes_and_wraps_the_debate_is_unwrapped() -> None:
    first, second = turns(MAIL)
    assert len(first.paragraphs) == 1 and first.text.endswith("the end of the week.") and ">" not in first.text
    assert second.text == "I shall, if the hon. Lady comes with me."


@pytest.mark.parametrize(
    "paragraph",
    [
        "Two things: ferries and quays.",
        "The Prime Minister asked the House to wait.",
        "The hon. Member for Barset (Jo Example) moved her amendment. I ask the House to reject it.",
        "Lord Quayle moved house in 1990.",
    ],
)
def test_a_paragraph_that_only_resembles_an_opening_is_none(paragraph: str) -> None:
    assert printed(f"Ferries\n\nMr Speaker: Order.\n\n{paragraph}\n") == ["Mr Speaker"]


def test_a_bare_name_before_a_colon_speaks_with_a_warning() -> None:
    sitting = read("Ferries\n\nMr Speaker: Order.\n\nAl Example: Yes.\n")
    assert "unsure-speaker" in {warning.code for warning in sitting.warnings}


def test_a_text_without_any_speaker_is_refused() -> None:
    with pytest.raises(BrokenTranscript, match="no speaker"):
        read("Ferries\n\nA sentence about ferries.\n")


LORDS_DIVISION = """21 Oct 2009 : Column 720

Ferries

Lord Example (Con): My Lords, I beg to move.

4.14 pm

Division on Amendment 12

Contents 2; Not-Contents 1.

Amendment 12 agreed.

Division No. 1

CONTENTS

Barset, L.
Example, L. [Teller]
Sample, B.

NOT CONTENTS

Other, L.

Lord Example (Con): My Lords, I thank the House.
"""


def test_the_lords_print_counts_first_and_the_lists_of_the_same_division_below() -> None:
    sitting = read(LORDS_DIVISION)
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert (division.number, division.time) == (1, time(16, 14))
    assert division.counts == {"content": 2, "not-content": 1} and len(division.votes) == 4
    assert [turn.text for turn in turns(LORDS_DIVISION)] == [
        "My Lords, I beg to move.",
        "My Lords, I thank the House.",
    ]


def test_a_question_below_who_asks_it_is_nobodys_until_he_rises() -> None:
    asked = "Ferries\n\nAsked By Lord Example\n\nTo ask Her Majesty's Government why.\n\n"
    items = [item for item in read(asked + "Lord Example: My Lords, I ask it.\n").items if isinstance(item, Speech)]
    assert [(item.attribution is None, item.paragraphs) for item in items] == [
        (True, ("Asked By Lord Example", "To ask Her Majesty's Government why.")),
        (False, ("My Lords, I ask it.",)),
    ]


def test_how_the_day_begins_is_no_title() -> None:
    top = "House of Commons\n\nWednesday, 21 October 2009.\n\nThe House met at half-past Eleven o'clock\n\nPRAYERS\n\n"
    sitting = read(top + "Ferries\n\nJo Example (Barset) (Lab): When?\n", Hints())
    assert (sitting.title, sitting.date) == ("Ferries", date(2009, 10, 21))


def test_an_exclamation_is_no_heading() -> None:
    sitting = read("Ferries\n\nJo Example (Barset) (Lab): No.\n\nOh!\n\nJo Example (Barset) (Lab): Yes.\n")
    assert [item.text for item in sitting.items if isinstance(item, Heading)] == ["Ferries"]

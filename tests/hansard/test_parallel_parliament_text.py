"""Parallel Parliament's pasted pages, in invented debates."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.errors import BrokenTranscript, HansardError
from hansard.formats import parallel_parliament_text
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind

TITLE = "Ferries: Night Service - 25 November 2024 (Commons/Commons Chamber)"
LICENCE = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
JO = ("Lab", "Jo Example", "Barset East")
AL = ("Al Example", "The Minister for Ferries")


def read(*lines: str, hints: Hints | None = None) -> Sitting:
    return parallel_parliament_text.read("\n".join(lines).encode(), hints or Hints())


def page(*lines: str, title: str = TITLE) -> Sitting:
    return read("PARLIAMENTARY DEBATE", title, "", "Debate Detail", "", *lines, "", LICENCE)


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def names(sitting: Sitting) -> list[str | None]:
    return [speech.attribution.name for speech in speeches(sitting) if speech.attribution]


def codes(sitting: Sitting) -> list[str]:
    return [warning.code for warning in sitting.warnings]


def test_title_date_and_chamber_stand_on_the_second_line() -> None:
    sitting = page("Contributions from Jo Example, are highlighted with a yellow border.", *JO, "I welcome the ferry.")
    assert (sitting.title, sitting.date) == ("Ferries: Night Service", date(2024, 11, 25))
    assert (sitting.chamber, sitting.extent) == ("commons", "fragment")
    assert sitting.items[0] == Heading(1, "Ferries: Night Service")
    assert [speech.text for speech in speeches(sitting)] == ["I welcome the ferry."]
    assert not sitting.warnings


@pytest.mark.parametrize(
    "place, chamber",
    [
        ("Lords/Lords Chamber", "lords"),
        ("Commons/Westminster Hall", "westminster-hall"),
        ("Lords/Grand Committee", "grand-committee"),
        ("Commons/Public Bill Committees", "public-bill-committee"),
    ],
)
def test_the_chamber_is_in_the_pages_own_words(place: str, chamber: str) -> None:
    sitting = page(*JO, "Yes.", title=f"Ferries - Report - 1 May 2024 ({place})")
    assert (sitting.title, sitting.chamber) == ("Ferries - Report", chamber)


def test_a_chamber_that_is_not_known_is_taken_as_its_house_with_a_warning() -> None:
    sitting = page(*JO, "Yes.", title="Ferries - 1 May 2024 (Commons/Petitions)")
    assert (sitting.chamber, codes(sitting)) == ("commons", ["unknown-chamber"])


def test_the_first_turn_of_a_member_has_party_name_and_seat_and_later_ones_the_name() -> None:
    first, second = speeches(page(*JO, "One.", "Jo Example", "Two."))
    assert first.attribution is not None and second.attribution is not None
    assert (first.attribution.printed, first.attribution.party) == ("Jo Example", "Lab")
    assert (first.attribution.constituency, first.attribution.office) == ("Barset East", None)
    assert (second.attribution.party, second.attribution.constituency) == (None, None)


def test_the_first_turn_of_a_minister_has_name_and_office() -> None:
    (speech,) = speeches(page(*AL, "One."))
    assert speech.attribution is not None
    assert (speech.attribution.name, speech.attribution.office) == ("Al Example", "The Minister for Ferries")


def test_a_peer_has_a_party_but_no_seat_and_a_minister_among_them_an_office_too() -> None:
    lords = "Ferries - 1 May 2024 (Lords/Lords Chamber)"
    peer, minister, bishop = speeches(
        page(
            "CB", "Lord Example", "My Lords, yes.",
            "Con", "Baroness Barset", "The Minister of State, Department for Ferries", "My Lords, no.",
            "The Lord Bishop of Barchester", "My Lords, perhaps.",
            title=lords,
        )
    )  # fmt: skip
    assert peer.attribution is not None and minister.attribution is not None and bishop.attribution is not None
    assert (peer.attribution.party, peer.attribution.constituency) == ("CB", None)
    assert (minister.attribution.party, minister.attribution.office) == (
        "Con",
        "The Minister of State, Department for Ferries",
    )
    assert (bishop.attribution.name, bishop.attribution.party) == ("The Lord Bishop of Barchester", None)


def test_the_chair_is_a_name_with_its_title_or_the_title_alone() -> None:
    sitting = page(
        *JO, "One.", "Al Speaker", "Mr Speaker", "Order.", "Al Speaker", "Order!", "Madam Deputy Speaker", "No."
    )
    chairs = [speech.attribution for speech in speeches(sitting)[1:]]
    assert [(who.name, who.office) for who in chairs if who] == [
        ("Al Speaker", "Mr Speaker"),
        ("Al Speaker", None),
        (None, "Madam Deputy Speaker"),
    ]


def test_many_voices_are_a_turn() -> None:
    assert names(page(*JO, "One.", "Several hon. Members", "rose—", "Jo Example", "Two.")) == [
        "Jo Example",
        "Several hon. Members",
        "Jo Example",
    ]


def test_a_time_code_stamps_the_turn_below_it_and_no_other() -> None:
    sitting = page(*JO, "One.", "\u00a0 15:10:10", *AL, "Two.", "\u00a0 15:11:22", "Still two.", "Jo Example", "Three.")
    assert [speech.time for speech in speeches(sitting)] == [None, time(15, 10, 10), None]
    assert speeches(sitting)[1].paragraphs == ("Two.", "Still two.")


def test_a_paragraph_that_begins_with_a_known_name_is_no_turn() -> None:
    sitting = page(*JO, "One.", *AL, "Jo Example is right.", "Jo Example, as ever, is right.")
    assert names(sitting) == ["Jo Example", "Al Example"]


def test_a_sentence_about_the_minister_is_no_office() -> None:
    sitting = page(*JO, "One.", *AL, "Two.", "Jo Example", "The Minister is right.")
    assert speeches(sitting)[2].paragraphs == ("The Minister is right.",)


@pytest.mark.parametrize("number", ["11", "T4", "Q3"])
def test_the_question_number_leaves_the_text(number: str) -> None:
    (speech,) = speeches(page(*JO, f"{number}. What of the ferry?"))
    assert (speech.question_number, speech.text) == (number, "What of the ferry?")
    assert speech.kind is SpeechKind.QUESTION


def test_a_year_that_opens_a_sentence_is_no_question_number() -> None:
    (speech,) = speeches(page(*JO, "2020 was a bad year.", "10. more"))
    assert (speech.question_number, speech.paragraphs) == (None, ("2020 was a bad year.", "10. more"))


def test_procedure_stands_apart_and_a_direction_between_turns_is_a_note() -> None:
    sitting = page(
        *JO, "One.", "[Interruption.]", *AL, "Two.", "[Laughter.]", "Two still.", "Question put and agreed to."
    )
    first, second, procedure = speeches(sitting)
    assert first.paragraphs == ("One.",)
    assert sitting.items[2] == Note("[Interruption.]")
    assert second.paragraphs == ("Two.", "[Laughter.]", "Two still.")
    assert (procedure.attribution, procedure.kind) == (None, SpeechKind.PROCEDURAL)


def test_a_party_that_is_not_known_is_kept_as_printed_with_a_warning() -> None:
    sitting = page(*JO, "One.", "Xyz", "Al Example", "Barset West", "Two.")
    who = speeches(sitting)[1].attribution
    assert who is not None and (who.party, who.constituency) == ("Xyz", "Barset West")
    assert codes(sitting) == ["unsure-speaker"]


def test_a_new_name_without_party_or_office_is_a_turn_with_a_warning() -> None:
    sitting = page(*JO, "One.", "Al Example", "I disagree.")
    assert names(sitting) == ["Jo Example", "Al Example"]
    assert [(warning.code, warning.line) for warning in sitting.warnings] == [("unsure-speaker", 10)]


def test_a_heading_inside_the_debate_is_no_speaker() -> None:
    assert names(page(*JO, "One.", "Second Reading", "Two.")) == ["Jo Example"]


def test_a_time_code_may_stand_between_the_party_code_and_the_name() -> None:
    first, second = speeches(page("Lab", "  14:05:01", "Mr Jo Example", "Barset East", "One.", "", *AL, "Two."))
    assert first.attribution is not None
    assert (first.attribution.name, first.attribution.party, first.time) == ("Mr Jo Example", "Lab", time(14, 5, 1))
    assert (first.attribution.constituency, second.time) == ("Barset East", None)


@pytest.mark.parametrize(
    "office",
    [
        "Lord in Waiting/Government Whip",
        "Baroness in Waiting/Government Whip",
        "The Second Church Estates Commissioner, representing the Church Commissioners",
        "Shadow Minister (Ferries)",
        "The Minister of State, Ministry of Ferries, Piers and Local Boats",
    ],
)
def test_an_office_on_no_list_is_known_by_its_words(office: str) -> None:
    (speech,) = speeches(page("Al Example", office, "One."))
    assert speech.attribution is not None
    assert (speech.attribution.office, speech.text) == (office, "One.")


@pytest.mark.parametrize(
    "text",
    [
        "The shadow Ferry Secretary was suggesting to the Minister that he could find some—[Interruption.]",
        "The Minister only earlier praised the pier. In fact, page 29 of the plan said that the",
        "The Act of Ferries",
        "members.",
    ],
)
def test_words_that_begin_as_an_office_or_a_name_does_are_a_paragraph(text: str) -> None:
    last = "He was right."
    (speech,) = speeches(page(*JO, "One.", text, last))
    assert speech.paragraphs == ("One.", text, last)
    assert [one.text for one in speeches(page(*JO, "One.", *AL, "Two.", "Jo Example", text))][-1] == text


def test_a_seat_may_begin_as_an_office_does() -> None:
    (speech,) = speeches(page("Con", "Jo Example", "The Ferries", "One."))
    assert speech.attribution is not None
    assert (speech.attribution.constituency, speech.attribution.office) == ("The Ferries", None)


def test_a_division_has_its_counts_and_its_sentence_stays() -> None:
    sitting = page(*JO, "One.", "The House divided: Ayes 310, Noes 201.", *AL, "Two.")
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert division.counts == {"aye": 310, "no": 201}
    assert [speech.text for speech in speeches(sitting)] == ["One.", "The House divided: Ayes 310, Noes 201.", "Two."]


def test_pages_of_one_sitting_pasted_one_behind_another_are_its_debates() -> None:
    other = "Boats - 25 November 2024 (Commons/Commons Chamber)"
    sitting = page(*JO, "One.", LICENCE, "PARLIAMENTARY DEBATE", other, "Debate Detail", *JO, "Two.")
    assert [item.text for item in sitting.items if isinstance(item, Heading)] == ["Ferries: Night Service", "Boats"]
    assert [speech.text for speech in speeches(sitting)] == ["One.", "Two."]
    assert not sitting.warnings


def test_a_page_of_another_sitting_is_left_out_and_told() -> None:
    other = "Boats - 26 November 2024 (Commons/Commons Chamber)"
    sitting = page(*JO, "One.", LICENCE, "PARLIAMENTARY DEBATE", other, *JO, "Two.")
    assert [speech.text for speech in speeches(sitting)] == ["One."]
    assert [(warning.code, warning.line) for warning in sitting.warnings] == [("another-sitting", 12)]


PICTURED = (
    "Ferries at Night", "", "Jo Example Excerpts", "Thursday 31st March 2022", "(2 years, 7 months ago)",
    "Lords Chamber",
    "Read Full debate Read Hansard Text Watch Debate Read Debate Ministerial Extracts",
    "This information is provided by Parallel Parliament and does not comprise part of the record",
    "Proceedings resumed (Order, this day).",
    "Jo Example Portrait Jo Example (Barset East) (Lab) [V]", "- View Speech - Hansard - -", "", "One.", "", "Two.",
    "Ann Example Portrait Madam Deputy Speaker", "- Hansard - - - Excerpts", "Order.",
)  # fmt: skip


def test_the_print_with_pictures_has_whole_attributions_and_links_below_them() -> None:
    sitting = read(*PICTURED)
    assert (sitting.title, sitting.chamber, sitting.date) == ("Ferries at Night", "lords", date(2022, 3, 31))
    opening, jo, ann = speeches(sitting)
    assert (opening.attribution, opening.text) == (None, "Proceedings resumed (Order, this day).")
    assert jo.attribution is not None and ann.attribution is not None
    assert (jo.attribution.constituency, jo.attribution.party) == ("Barset East", "Lab")
    assert (ann.attribution.name, ann.attribution.office) == ("Ann Example", "Madam Deputy Speaker")
    assert (jo.paragraphs, ann.text, sitting.warnings) == (("One.", "Two."), "Order.", ())


def test_the_print_with_pictures_is_recognised() -> None:
    assert parallel_parliament_text.sniff("\n".join(PICTURED).encode())
    assert not parallel_parliament_text.sniff(b"The National Portrait Gallery is open.\nSo is the pier.")


def test_nothing_behind_the_licence_is_read() -> None:
    sitting = read("PARLIAMENTARY DEBATE", TITLE, *JO, "One.", LICENCE, "Con", "Al Example", "Barset", "Buy now!")
    assert names(sitting) == ["Jo Example"]


def test_a_title_without_a_date_is_told_and_the_users_date_serves() -> None:
    lines = ("PARLIAMENTARY DEBATE", "Ferries", "Debate Detail", *JO, "One.")
    assert (read(*lines).title, read(*lines).date) == ("Ferries", None)
    assert codes(read(*lines)) == ["no-date", "no-chamber"]
    told = read(*lines, hints=Hints(date=date(2020, 1, 2), chamber="lords"))
    assert (told.date, told.chamber, told.warnings) == (date(2020, 1, 2), "lords", ())


def test_a_date_that_is_none_is_told() -> None:
    sitting = page(*JO, "One.", title="Ferries - 31 February 2024 (Commons/Commons Chamber)")
    assert (sitting.title, sitting.date, codes(sitting)) == ("Ferries", None, ["no-date"])


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n\x00", b"Once upon a time.\n", b"<p>PARLIAMENTARY DEBATE</p>"]
)
def test_other_things_are_not_recognised_and_not_readable(data: bytes) -> None:
    assert not parallel_parliament_text.sniff(data)
    with pytest.raises(BrokenTranscript, match="parallel-parliament-text"):
        parallel_parliament_text.read(data, Hints())


def test_two_marks_of_the_layout_are_enough_to_recognise_it() -> None:
    assert parallel_parliament_text.sniff(f"{TITLE}\nDebate Detail\n".encode())
    assert not parallel_parliament_text.sniff(f"{TITLE}\n".encode())


PIECES = st.sampled_from(
    ["PARLIAMENTARY DEBATE", TITLE, "Debate Detail", *JO, *AL, "Xyz", "Mr Speaker", "Several hon. Members", "15:10:10",
     "99:99:99", "T4. What?", "[x]", "Question put.", LICENCE, "Madam Deputy Speaker (Jo Example)"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=12), max_size=14))
def test_any_mixture_of_the_layouts_pieces_is_read_or_refused(pieces: list[str]) -> None:
    data = "\n".join(pieces).encode()
    parallel_parliament_text.sniff(data)
    try:
        assert parallel_parliament_text.read(data, Hints()).items
    except HansardError as refused:
        assert str(refused)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parallel_parliament_text.read(data, Hints())
    except HansardError as refused:
        assert str(refused)


@pytest.mark.parametrize("unit", ["Lab\n", "Jo Example\n", "A - ", "The A ", "(", "[a\n", "15:10:10\n", "Question "])
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    data = ("PARLIAMENTARY DEBATE\n" + TITLE + "\n" + unit * (200_000 // len(unit))).encode()
    assert parallel_parliament_text.sniff(data)
    try:
        parallel_parliament_text.read(data, Hints())
    except HansardError as refused:
        assert str(refused)


def test_an_amendment_ends_the_speech_above_it_and_a_stamp_goes_on_to_the_mover() -> None:
    sitting = page(
        *JO, "One.", "Amendment 3", "  16:00:00", "Moved by", "Con", "Ann Example", "Barset West",
        "3: Clause 1, page 1, line 5, at end insert—", "“a bell”",
    )  # fmt: skip
    spoken = [(s.attribution.name, s.paragraphs, s.time) for s in speeches(sitting) if s.attribution]
    assert spoken == [
        ("Jo Example", ("One.",), None),
        ("Ann Example", ("3: Clause 1, page 1, line 5, at end insert—", "“a bell”"), time(16, 0)),
    ]


def test_a_stamp_above_a_division_is_its_time() -> None:
    sitting = page(*JO, "Vote!", "  18:40:00", "Division 1", "Ayes: 120", "Noes: 130", *AL, "Well.")
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert (division.time, speeches(sitting)[-1].time) == (time(18, 40), None)

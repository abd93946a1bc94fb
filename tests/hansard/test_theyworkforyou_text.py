"""TheyWorkForYou's pasted pages, in invented debates."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.errors import BrokenTranscript, HansardError
from hansard.formats import theyworkforyou_text
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind

UNDER_TITLE = "Part of Transport – in the House of Commons at 5:01 pm on 21st April 2022."
FOOT = "Link to this speech In context Individually\nTweet Share\nHansard source (Citation: HC Deb, 21 April 2022, c{})"


def read(*lines: str, hints: Hints | None = None) -> Sitting:
    return theyworkforyou_text.read("\n".join(lines).encode(), hints or Hints())


def page(*lines: str, under: str = UNDER_TITLE) -> Sitting:
    return read("Ferries", "", under, "", "Alert me about debates like this", "", *lines)


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def codes(sitting: Sitting) -> list[str]:
    return [warning.code for warning in sitting.warnings]


def test_title_chamber_and_date_stand_at_the_top() -> None:
    sitting = page("Photo of Jo Example Jo Example Labour, Barset 5:01 pm, 21st April 2022", "", "I welcome the ferry.")
    assert (sitting.title, sitting.chamber, sitting.date) == ("Ferries", "commons", date(2022, 4, 21))
    assert sitting.items[0] == Heading(1, "Ferries")
    assert sitting.extent == "fragment"
    assert not sitting.warnings


@pytest.mark.parametrize(
    "place, chamber",
    [("the House of Lords", "lords"), ("Westminster Hall", "westminster-hall"), ("Grand Committee", "grand-committee")],
)
def test_the_chamber_is_in_the_pages_own_words(place: str, chamber: str) -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset", "Yes.", under=f"– in {place} at 2:30 pm on 1 May 2024."
    )
    assert sitting.chamber == chamber


def test_a_speaker_line_has_the_name_twice_then_party_and_seat() -> None:
    (speech,) = speeches(
        page("Photo of Jo Example Jo Example Labour, Barchester, East 5:01 pm, 21st April 2022", "Yes.")
    )
    assert speech.attribution is not None
    assert speech.attribution.printed == "Jo Example Labour, Barchester, East"
    assert (speech.attribution.name, speech.attribution.party) == ("Jo Example", "Labour")
    assert (speech.attribution.constituency, speech.attribution.office) == ("Barchester, East", None)
    assert (speech.time, speech.paragraphs) == (time(17, 1), ("Yes.",))


def test_offices_hide_party_and_seat_and_are_kept_whole() -> None:
    offices = "Chair, Ferries Committee, Minister of State (Sea, Air and Rail)"
    (speech,) = speeches(page(f"Photo of Al Example Al Example {offices}", "Yes."))
    assert speech.attribution is not None
    assert (speech.attribution.office, speech.attribution.party) == (offices, None)


def test_old_pages_print_the_seat_without_a_party() -> None:
    (speech,) = speeches(page("Photo of Mr Al Example Mr Al Example , Barchester and District", "Yes."))
    assert speech.attribution is not None
    assert (speech.attribution.constituency, speech.attribution.party) == ("Barchester and District", None)


def test_stamps_without_am_or_pm_go_forward_from_the_pages_start() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset 11:30, 1 May 2024", "One.",
        "Photo of Al Example Al Example Conservative, Barset 1:05, 1 May 2024", "Two.",
        "Photo of Jo Example Jo Example Labour, Barset 12:10, 1 May 2024", "Three.",
        under="– in the House of Commons at 11:30 am on 1 May 2024.",
    )  # fmt: skip
    assert [speech.time for speech in speeches(sitting)] == [time(11, 30), time(13, 5), time(12, 10)]


def test_a_start_at_midnight_is_a_placeholder_and_no_half_day_is_guessed() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset 9:30, 18 June 2002", "One.",
        under="– in Westminster Hall at 12:00 am on 18 June 2002.",
    )  # fmt: skip
    assert speeches(sitting)[0].time is None
    assert codes(sitting) == ["half-day-unknown"]


def test_a_speech_without_a_stamp_has_no_time() -> None:
    sitting = page("Photo of Jo Example Jo Example Labour, Barset", "One.")
    assert speeches(sitting)[0].time is None


def test_the_column_is_in_the_citation_behind_the_speech() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset", "One.", FOOT.format("37"),
        "Photo of Al Example Al Example Conservative, Barset", "Two.", "(Citation: HC Deb, 21 April 2022, c38WH)",
    )  # fmt: skip
    assert [speech.column for speech in speeches(sitting)] == ["37", "38WH"]
    assert [speech.text for speech in speeches(sitting)] == ["One.", "Two."]


def test_a_paragraph_behind_a_closed_speech_may_name_a_speaker_without_photo() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset", "One.", FOOT.format("37"),
        "Several hon. Members:", "rose—", FOOT.format("37"), "Lord Example of Barset:", "Moved by Lord Example",
    )  # fmt: skip
    names = [speech.attribution and speech.attribution.name for speech in speeches(sitting)]
    assert names == ["Jo Example", "Several hon. Members", "Lord Example of Barset"]
    assert speeches(sitting)[1].attribution.printed == "Several hon. Members:"  # type: ignore[union-attr]


def test_text_that_nobody_speaks_is_procedure_and_a_lone_direction_a_note() -> None:
    sitting = page(
        "Question proposed, That the ferry sail.", FOOT.format("37"),
        "[Interruption.]", FOOT.format("37"), "Photo of Jo Example Jo Example Labour, Barset", "I agree. [Laughter.]",
    )  # fmt: skip
    procedure, spoken = speeches(sitting)
    assert (procedure.attribution, procedure.kind) == (None, SpeechKind.PROCEDURAL)
    assert Note("[Interruption.]") in sitting.items
    assert spoken.text == "I agree. [Laughter.]"


def test_a_tabled_question_keeps_its_serial_number_in_the_text() -> None:
    (speech,) = speeches(
        page("Photo of Jo Example Jo Example Labour, Barset", "To ask the Minister about ferries. [1160]")
    )
    assert (speech.kind, speech.uin) == (SpeechKind.QUESTION, "1160")
    assert speech.text.endswith("[1160]")


def test_a_question_number_leaves_the_text() -> None:
    (speech,) = speeches(page("Photo of Jo Example Jo Example Labour, Barset", "T4. What of the ferry?"))
    assert (speech.question_number, speech.text, speech.kind) == ("T4", "What of the ferry?", SpeechKind.QUESTION)


def test_menus_footers_and_links_are_no_part_of_the_debate() -> None:
    sitting = read(
        "A service from mySociety", "TheyWorkForYou", "Menu", "Debates", "Donate", "Ferries", UNDER_TITLE,
        "« Previous debate", "All Commons debates on 21 Apr 2022", "Next debate »",
        "Photo of Jo Example Jo Example Labour, Barset", "One.", FOOT.format("37"),
        "« Previous debate", "All Commons debates on 21 Apr 2022", "TheyWorkForYou", "Privacy Policy", "Facebook",
    )  # fmt: skip
    assert sitting.title == "Ferries"
    assert [speech.text for speech in speeches(sitting)] == ["One."]


def test_a_readers_annotation_is_left_out_with_a_warning() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset", "One.", "K", "The ferry is blue.", "Submitted by K. Reader",
        "1 annotation", FOOT.format("37"),
    )  # fmt: skip
    assert [speech.text for speech in speeches(sitting)] == ["One."]
    assert codes(sitting) == ["readers-note"]


def test_a_division_is_an_item_with_its_number_and_counts() -> None:
    sitting = page(
        "Votes in this debate", "Division number 12", "A majority of MPs voted for the ferry.",
        "Photo of Jo Example Jo Example Labour, Barset", "One.", FOOT.format("37"),
        "Division number 12 Ferries", "310 for, 201 against, 139 absent.", "Link to this vote In context Individually",
    )  # fmt: skip
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert (division.number, division.counts) == (12, {"aye": 310, "no": 201})
    assert len(speeches(sitting)) == 1


def test_a_division_has_every_vote_that_is_printed_and_none_of_who_was_away() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset", "One.", FOOT.format("37"), "Division number 12",
        "3 for, 1 against, 2 absent.", "Aye: 3 MPs", "No: 1 MP", "Ayes: A-Z by last name", "Jo Example Labour",
        "Al van Example Scottish National Party (proxy vote cast by Bo Example)", "Tellers",
        "Bo Example Labour/Co-operative", "Nos: A-Z by last name", "Cy Example Independent",
        "Absent: 2 MPs", "Absents: A-Z by last name", "Di Example Labour",
    )  # fmt: skip
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert division.counts == {"aye": 3, "no": 1}
    assert [(vote.vote, vote.name, vote.teller, vote.proxy) for vote in division.votes] == [
        ("aye", "Jo Example", False, None),
        ("aye", "Al van Example", False, "Bo Example"),
        ("aye", "Bo Example", True, None),
        ("no", "Cy Example", False, None),
    ]
    assert not sitting.warnings


def test_a_written_question_is_question_and_answer_with_its_serial_in_the_text() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset",
        "To ask the Secretary of State, how many ferries there are. [1160]",
        "Photo of Al Example Al Example Minister of State (Ferries)", "11. Ferries there are.",
        "Does this answer the above question?", "Yes3 people think so", "No1 person thinks not",
        "Hansard source (Citation: HL Deb, 12 April 2021, c133W)",
        under="Ferry Office written question – answered on 12 April 2021.",
    )  # fmt: skip
    assert (sitting.title, sitting.chamber, sitting.date) == ("Ferries", "lords", date(2021, 4, 12))
    question, answer = speeches(sitting)
    assert (question.kind, question.uin, question.written) == (SpeechKind.QUESTION, "1160", True)
    assert question.text.endswith("[1160]")
    assert (answer.kind, answer.text, answer.written) == (SpeechKind.ANSWER, "11. Ferries there are.", True)


def test_a_written_statement_is_a_statement() -> None:
    (speech,) = speeches(
        page(
            "Photo of Al Example Al Example Minister of State (Ferries) 9:30, 12 April 2021",
            "The ferry is late.",
            under="Ferry Office written statement – made at 9:30 am on 12 April 2021.",
        )  # fmt: skip
    )
    assert (speech.kind, speech.written, speech.time) == (SpeechKind.STATEMENT, True, time(9, 30))


def test_single_speeches_of_a_debate_pasted_one_behind_another_are_one_debate() -> None:
    second = "Part of Transport – in the House of Commons at 5:09 pm on 21st April 2022."
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset 5:01 pm, 21st April 2022", "One.", "", "Ferries", "", second, "",
        "Photo of Al Example Al Example Labour, Barset 5:09 pm, 21st April 2022", "Two.",
    )  # fmt: skip
    assert [type(item) for item in sitting.items] == [Heading, Speech, Speech]
    assert [(speech.text, speech.time) for speech in speeches(sitting)] == [
        ("One.", time(17, 1)),
        ("Two.", time(17, 9)),
    ]


def test_a_page_of_another_day_is_left_out_and_told() -> None:
    other = "– in the House of Commons at 5:09 pm on 22nd April 2022."
    photo = "Photo of Jo Example Jo Example Labour, Barset"
    sitting = page(photo, "One.", "Boats", other, photo, "Two.")
    assert [speech.text for speech in speeches(sitting)] == ["One."]
    assert [(warning.code, warning.line) for warning in sitting.warnings] == [("another-sitting", 9)]


def test_a_sentence_about_a_day_in_the_house_begins_no_page() -> None:
    said = "I said so before – in the House of Commons on 3 May 2021."
    sitting = page("Photo of Jo Example Jo Example Labour, Barset", "One.", said, "Three.")
    assert [speech.paragraphs for speech in speeches(sitting)] == [("One.", said, "Three.")]


def test_a_speaker_line_whose_name_stands_once_is_kept_with_a_warning() -> None:
    sitting = page("Photo of Jo Example", "One.", "Photo of Al Example Al Example Labour, Barset", "Two.")
    assert [speech.text for speech in speeches(sitting)] == ["One.", "Two."]
    assert [(warning.code, warning.line) for warning in sitting.warnings] == [("speaker-line", 7)]


def test_without_the_line_under_the_title_the_citation_tells_date_and_chamber() -> None:
    sitting = read("Ferries", "Photo of Jo Example Jo Example Crossbench", "One.", "(Citation: HL Deb, 2 May 2003, c5)")
    assert (sitting.title, sitting.chamber, sitting.date) == ("Ferries", "lords", date(2003, 5, 2))


def test_a_page_without_a_date_says_so_and_takes_the_users() -> None:
    lines = ("Ferries", "Photo of Jo Example Jo Example Labour, Barset", "One.")
    assert read(*lines).date is None
    assert codes(read(*lines)) == ["no-date", "no-chamber"]
    told = read(*lines, hints=Hints(date=date(2020, 1, 2), chamber="westminster-hall"))
    assert (told.date, told.chamber, told.warnings) == (date(2020, 1, 2), "westminster-hall", ())


def test_the_pages_own_date_wins_over_the_users() -> None:
    data = f"Ferries\n{UNDER_TITLE}\nPhoto of Jo Example Jo Example Labour, Barset\nOne.".encode()
    assert theyworkforyou_text.read(data, Hints(date=date(1999, 1, 1))).date == date(2022, 4, 21)


def test_damaged_bytes_lose_only_themselves() -> None:
    data = f"Ferries\n{UNDER_TITLE}\nPhoto of Jo Example Jo Example Labour, Barset\n“One” – é".encode() + b"\xff\n"
    sitting = theyworkforyou_text.read(data, Hints())
    assert speeches(sitting)[0].text.startswith("“One” – é")
    assert [(warning.code, warning.line) for warning in sitting.warnings] == [("bad-bytes", 4)]


def test_line_ends_and_encodings_make_no_difference() -> None:
    text = f"Ferries\n{UNDER_TITLE}\nPhoto of Jo Example Jo Example Labour, Barset\n“One” – é"
    assert theyworkforyou_text.sniff(text.encode("utf-16"))
    items = {
        theyworkforyou_text.read(data, Hints()).items
        for data in (text.encode(), text.replace("\n", "\r\n").encode("cp1252"), text.encode("utf-16"))
    }
    assert len(items) == 1


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n\x00", b"Once upon a time.\n", b"<html><body>Photo of</body>"]
)
def test_other_things_are_not_recognised_and_not_readable(data: bytes) -> None:
    assert not theyworkforyou_text.sniff(data)
    with pytest.raises(BrokenTranscript, match="theyworkforyou-text"):
        theyworkforyou_text.read(data, Hints())


PIECES = st.sampled_from(
    ["Photo of ", "Photo of A B A B Labour, C", UNDER_TITLE, "Link to this speech", "Several hon. Members:", "K", "\n",
     "(Citation: HC Deb, 1 May 2020, c3)", "Submitted by X", "Division number 3", "[x]", "T1. A", " 13:75, 40 May 2020"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=12), max_size=12))
def test_any_mixture_of_the_layouts_pieces_is_read_or_refused(pieces: list[str]) -> None:
    data = "\n".join(pieces).encode()
    theyworkforyou_text.sniff(data)
    try:
        assert theyworkforyou_text.read(data, Hints()).items
    except HansardError as refused:
        assert str(refused)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(HansardError):
        theyworkforyou_text.read(data, Hints())


@pytest.mark.parametrize(
    "unit", ["Photo of ", "Photo of A A\n", "– in ", "(Citation: ", "A ", "12:00, ", "[", "« Previous "]
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    data = (UNDER_TITLE + "\n" + unit * (200_000 // len(unit))).encode()
    theyworkforyou_text.sniff(data[len(UNDER_TITLE) :])
    try:
        theyworkforyou_text.read(data, Hints())
    except HansardError as refused:
        assert str(refused)


def test_unknown_speakers_may_have_a_seat_and_many_voices_may_speak_on_the_same_line() -> None:
    foot = FOOT.format(1)
    sitting = page("Sir Jo Example (Barset):", "", "I rise.", foot, "Several hon. Members: rose—", foot)
    first, many = speeches(sitting)
    assert first.attribution and (first.attribution.name, first.attribution.constituency) == (
        "Sir Jo Example",
        "Barset",
    )
    assert many.attribution and (many.attribution.name, many.text) == ("Several hon. Members", "rose—")


def test_a_bullet_before_the_readers_name_is_still_a_note() -> None:
    sitting = page(
        "Photo of Jo Example Jo Example Labour, Barset", "Words.", "See also trains.", "• Submitted by A Reader"
    )
    assert [s.text for s in speeches(sitting)] == ["Words."]

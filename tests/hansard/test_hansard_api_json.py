"""The official API's JSON: debates inside debates, paragraphs into turns, columns, stamps, kinds, divisions."""

import json
from collections.abc import Callable
from datetime import date
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from growth import too_slow

import hansard
from hansard.errors import HansardError
from hansard.formats import hansard_api_json
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind
from hansard.people import Resolved

MARK = '<span id="43" class="column-number" data-column-number="43"></span>'


def item(value: str, who: str | None = None, member: int | None = None, **more: Any) -> dict[str, Any]:
    row = {"ItemType": "Contribution", "HRSTag": "hs_Para", "Value": value, "AttributedTo": who, "MemberId": member}
    return row | more


def debate(*items: dict[str, Any], children: tuple[dict[str, Any], ...] = (), **overview: Any) -> dict[str, Any]:
    known = {
        "Id": 3,
        "Title": " Bees",
        "Date": "2024-12-16T00:00:00",
        "House": "Commons",
        "Location": "Commons Chamber",
    }
    numbered = [{"ItemId": 100 + n, "OrderInSection": n, **row} for n, row in enumerate(items)]
    return {"Overview": known | overview, "Navigator": [], "Items": numbered, "ChildDebates": list(children)}


def read(value: Any) -> Sitting:
    return hansard_api_json.read(json.dumps(value).encode(), Hints())


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def test_paragraphs_without_a_speaker_go_on_with_the_turn() -> None:
    sitting = read(
        debate(item("First.", "Jo Example (Here) (Lab)", 41), item("Second."), item("Mr Other speaks.", "Mr Other", 42))
    )
    assert [s.paragraphs for s in speeches(sitting)] == [("First.", "Second."), ("Mr Other speaks.",)]
    assert speeches(sitting)[0].attribution is not None
    assert [s.attribution.person_id for s in speeches(sitting) if s.attribution] == ["parliament/41", "parliament/42"]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("hs_Procedure", "Motion withdrawn."),  # what the tag says
        ("hs_Para", "Question put and agreed to."),  # what the words say
        ("hs_AmendmentHeading", "Amendment 3"),
        ("hs_76fChair", "Ms Someone in the Chair"),
    ],
)
def test_procedure_ends_the_turn_and_is_spoken_by_nobody(tag: str, words: str) -> None:
    found = speeches(read(debate(item("A speech.", "Jo Example", 41), item(words, HRSTag=tag))))
    assert found[1].attribution is None and found[1].kind is SpeechKind.PROCEDURAL and found[1].paragraphs == (words,)


def test_a_motion_read_out_belongs_to_whoever_moves_it() -> None:
    moved = item("I beg to move,", "Jo Example", 41), item("That this House likes bees.", HRSTag="hs_brev")
    assert speeches(read(debate(*moved)))[0].paragraphs == ("I beg to move,", "That this House likes bees.")


def test_a_column_turns_inside_a_sentence_without_breaking_it() -> None:
    rows = (
        item("42", HRSTag="hs_ColumnNumber"),
        item(f"One {MARK}sentence.", "Jo Example", 41),
        item("Next.", "Mr Other", 42),
    )
    found = speeches(read(debate(*rows)))
    assert [(s.column, s.text) for s in found] == [("42", "One sentence."), ("43", "Next.")]


def test_a_column_that_turns_before_the_first_word_is_the_turns_own() -> None:
    assert speeches(read(debate(item(f"<p>{MARK}Words.</p>", "Jo Example", 41))))[0].column == "43"


def test_a_time_stamp_belongs_to_the_next_turn_and_an_own_time_code_is_exact() -> None:
    rows = [
        item("14:32:00", ItemType="Timestamp"),
        item("One.", "Jo Example", 41),
        item("Two.", "Mr Other", 42, Timecode="2024-12-16T14:33:21"),
        item("Three.", "Jo Example", 41, Timecode="2024-12-16T14:33:21"),  # repeats the last stamp
    ]
    assert [s.time for s in speeches(read(debate(*rows)))] == [clock(14, 32), clock(14, 33, 21), None]


def test_debates_inside_debates_are_headings_inside_headings() -> None:
    inner = debate(item("Words.", "Jo Example", 41), Title="Honey", ExtId="B")
    outer = debate(children=(debate(children=(inner,), Title="Bees"),), Title="Commons Chamber")
    headings = [(h.level, h.text) for h in read(outer).items if isinstance(h, Heading)]
    assert headings == [(1, "Bees"), (2, "Honey")]


def test_the_navigator_tells_the_titles_above() -> None:
    value = debate(item("Words.", "Jo Example", 41))
    value["Navigator"] = [
        {"Id": 1, "ParentId": None, "Title": "Commons Chamber"},
        {"Id": 2, "ParentId": 1, "Title": "Oral Answers to Questions"},
        {"Id": 3, "ParentId": 2, "Title": "Bees"},
    ]
    headings = [(h.level, h.text) for h in read(value).items if isinstance(h, Heading)]
    assert headings == [(1, "Oral Answers to Questions"), (2, "Bees")]


def test_a_navigator_that_runs_in_a_circle_ends() -> None:
    value = debate(item("Words.", "Jo Example", 41))
    value["Navigator"] = [{"Id": 3, "ParentId": 3, "Title": "Bees"}]
    assert len(read(value).items) <= 4


def test_a_question_loses_its_number_and_keeps_it() -> None:
    value = "<Question>7. <QuestionText>What steps he is taking on bees.</QuestionText></Question>"
    (found,) = speeches(read(debate(item(value, "Jo Example", 41, HRSTag="Question", UIN="901777"))))
    assert found.question_number == "7" and found.uin == "901777" and found.kind is SpeechKind.QUESTION
    assert found.text == "What steps he is taking on bees."


def test_an_old_question_names_its_asker_in_the_text() -> None:
    value = "<Question><strong>Jo Example:</strong> To ask the Secretary of State what he does.</Question>"
    (found,) = speeches(read(debate(item(value, "", HRSTag="Question"), Location="Written Answers")))
    assert found.attribution is not None and found.attribution.name == "Jo Example"
    assert found.text == "To ask the Secretary of State what he does." and found.written


def test_written_parts_are_written() -> None:
    rows = item("To ask the Minister why.", "Jo Example", 41, HRSTag="Question"), item("Because.", "Ms Minister", 42)
    found = speeches(read(debate(*rows, Location="Written Answers")))
    assert [(s.kind, s.written) for s in found] == [(SpeechKind.QUESTION, True), (SpeechKind.ANSWER, True)]


def test_the_tag_of_a_section_tells_a_statement() -> None:
    rows = (
        item("I call the Minister.", "Mr Speaker", 467),
        item("Here is what we did.", "The Minister (Jo Example)", 41),
    )
    kinds = [s.kind for s in speeches(read(debate(*rows, HRSTag="hs_2cStatement")))]
    assert kinds == [SpeechKind.SPEECH, SpeechKind.STATEMENT]


def test_many_voices_that_rise() -> None:
    (found,) = speeches(read(debate(item("", "Several hon. Members rose—"))))
    assert found.attribution is not None and found.attribution.name == "Several hon. Members" and found.text == "rose—"


def test_a_stage_direction_at_the_end_stands_alone() -> None:
    sitting = read(debate(item("Words.<br/><em>[</em><em>Interruption.</em><em>]</em>", "Jo Example", 41)))
    assert sitting.items[-1] == Note("[Interruption.]")


def test_tables_give_a_paragraph_a_row_and_scripts_give_nothing() -> None:
    value = (
        "<script>alert()</script><table><tr><td>Bees</td><td>4 &pound;</td></tr><tr><td>Wasps</td><td>"
        "0</td></tr></table>"
    )
    assert speeches(read(debate(item(value, "Jo Example", 41))))[0].paragraphs == ("Bees | 4 £", "Wasps | 0")


def test_a_division_inside_a_debate_and_in_a_document_of_its_own() -> None:
    inside = read(debate(item("Aye.", "Jo Example", 41), item("12|x", ItemType="Division", ExternalId="D1")))
    assert inside.items[-1] == Division(12, {}, (), source_id="D1")
    member = {"MemberId": 41, "DisplayAs": "Jo Example", "IsTeller": True}
    alone = read({"Number": "12", "House": "Lords", "Date": "2024-12-16T00:00:00", "Time": "14:07:00", "AyesCount": 1,
                  "AyeMembers": [member], "NoeMembers": [], "TextBeforeVote": "<em>That it be so.</em>"})  # fmt: skip
    (found,) = [i for i in alone.items if isinstance(i, Division)]
    assert found.counts == {"content": 1} and found.time == clock(14, 7) and alone.chamber == "lords"
    assert found.votes[0].person_id == "parliament/41" and found.votes[0].teller


def test_parliaments_own_number_finds_the_person(fixtures: Path) -> None:
    register = hansard.load_register(fixtures / "register.jsonl")
    sitting = read(debate(item("Order.", "Mr Speaker", 80025), item("Words.", "Nobody Known", 79999)))
    known, unknown = [r for r in hansard.resolve(sitting, register) if r]
    assert (known.rule, getattr(known, "name", None)) == ("source-id", "Malcolm Thackwray")
    assert isinstance(unknown, Resolved) and unknown.rule == "source-id"
    assert unknown.person.identifiers == {"parliament": "79999"}


def test_found_turns_of_several_sittings_are_a_document_each() -> None:
    row = {"AttributedTo": "Jo Example", "MemberId": 41, "ContributionTextFull": "One.\r\n\r\nTwo.", "House": "Commons",
           "Section": "Commons Chamber", "DebateSection": "Bees", "DebateSectionExtId": "A"}  # fmt: skip
    answer = {"Results": [row | {"SittingDate": "2024-12-16T00:00:00"}, row | {"SittingDate": "2024-12-17T00:00:00"}]}
    data = json.dumps(answer).encode()
    documents = list(hansard_api_json.parts(data))
    sittings = [hansard_api_json.read(document, Hints()) for _, document in documents]
    assert [s.date for s in sittings] == [date(2024, 12, 16), date(2024, 12, 17)]
    assert speeches(sittings[0])[0].paragraphs == ("One.", "Two.")
    with pytest.raises(HansardError, match="turns of 2 sittings"):
        hansard_api_json.read(data, Hints())


def test_a_damaged_item_costs_itself_only() -> None:
    good = json.dumps(debate(*[item(f"Speech {n}.", f"Member {n}", n + 1) for n in range(5)]), indent=1)
    sitting = hansard_api_json.read(good.replace('"Value": "Speech 2."', '"Value": Speech 2."').encode(), Hints())
    assert [s.text for s in speeches(sitting)] == ["Speech 0.", "Speech 1.", "Speech 3.", "Speech 4."]
    (warning,) = sitting.warnings
    assert warning.code == "damaged-json" and warning.line


def test_a_document_cut_off_in_the_middle_gives_what_is_there() -> None:
    whole = json.dumps(debate(*[item(f"Speech {n}.", f"Member {n}", n + 1) for n in range(5)])).encode()
    sitting = hansard_api_json.read(whole[: whole.index(b"Speech 3.")], Hints())
    assert [s.text for s in speeches(sitting)] == ["Speech 0.", "Speech 1.", "Speech 2."]


def read_or_refuse(text: str) -> None:
    try:
        json.dumps([s.text for s in speeches(hansard.read(text.encode()))], ensure_ascii=False).encode()
    except HansardError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (lambda size: '{"Overview":{},"Items":[],"ChildDebates":[' * size, 1_250),
        (lambda size: '{"Overview":{},"Items":[' + '{"a":1},' * size, 6_250),
        (lambda size: json.dumps(debate(item("<b>" + " " * size))), 50_000),
        (lambda size: json.dumps(debate(item("<i>" * size, "Jo Example", 41))), 6_250),
        (lambda size: json.dumps(debate(item("x", "(" * size, 41))), 50_000),
        (lambda size: json.dumps(debate(item(MARK * size, "Jo Example", 41))), 625),
    ],
    ids=["deep", "cut off", "spaces", "italic", "brackets", "columns"],
)
def test_hostile_documents_are_read_or_refused_in_time_that_grows_with_them(
    text: Callable[[int], str], size: int
) -> None:
    assert not too_slow(read_or_refuse, text, size)


def test_values_of_no_sense_are_left_out_each_with_a_warning() -> None:
    sitting = hansard.read(
        b'{"Overview": {"Date": 4, "Title": []}, "Items": [1, null, {"Value": {}}, {"Value": "\\ud800", '
        b'"MemberId": 1e999}]}'
    )
    assert [said.text for said in speeches(sitting)] == ["\ufffd"]
    codes = [warning.code for warning in sitting.warnings]
    assert codes == ["damaged-item"] * 2 + ["unknown-item"] * 2 + ["no-chamber", "no-date"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"Title": "Debate", "SectionTreeItems": [{"Title": "Bees", "ExternalId": "A"}]}]', "table of contents"),
        ('{"Results": [{"DebateSectionExtId": "A", "Title": "Bees"}], "TotalResultCount": 1}', "without their words"),
        ('{"Overview": {"Title": "Bees"}, "Items": []}', "no words"),
    ],
)
def test_answers_without_words_are_refused_in_plain_words(text: str, says: str) -> None:
    with pytest.raises(HansardError, match=says):
        hansard.read(text.encode())


@pytest.mark.real
def test_one_members_contributions_are_read_sitting_by_sitting(real: Path) -> None:
    data = (real / "official/api-derived/current-parliament-spoken-contributions-v1.json").read_bytes()
    sittings = [hansard.read(document) for _, document in hansard.parts(data)]
    assert len(sittings) > 100 and sum(len(speeches(sitting)) for sitting in sittings) == 306


@pytest.mark.parametrize("key", ["Items", "ChildDebates"])
def test_a_part_that_is_no_list_is_told_and_costs_itself_only(key: str) -> None:
    broken = debate(item("Lost."), Title="Trams") | {key: {"0": "?"}}
    sitting = read(debate(item("Kept.", "Jo Example"), children=(broken,), Title="Ferries"))
    assert "Kept." in {speech.text for speech in speeches(sitting)}
    assert [(w.code, "Trams" in w.message) for w in sitting.warnings] == [("damaged-item", True)]

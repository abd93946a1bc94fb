"""TheyWorkForYou's API: debates, searches, written records, and what the API has printed over the years."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hansard
from hansard.errors import BrokenTranscript, HansardError
from hansard.formats import theyworkforyou_json
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind

Json = dict[str, Any]
PRICE = {
    "name": "Ceri Price", "house": "1", "constituency": "Dudley North", "party": "Labour", "person_id": "90131",
    "office": [],
}  # fmt: skip


def row(
    gid: str = "2021-03-16b.161.1", htype: str = "12", major: str = "1", body: str = "<p>Words.</p>", **more: Any
) -> Json:
    return {
        "gid": gid, "hdate": gid[:10], "htime": "12:45:00", "htype": htype, "major": major, "minor": "0",
        "epobject_id": gid, "section_id": "1", "subsection_id": "1", "hpos": "5", "body": body, "speaker": PRICE,
    } | more  # fmt: skip


def found(gid: str = "2021-03-16b.161.1", parent: str = "Integrated Review", **more: Any) -> Json:
    """A row of a search, which has the heading above it with it."""
    return row(
        gid, **({"listurl": f"/debates/?id={gid[:11]}.161.0&amp;s=tea#g161.1", "parent": {"body": parent}} | more)
    )


def read(value: Any) -> Sitting:
    return theyworkforyou_json.read(json.dumps(value).encode(), Hints())


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def speech(value: Any) -> Speech:
    (only,) = speeches(read(value))
    return only


def headings(sitting: Sitting) -> list[tuple[int, str, str | None]]:
    return [(item.level, item.text, item.source_id) for item in sitting.items if isinstance(item, Heading)]


DEBATE = [
    row(
        "2021-03-16b.161.0",
        "10",
        body="Oral Answers to Questions &#8212; Home <i>Department</i>",
        epobject_id="1",
        hpos="1",
    ),
    row("2021-03-16b.161.1", "11", body="Ferries", epobject_id="2", subsection_id="0", hpos="2"),
    row("2021-03-16b.161.2", subsection_id="2", colnum="161", hpos="3"),
    row("2021-03-16b.161.3", subsection_id="2", colnum="162", hpos="4", body="<p>More.</p><p>And more.</p>"),
    row("2021-03-16b.162.0", "13", subsection_id="2", hpos="5", body="<p>Question put.</p>", speaker=[]),
]


def test_a_debate_has_its_headings_then_its_speeches() -> None:
    sitting = read(DEBATE)
    assert (sitting.chamber, sitting.date, sitting.title) == ("commons", date(2021, 3, 16), "Ferries")
    assert headings(sitting) == [
        (1, "Oral Answers to Questions — Home Department", "uk.org.publicwhip/debate/2021-03-16b.161.0"),
        (2, "Ferries", "uk.org.publicwhip/debate/2021-03-16b.161.1"),
    ]
    first, second, procedure = speeches(sitting)
    assert (first.source_id, first.column) == ("uk.org.publicwhip/debate/2021-03-16b.161.2", "161")
    assert (first.time, second.time) == (time(12, 45), None)  # the API repeats the last stamp with every row
    assert second.paragraphs == ("More.", "And more.")
    assert procedure.attribution is None and procedure.kind is SpeechKind.PROCEDURAL
    assert sitting.extent == "fragment" and not sitting.warnings


@pytest.mark.parametrize("wrap", [lambda rows: {"info": {}, "rows": rows}, lambda rows: {"0": rows[2], "7": rows[3]}])
def test_rows_are_found_however_the_api_wraps_them(wrap: Any) -> None:
    assert len(speeches(read(wrap(DEBATE)))) >= 2


def test_the_order_of_a_sitting_is_that_of_its_positions() -> None:
    assert [said.text for said in speeches(read(DEBATE[::-1]))][0] == "Words."


def test_a_speaker_has_party_and_seat_beside_the_offices() -> None:
    offices = [{"dept": "", "position": "Chair ", "pretty": "Chair &amp; Guide"}, {"pretty": "Whip"}]
    who = speech([row(speaker=PRICE | {"office": offices})]).attribution
    assert who is not None and who.printed == who.name == "Ceri Price"
    assert (who.office, who.constituency, who.party) == ("Chair & Guide, Whip", "Dudley North", "Labour")
    assert who.person_id == "uk.org.publicwhip/person/90131"


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        (
            {"house": "2", "title": "Lord", "first_name": "Al", "last_name": "Dixon-Tree", "constituency": ""},
            "Lord Dixon-Tree",
        ),
        ({"house": "2", "title": "Lord", "last_name": "Dixon", "constituency": "Jarrow"}, "Lord Dixon of Jarrow"),
        ({"house": "2", "title": "Bishop", "last_name": "", "constituency": "Barset"}, "The Bishop of Barset"),
        (
            {"house": "1", "title": "Mr", "first_name": "Ceri", "last_name": "Price", "constituency": "X"},
            "Mr Ceri Price",
        ),
    ],
)
def test_a_name_in_parts_as_before_2015(speaker: Json, name: str) -> None:
    who = speech([row(speaker=speaker)]).attribution
    assert who is not None and who.name == name and (who.constituency is None) == (speaker["house"] == "2")


def test_a_speaker_the_site_does_not_know_stands_in_the_words() -> None:
    said = speech([row(body='<p class="unknownspeaker">Noble Lords:</p> <p>Oh!</p>', speaker=[])])
    assert said.attribution is not None and said.attribution.name == "Noble Lords" and said.text == "Oh!"


def test_a_stage_direction_is_a_note() -> None:
    assert read([row(), row(body="<p>[Interruption.]</p>", speaker=[])]).items[-1] == Note("[Interruption.]")


def test_the_rows_of_a_search_stand_under_their_headings() -> None:
    rows = [
        found(hpos="9", section_id="7", subsection_id="7"),
        found("2021-03-16b.161.4", hpos="10", section_id="7", subsection_id="7", htime=None),
        found("2021-03-16b.170.1", "An Example Bill: New Clause 4", hpos="20", section_id="8", subsection_id="9"),
        found("2021-03-16b.180.1", "Bill: Clause 1: Tea", hpos="30", section_id="10", subsection_id="11"),
    ]
    sitting = read({"rows": rows})
    assert [(level, text) for level, text, _ in headings(sitting)] == [
        (1, "Integrated Review"), (1, "An Example Bill"), (2, "New Clause 4"), (1, "Bill: Clause 1: Tea"),
    ]  # fmt: skip
    assert headings(sitting)[0][2] == "uk.org.publicwhip/debate/2021-03-16b.161.0"
    assert sitting.title == "House of Commons, 16 March 2021" and len(speeches(sitting)) == 4


def wrans(part: str, **more: Any) -> Json:
    parent = {
        "body": "Written Answers &#8212; Home Office: China: Rights",
        "listurl": "/wrans/?id=2021-03-24.HL14550.h",
    }
    gid = f"2021-03-24.HL14550.{part}"
    address = {"listurl": f"/wrans/?id=2021-03-24.HL14550.h#gHL14550.{part}", "parent": parent}
    known = {"major": "3", "hdate": "2021-04-12", "section_id": "1", "subsection_id": "2", "htime": None}
    return row(gid, **(known | address | more))


def test_written_questions_and_answers_are_written_and_dated_by_the_answer() -> None:
    sitting = read([wrans("q0", minor="1", hpos="1", body='<p qnum="HL14550">To ask what.</p>'), wrans("r0", hpos="2")])
    assert (sitting.chamber, sitting.date) == ("lords", date(2021, 4, 12))
    assert headings(sitting) == [
        (1, "Home Office", None),
        (2, "China: Rights", "uk.org.publicwhip/wrans/2021-03-24.HL14550.h"),
    ]
    question, answer = speeches(sitting)
    assert (question.kind, answer.kind) == (SpeechKind.QUESTION, SpeechKind.ANSWER)
    assert question.written and question.uin == "HL14550"


def test_a_heading_found_by_a_search_shows_its_first_entry_and_that_only_once() -> None:
    heading = wrans("h", htype="11", epobject_id="2", subsection_id="0", body="<p>To ask what.</p>", hpos="1")
    sitting = read([heading, wrans("q0", minor="1", body="<p>To ask what.</p>", hpos="2"), wrans("r0", hpos="3")])
    asked, answered = speeches(sitting)
    assert asked.source_id is None and asked.kind is SpeechKind.QUESTION  # whose id it is nobody says
    assert answered.source_id == "uk.org.publicwhip/wrans/2021-03-24.HL14550.r0"
    assert [level for level, _, _ in headings(sitting)] == [1, 2]


def test_a_written_statement_is_one() -> None:
    said = speech([row("2021-03-18.hcws858.0", major="4")])
    assert said.kind is SpeechKind.STATEMENT and said.written


@pytest.mark.parametrize(
    ("major", "gid", "chamber", "id"),
    [
        ("2", "2020-11-24a.368.2", "westminster-hall", "westminhall/2020-11-24a.368.2"),
        ("5", "2020-12-08.6.37", "northern-ireland-assembly", "ni/2020-12-08.6.37"),
        ("6", "standing3_X_12-0_2020-12-10b.3.1", "public-bill-committee", "standing/standing3_X_12-0_2020-12-10b.3.1"),
        ("7", "2021-03-18.9.1", "scottish-parliament", "spor/2021-03-18.9.1"),
        ("10", "2020-06-24.12.296975", "senedd", "senedd/en/2020-06-24.12.296975"),
        ("101", "2021-03-18a.442.1", "lords", "lords/2021-03-18a.442.1"),
    ],
)  # fmt: skip
def test_every_list_has_its_chamber_and_its_ids(major: str, gid: str, chamber: str, id: str) -> None:
    sitting = read([row(gid, major=major, hdate="2020-12-10")])
    assert sitting.chamber == chamber and speeches(sitting)[0].source_id == f"uk.org.publicwhip/{id}"


def test_divisions_with_every_vote_or_as_words() -> None:
    lists = (
        '<p class="divisionheading">Division number 7</p><h2>Aye</h2><ul><li><a href="/mp/?p=90001">A One</a></li></ul>'
    )
    printed = {
        "number": "8", "for": "2", "against": "1",
        "yes_votes": [{"person_id": "90002", "name": "B Two", "proxy": "C", "teller": "1"}],
        "no_votes": [{"person_id": "90003", "name": "D Four", "teller": "0"}],
    }  # fmt: skip
    rows = [
        row("2021-03-16b.9.1", "14", body=lists, hpos="1"),
        row("2021-03-16b.9.2", "14", division=printed, hpos="2"),
    ]
    old, new = (item for item in read(rows).items if isinstance(item, Division))
    assert (old.number, old.counts, old.votes[0].name) == (7, {"aye": 1}, "A One")
    assert (new.number, new.counts, new.source_id) == (
        8,
        {"aye": 2, "no": 1},
        "uk.org.publicwhip/debate/2021-03-16b.9.2",
    )
    assert [(v.vote, v.teller, v.proxy) for v in new.votes] == [("aye", True, "C"), ("no", False, None)]


@pytest.mark.parametrize("bad", [None, 7, [], {}, row(htype="x"), row(major="77"), row("nothing", hdate="2021-02-31")])
def test_a_row_that_cannot_be_read_costs_itself_only(bad: Any) -> None:
    sitting = read({"rows": [row(), bad, row("2021-03-16b.161.9", hpos="6", body="<p>Last.</p>")]})
    assert [said.text for said in speeches(sitting)] == ["Words.", "Last."]
    (warning,) = sitting.warnings
    assert warning.code == "bad-row" and "row 2" in warning.message


def test_a_row_that_comes_twice_is_read_once() -> None:
    sitting = read([row(), row(), row("2021-03-16b.161.2", hpos="6")])  # others may say the same words
    assert len(speeches(sitting)) == 2 and ["twice" in w.message for w in sitting.warnings] == [True]


def test_words_without_end_cost_their_row_only() -> None:
    sitting = read({"rows": [row(body="<b>" * 5000 + "x"), row("2021-03-16b.161.9", hpos="6")]})
    assert len(speeches(sitting)) == 1 and [w.code for w in sitting.warnings] == ["bad-row"]


def test_old_output_is_in_latin_1() -> None:
    data = json.dumps([row(body="<p>The café.</p>")], ensure_ascii=False).encode("latin-1")
    assert speeches(theyworkforyou_json.read(data, Hints()))[0].text == "The café."


FOUND = [found("2021-03-17a.1.1", hdate="2021-03-17"), found(), None, found("2021-03-16b.9.9", hpos="1")]
TWO_DAYS = {"info": {"page": "2"}, "rows": FOUND}


def test_a_search_of_several_sittings_is_one_document_each() -> None:
    data = json.dumps(TWO_DAYS).encode()
    documents = list(hansard.parts(data))
    assert [name for name, _ in documents] == ["commons-2021-03-16", "commons-2021-03-17"]
    sittings = [hansard.read(part, path=f"search.json!{name}") for name, part in documents]
    assert [len(speeches(sitting)) for sitting in sittings] == [2, 1]
    assert [sitting.source.path for sitting in sittings if sitting.source] == [
        "search.json!commons-2021-03-16", "search.json!commons-2021-03-17",
    ]  # fmt: skip
    assert [w.code for sitting in sittings for w in sitting.warnings] == ["bad-row"]  # told of once
    with pytest.raises(BrokenTranscript, match="2 sittings"):
        hansard.read(data)


def test_the_same_rows_give_the_same_bytes_in_whatever_order_they_were_found() -> None:
    again = {"info": {"page": "7"}, "rows": FOUND[::-1]}
    assert dict(hansard.parts(json.dumps(TWO_DAYS).encode())) == dict(hansard.parts(json.dumps(again).encode()))


def test_a_file_of_one_sitting_is_one_part_the_bytes_themselves(fixtures: Path) -> None:
    for path in sorted((fixtures / "children-online").iterdir()):
        assert list(hansard.parts(path.read_bytes())) == [("", path.read_bytes())]


@pytest.mark.parametrize(
    "value",
    [
        [{"entry": row(htype="10"), "subs": [row(htype="11")]}],
        {"rows": [], "gid": None, "hdate": None, "htype": None},
        {"error": "gid, hdate, htype"},
        [],
    ],
)
def test_what_holds_no_speech_is_refused_in_one_sentence(value: Any) -> None:
    with pytest.raises(HansardError) as caught:
        read(value)
    assert "\n" not in str(caught.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(row())), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted([*row(), "parent", "listurl", "division", "colnum"])), json_values))
def test_any_value_in_any_field_is_read_or_told_of(wrong: Json) -> None:
    data = json.dumps({"rows": [row(), row("2021-03-16b.161.9", hpos="6") | wrong]}).encode()
    for _, part in hansard.parts(data):
        sitting = hansard.read(part)
        assert all(said.text == " ".join(said.text.split()) or "\n" in said.text for said in speeches(sitting))


@pytest.mark.real
def test_every_row_of_a_real_search_comes_out(real: Path) -> None:
    data = (real / "theyworkforyou-api/getHansard.json").read_bytes()
    rows = json.loads(data)["rows"]
    documents = list(hansard.parts(data))
    sittings = [hansard.read(part) for _, part in documents]
    assert len({name for name, _ in documents}) == len(documents) > 150
    shown = sum(bool(one["body"]) for one in rows if one["htype"] == "12" or one["major"] in ("3", "4"))
    assert sum(len(speeches(sitting)) for sitting in sittings) == shown
    assert {w.code for sitting in sittings for w in sitting.warnings} <= {"no-speech"}

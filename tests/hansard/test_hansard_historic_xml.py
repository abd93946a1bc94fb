"""Digitised historic Hansard: volumes and sittings, printed attributions, columns, divisions, and damaged marks."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest
from growth import ending
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from mutations import mutant

import hansard
from hansard.errors import BrokenTranscript, HansardError, UnknownFormat
from hansard.formats import hansard_historic_xml, looks
from hansard.model import Attribution, Division, Heading, Hints, Item, Note, Sitting, Speech, SpeechKind
from hansard.reading.historic.dates import stated
from hansard.reading.historic.mending import balanced

ROOMS = "housecommons", "houselords", "westminsterhall", "grandcommitteereport"


def house(body: str, day: str = '<date format="1951-06-05">Tuesday, 5th June, 1951.</date>') -> bytes:
    return f"<housecommons><col>7</col><title>HOUSE OF COMMONS</title>{day}{body}</housecommons>".encode()


def debate(body: str) -> bytes:
    return house(f"<debates><section><title>FERRIES</title>{body}</section></debates>")


def read(data: bytes, hints: Hints = Hints()) -> Sitting:  # noqa: B008
    return hansard_historic_xml.read(data, hints)


def items(body: str) -> list[Item]:
    """What stands under the one heading of a debate."""
    return list(read(debate(body)).items[1:])


def speech(body: str) -> Speech:
    (only,) = items(body)
    assert isinstance(only, Speech)
    return only


def who(printed: str) -> Attribution:
    attribution = speech(f"<p><member>{printed}</member><membercontribution>: No.</membercontribution></p>").attribution
    assert attribution is not None
    return attribution


def codes(sitting: Sitting) -> list[str]:
    return [warning.code for warning in sitting.warnings]


def test_a_turn_has_the_id_the_column_and_the_number_that_stand_at_it() -> None:
    first, second = items(
        '<p id="a-1">12. <member>Mr. Example</member><membercontribution> asked the Minister for Ferries if he will '
        "say why no ferry has sailed since Tuesday.</membercontribution></p>"
        '<col>8</col><p id="a-2"><member>The Minister for Ferries (Mr. Sample)</member>: I <i>do</i> not know.</p>'
    )
    assert isinstance(first, Speech) and isinstance(second, Speech)
    assert (first.source_id, first.column, first.question_number) == ("a-1", "7", "12")
    assert (first.kind, first.text) == (
        SpeechKind.QUESTION,
        "asked the Minister for Ferries if he will say why no ferry has sailed since Tuesday.",
    )
    assert (second.source_id, second.column, second.kind) == ("a-2", "8", SpeechKind.ANSWER)
    assert second.attribution == Attribution(
        "The Minister for Ferries (Mr. Sample)", name="Mr. Sample", office="The Minister for Ferries"
    )
    assert second.text == "I do not know."


def test_a_sentence_that_a_column_cuts_is_whole_and_pictures_are_gone() -> None:
    said = speech(
        '<p><member>Mr. Example</member><membercontribution>: The Middles-\n<image src="x"/>\n<col>8</col>\nbrough'
        " ferry\n<col>9</col>\nhas sailed.<lb/>\nIt has.</membercontribution></p>"
    )
    assert said.paragraphs == ("The Middlesbrough ferry has sailed.", "It has.") and said.column == "7"


def test_quotations_lists_and_rows_of_tables_are_paragraphs() -> None:
    said = speech(
        "<p><member>Mr. Example</member><membercontribution>: He said<quote>“No.”</quote>to<ol><li>(a) us</li>"
        "<li>(b) all</li></ol></membercontribution><table><tr><td>1950</td><td></td><td>7</td></tr></table></p>"
    )
    assert said.paragraphs == ("He said", "“No.”", "to", "(a) us", "(b) all", "1950 | 7")


@pytest.mark.parametrize(
    ("printed", "name", "office", "seat", "party"),
    [
        ("Mr. Example <memberconstituency>(Barset, W.)</memberconstituency>", "Mr. Example", None, "Barset, W.", None),
        ("Jo Example<memberconstituency>(Barset) (Con)</memberconstituency>", "Jo Example", None, "Barset", "Con"),
        ("THE EARL OF BARSET", "THE EARL OF BARSET", None, None, None),
        ("THE LORD STEWARD (THE EARL OF BARSET)", "THE EARL OF BARSET", "THE LORD STEWARD", None, None),
        ("Mr. Speaker", None, "Mr. Speaker", None, None),
    ],
)  # fmt: skip
def test_the_speaker_is_printed_text_taken_apart(
    printed: str, name: str | None, office: str | None, seat: str | None, party: str | None
) -> None:
    found = who(printed)
    assert (found.name, found.office, found.constituency, found.party) == (name, office, seat, party)
    assert found.person_id is None


@pytest.mark.parametrize(
    "body",
    [
        "<member>Mr. Example (by Private Notice)</member><membercontribution> asked the Minister why."
        "</membercontribution>",
        "<member>Mr. Example</member> (<i>by Private Notice</i>)<membercontribution> asked the Minister why."
        "</membercontribution>",
    ],
)
def test_what_the_print_puts_behind_a_name_is_kept_with_the_name(body: str) -> None:
    said = speech(f"<p>{body}</p>")
    assert said.attribution == Attribution("Mr. Example (by Private Notice)", name="Mr. Example")
    assert said.text == "asked the Minister why."


def test_a_member_without_a_mark_for_the_words_and_one_that_is_not_closed() -> None:
    assert speech("<p><sup>*</sup><member>LORD EXAMPLE</member> rose—</p>").text == "rose—"
    assert speech("<p><member>LORD EXAMPLE<membercontribution>: No.</membercontribution></member></p>").text == "No."


def test_a_paragraph_that_names_nobody_goes_on_with_the_turn_until_procedure() -> None:
    spoken, procedure, answer = items(
        "<p><member>Mr. Example</member>: One.</p><p>Two.</p><p>(3) Three.</p>"
        "<p><i>Question put and agreed to</i>.</p><p>That it be so.</p><p><member>Mr. Sample</member>: Four.</p>"
    )
    assert isinstance(spoken, Speech) and spoken.paragraphs == ("One.", "Two.", "(3) Three.")
    assert isinstance(procedure, Speech) and procedure.attribution is None
    assert procedure.paragraphs == ("Question put and agreed to.", "That it be so.")
    assert isinstance(answer, Speech) and answer.text == "Four."


def test_times_stamp_the_next_turn_and_directions_are_notes() -> None:
    note, first, second = items(
        '<p align="center">[MR. SAMPLE <i>in the Chair</i>]</p><p>4·28 pm</p><p><member>Mr. Example</member>: One.</p>'
        "<p><member>Mr. Sample</member>: Two.</p>"
    )
    assert note == Note("[MR. SAMPLE in the Chair]")
    assert isinstance(first, Speech) and isinstance(second, Speech)
    assert (first.time, second.time) == (clock(16, 28), None)


def test_sections_nest_and_a_title_without_words_counts_for_nothing() -> None:
    sitting = read(
        house(
            "<debates><oralquestions><title>ORAL<lb/> ANSWERS</title><section><title></title><section>"
            "<title>TEA</title><p>None.</p></section></section></oralquestions><section><title>BILLS</title></section></debates>"
        )
    )
    found = [(item.level, item.text, item.column) for item in sitting.items if isinstance(item, Heading)]
    assert found == [(1, "ORAL ANSWERS", "7"), (2, "TEA", "7"), (1, "BILLS", "7")]


def test_the_heading_of_an_early_debate_stands_in_its_first_line() -> None:
    sitting = read(house("<p><member>[BARSET ELECTION.]—Mr. Example</member>presented a petition</p>"))
    heading, said = sitting.items
    assert heading == Heading(1, "BARSET ELECTION.", column="7")
    assert isinstance(said, Speech) and said.attribution == Attribution("Mr. Example", name="Mr. Example")


def test_written_parts_are_written() -> None:
    sitting = read(
        house(
            "<writtenanswers><title>Written Answers</title><group><title>TEA</title><section><title>Trade</title><body>"
            "<p>3. Mr. Example asked the Minister why.</p><p><member>Mr. Sample</member>: For tea.</p><p>And bread.</p>"
            "</body></section></group></writtenanswers><writtenstatements><title>Statements</title><section>"
            "<title>Bread</title><p><member>Mr. Sample</member>: There is some.</p></section></writtenstatements>"
        )
    )
    found = [(said.kind, said.question_number, said.paragraphs) for said in sitting.items if isinstance(said, Speech)]
    assert found == [
        (SpeechKind.QUESTION, "3", ("asked the Minister why.",)),
        (SpeechKind.ANSWER, None, ("For tea.", "And bread.")),
        (SpeechKind.STATEMENT, None, ("There is some.",)),
    ]
    assert all(said.written for said in sitting.items if isinstance(said, Speech))
    assert [item.level for item in sitting.items if isinstance(item, Heading)] == [1, 2, 3, 1, 2]


DIVISION = """<p><i>The House divided</i>: Ayes 3, Noes 1.</p><division><table>
<tr><td><b>Division No. 9]</b></td><td><b>AYES</b></td><td>[11.44 p.m.</td></tr>
<tr><td>Agate, Al</td><td>Carr, Di</td><td></td></tr>
<tr><td>Birch, Bo <i>(Upper &amp;</i></td><td>TELLERS FOR THE AYES:</td><td></td></tr>
<tr><td><i>Lower Barset)</i></td><td>Mr. Dee and Mrs. Elm.</td><td></td></tr></table>
<col>8</col><table><tr><td colspan="2">NOES</td></tr><tr><td>Fig, Flo</td></tr></table></division>"""


def test_a_division_is_read_down_its_columns() -> None:
    _, division = items(DIVISION)
    assert isinstance(division, Division)
    assert (division.number, division.time, division.counts) == (9, clock(23, 44), {"aye": 3, "no": 1})
    assert [(vote.vote, vote.name, vote.teller) for vote in division.votes] == [
        ("aye", "Agate, Al", False), ("aye", "Birch, Bo (Upper & Lower Barset)", False), ("aye", "Carr, Di", False),
        ("aye", "Mr. Dee", True), ("aye", "Mrs. Elm", True), ("no", "Fig, Flo", False),
    ]  # fmt: skip


def test_names_above_no_heading_are_of_the_side_that_is_not_below_or_unknown() -> None:
    table = "<division><table><tr><td>Agate, Al</td></tr>{}</table></division>"
    (aye,) = items(table.format("<tr><td>NOES</td></tr><tr><td>Fig, Flo</td></tr>"))
    assert isinstance(aye, Division) and [vote.vote for vote in aye.votes] == ["aye", "no"]
    sitting = read(debate(table.format("")))
    assert codes(sitting) == ["unknown-side", "no-speech"] or codes(sitting) == ["no-speech", "unknown-side"]


def test_a_noes_table_outside_the_division_belongs_to_it() -> None:
    _, division = items(DIVISION.replace("<col>8</col><table>", "</division><table>").replace("</division>\n", ""))
    assert isinstance(division, Division) and len(division.votes) == 6


VOLUME = "broken/historic-volume.xml"


def volume(fixtures: Path) -> dict[str, Sitting]:
    data = (fixtures / VOLUME).read_bytes()
    return {label: hansard.read(document) for label, document in hansard.parts(data)}


def test_damage_costs_itself_and_not_the_days_after_it(fixtures: Path) -> None:
    days = volume(fixtures)
    assert list(days) == ["lords-1921-05-03", "lords-1921-05-04"]
    first, second = days.values()
    spoken = [
        (item.attribution.name, item.text) for item in first.items if isinstance(item, Speech) and item.attribution
    ]
    assert spoken == [
        ("LORD EXAMPLE", "rose to ask His Majesty's Government when the ferry will sail."),
        ("THE EARL OF BARSET", "At noon, with yeast."),
        ("LORD EXAMPLE", "I am glad of it."),
    ]
    assert [item.text for item in first.items if isinstance(item, Heading)] == ["ISLAND FERRIES.", "ISLAND BREAD."]
    damaged = [warning for day in days.values() for warning in day.warnings if warning.code == "damaged-xml"]
    assert damaged and {warning.line for warning in damaged if warning in first.warnings} <= set(range(1, 20))
    (doubt,) = [warning for warning in second.warnings if warning.code == "bad-date"]
    assert doubt.line == 22  # of the volume


def test_a_division_that_the_page_broke_stands_where_the_house_divided(fixtures: Path) -> None:
    _, said, counted, division, resolved = volume(fixtures)["lords-1921-05-04"].items
    assert isinstance(said, Speech) and said.text.endswith("will not leave the island without a crumb.")
    assert isinstance(counted, Speech) and counted.text.startswith("Their Lordships divided")
    assert isinstance(division, Division) and division.counts == {"content": 3, "not-content": 1}
    assert [(vote.vote, vote.name) for vote in division.votes] == [
        ("content", "Barset, E."), ("content", "Sample, L."), ("content", "Example, L. (V. Upper Barset.)"),
        ("not-content", "Steward, L."),
    ]  # fmt: skip
    assert isinstance(resolved, Speech) and resolved.text == "Resolved accordingly."


def test_parts_are_well_formed_and_always_the_same_bytes(fixtures: Path) -> None:
    data = (fixtures / VOLUME).read_bytes()
    parts = list(hansard.parts(data))
    assert parts == list(hansard.parts(data)) and len(parts) == 2
    for _, document in parts:
        assert etree.fromstring(document).tag == "hansard"
        assert list(hansard.parts(document)) == [("", document)]
    with pytest.raises(BrokenTranscript, match="2 sittings"):
        hansard.read(data)


def test_another_chamber_or_another_day_inside_a_house_is_a_sitting_of_its_own() -> None:
    data = house(
        "<debates><section><title>TEA</title><p>None.</p></section></debates>"
        "<westminsterhall><title>Hall</title><section><title>Bread</title><p>Some.</p></section></westminsterhall>"
        '<writtenanswers><title>W</title><date format="1951-06-04">x</date><section><title>Jam</title><p>No.</p>'
        "</section></writtenanswers>"
    ).decode()
    found = [(label, read(document)) for label, document in hansard.parts(f"<hansard>{data}</hansard>".encode())]
    assert [(label, sitting.chamber, sitting.extent) for label, sitting in found] == [
        ("commons-1951-06-05", "commons", "day"),
        ("westminster-hall-1951-06-05", "westminster-hall", "day"),
        ("commons-1951-06-04", "commons", "fragment"),
    ]
    assert all(len([item for item in sitting.items if isinstance(item, Speech)]) == 1 for _, sitting in found)


@pytest.mark.parametrize(
    ("coded", "printed", "day", "doubtful"),
    [
        ("1921-05-03", "Tuesday, 3rd May, 1921.", date(1921, 5, 3), False),
        ("1912-05-03", "Tuesday, 3rd May, 1921.", date(1921, 5, 3), True),
        ("1921-05-03", "Friday, 4th May, 1921.", date(1921, 5, 3), False),  # no Friday: the code is right
        ("1806-06-04", "Friday, July 4.", date(1806, 7, 4), True),
        ("1921-05-03", "[From Minutes of May 3.]", date(1921, 5, 3), False),
        ("", "3 May 1921", date(1921, 5, 3), False),
        ("no date", "Tuesday", None, False),
    ],
)
def test_the_printed_date_wins_where_its_weekday_fits(
    coded: str, printed: str, day: date | None, doubtful: bool
) -> None:
    found, doubt = stated(coded, printed)
    assert found == day and bool(doubt) == doubtful


def test_what_is_unsaid_is_told_or_taken_from_hints() -> None:
    data = b"<writtenanswers><title>W</title><section><title>Tea</title><p>None.</p></section></writtenanswers>"
    assert codes(read(data)) == ["no-chamber", "no-date"] and read(data).chamber == "commons"
    told = read(data, Hints(date=date(1951, 6, 5), chamber="lords"))
    assert (told.chamber, told.date) == ("lords", date(1951, 6, 5))
    named = data.replace(b"<p>", b'<p id="S5LV0011P0-1">')
    assert read(named).chamber == "lords"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<hansard><titlepage><p>VOLUME I.</p></titlepage></hansard>", "frame of a volume"),
        (b"<index><p>Tea</p></index>", "an index"),
        (b"<xs:schema xmlns:xs='x'/>", "an XML schema"),
    ],
)
def test_what_holds_no_sitting_is_named_as_what_it_is(data: bytes, says: str) -> None:
    assert says in looks.like(data) and not hansard_historic_xml.sniff(data)


def test_a_sitting_without_words_is_refused() -> None:
    with pytest.raises(BrokenTranscript, match="no words of a sitting"):
        read(house("<debates><section><title></title><p></p></section></debates>"))


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<section>", "</section>", "<houselords>", "</hansard>", "a<", "<b", "&"]))
)
def test_balanced_tags_are_matched_whatever_they_were(pieces: list[str]) -> None:
    mended = balanced(("<hansard>" + " ".join(pieces)).encode()).replace(b"&", b"")
    assert etree.fromstring(mended).tag == "hansard"


@pytest.mark.parametrize("part", range(2))
def test_damaged_volumes_are_read_or_refused(fixtures: Path, part: int) -> None:
    seeds = [(fixtures / "children-online/hansard-historic.xml").read_bytes(), (fixtures / VOLUME).read_bytes()]
    for number in range(part, 2_000, 2):
        chance = random.Random(number)
        data = mutant(chance, seeds[number // 2 % 2], seeds[chance.randrange(2)])[:15_000]
        with ending():
            for _, document in hansard_historic_xml.parts(data):
                try:
                    hansard.read(document, format=hansard_historic_xml.name)
                except HansardError as error:
                    assert "\n" not in str(error), number


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


REFUSED = {
    "S5CV0412P0.xml": "an empty file",
    "S6V00001P0.xml": "an empty file",
    "commons_with_date_repeated.xml": "no words of a sitting",
    "commons_with_writtenanswers_at_end.xml": "no words of a sitting",
    "commons_with_writtenanswers_dispersed.xml": "no words of a sitting",
    "from_minutes_of_date.xml": "no words of a sitting",
    "hansard_v8.xsd": "an XML schema",
    "index_example.xml": "an index",
    "old_header_example.xml": "the frame of a volume",
    "valid_complete_file.xml": "no words of a sitting",
}


@pytest.mark.real
def test_every_real_file_is_read_or_rightly_refused(real: Path) -> None:
    refused = {}
    for path in sorted((real / "historic").iterdir()):
        for _, document in hansard.parts(path.read_bytes()):
            try:
                assert hansard.read(document, path=path.name).items
            except (BrokenTranscript, UnknownFormat) as error:
                refused[path.name] = str(error)
    assert refused.keys() == REFUSED.keys() and all(REFUSED[name] in says for name, says in refused.items())


@pytest.mark.real
def test_every_marked_member_speaks_once_with_all_his_words(real: Path) -> None:
    """Counted by XPath in the files as they are, the turns by their ids."""
    turns = 0
    for path in sorted(set((real / "historic").glob("*.xml")) - {real / "historic" / name for name in REFUSED}):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True))
        spoken: list[Speech] = []
        for _, document in hansard.parts(path.read_bytes()):
            sitting = hansard.read(document)
            spoken += [item for item in sitting.items if isinstance(item, Speech) and item.attribution]
        marked: Counter[str] = Counter(root.xpath("//p[member]/@id"))
        found = Counter(said.source_id for said in spoken if said.source_id)
        assert not marked - found and all(said.written for said in spoken if said.source_id in found - marked)
        words = {said.source_id: letters(said.text) for said in spoken}
        for p in root.xpath("//p[@id and member and membercontribution]"):
            said = "".join(p.xpath(".//membercontribution//text()[not(parent::col)]"))
            if not re.search(r"\[\d{4,7}\]\s*$", said):
                assert letters(said) in words[p.get("id")], p.get("id")
                turns += 1
    assert turns > 1_200


@pytest.mark.real
def test_a_real_volume_is_one_document_a_sitting(real: Path) -> None:
    data = (real / "historic/S5LV0011P0.xml").read_bytes()
    parts = dict(hansard.parts(data))
    assert len(parts) == int(etree.fromstring(data).xpath("count(//houselords)")) == 40
    for label, document in parts.items():
        sitting = hansard.read(document)
        assert label == f"lords-{sitting.date}" and sitting.extent == "day" and etree.fromstring(document) is not None

"""publicwhip XML of every family: chamber, extent, kinds, numbers; and all real files against an independent look."""

from datetime import date, time
from pathlib import Path

import pytest
from lxml import etree

import hansard
from hansard.errors import UnknownFormat
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind

FAMILIES = [
    # file, chamber, extent, title
    ("wrans.xml", "commons", "fragment", "House of Commons, Written Answers, 1 December 2009"),
    ("lordswrans.xml", "lords", "fragment", "House of Lords, Written Answers, 1 December 2009"),
    ("lordswms.xml", "lords", "fragment", "House of Lords, Written Statements, 1 December 2009"),
    ("standing.xml", "public-bill-committee", "fragment", "Public Bill Committee, Canals Bill, 1 December 2009"),
    ("scotland.xml", "scottish-parliament", "day", "Scottish Parliament, 1 December 2009"),
    (
        "scotland-written.xml",
        "scottish-parliament",
        "fragment",
        "Scottish Parliament Written Answers, 1 December 2009",
    ),
    ("scotland-motion.xml", "scottish-parliament", "fragment", "Scottish Parliament Motions, 1 December 2009"),
    ("northern-ireland.xml", "northern-ireland-assembly", "day", "Northern Ireland Assembly, 1 December 2009"),
    ("senedd.xml", "senedd", "day", "Senedd, 9 January 2024"),
]


def read(fixtures: Path, name: str) -> Sitting:
    return hansard.read((fixtures / "families" / name).read_bytes())


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def division(sitting: Sitting) -> Division:
    (found,) = [item for item in sitting.items if isinstance(item, Division)]
    return found


@pytest.mark.parametrize(("name", "chamber", "extent", "title"), FAMILIES)
def test_each_family_has_its_chamber_and_only_whole_days_are_days(
    fixtures: Path, name: str, chamber: str, extent: str, title: str
) -> None:
    sitting = read(fixtures, name)
    assert (sitting.chamber, sitting.extent, sitting.title) == (chamber, extent, title)
    assert sitting.date and not sitting.warnings


def test_a_written_question_and_its_reply_have_kind_number_and_table(fixtures: Path) -> None:
    question, answer = speeches(read(fixtures, "wrans.xml"))
    assert (question.kind, question.uin, question.written) == (SpeechKind.QUESTION, "900101", True)
    assert (answer.kind, answer.uin, answer.written) == (SpeechKind.ANSWER, None, True)
    assert answer.paragraphs == ("The figures are in the table.", "Year | Tonnes", "2008 | 4,100 (estimate)")


def test_the_house_of_written_answers_is_told_by_ids_addresses_or_numbers(fixtures: Path) -> None:
    path = fixtures / "families" / "lordswrans.xml"
    silent = path.read_bytes().replace(b' qnum="HL9001"', b"")
    unsaid = hansard.read(silent)
    assert unsaid.chamber == "commons" and [w.code for w in unsaid.warnings] == ["no-chamber"]
    assert hansard.read(silent, hints=Hints(chamber="lords")).chamber == "lords"
    assert hansard.read(silent.replace(b'colnum="115">', b'url="x/ldhansrd/y">', 1)).chamber == "lords"


def test_a_written_statement_is_a_statement(fixtures: Path) -> None:
    (one,) = speeches(read(fixtures, "lordswms.xml"))
    assert one.kind is SpeechKind.STATEMENT and one.written


def test_a_bill_committee_has_its_day_its_members_and_its_divisions(fixtures: Path) -> None:
    sitting = read(fixtures, "standing.xml")
    assert sitting.date == date(2009, 12, 1)
    (note,) = [item.text for item in sitting.items if isinstance(item, Note)]
    assert note.startswith("Mr. Malcolm Thackwray; Tregarth, Anwen (Glanrhyd) (Lab); Jo Sample; Prof. Pat Example")
    assert division(sitting).counts == {"aye": 1, "no": 2}
    assert [vote.vote for vote in division(sitting).votes] == ["aye", "no", "no"]


def test_scotland_prints_party_seat_and_office_in_the_name(fixtures: Path) -> None:
    chair, asker, minister, guest = [s.attribution for s in speeches(read(fixtures, "scotland.xml"))]
    assert chair and (chair.name, chair.office) == ("Isla Sample", "The Deputy Presiding Officer")
    assert asker and (asker.name, asker.constituency, asker.party) == ("Fergus Example", "North Firth", "SNP")
    assert minister and (minister.name, minister.office) == ("Mairi Pattern", "The Minister for Ferries")
    assert guest and (guest.name, guest.constituency, guest.person_id) == ("Father Ian Instance", None, None)


def test_scotland_numbers_its_questions_and_a_stamp_in_mid_speech_is_not_the_next_ones(fixtures: Path) -> None:
    chair, question, answer, _ = speeches(read(fixtures, "scotland.xml"))
    assert (question.question_number, question.kind) == ("2", SpeechKind.QUESTION)
    assert (chair.time, question.time, answer.time) == (time(14, 32), None, None)
    assert answer.paragraphs == ("None that we know of.",)


def test_scotland_votes_for_against_and_neither(fixtures: Path) -> None:
    found = division(read(fixtures, "scotland.xml"))
    assert found.counts == {"for": 1, "against": 0, "abstentions": 1, "spoiled votes": 0}
    assert [vote.vote for vote in found.votes] == ["for", "abstentions"]


def test_scotlands_written_questions_have_its_numbers_and_a_table_inside_a_paragraph_is_rows(fixtures: Path) -> None:
    question, answer = speeches(read(fixtures, "scotland-written.xml"))
    assert question.uin == "S3W-90001" and question.attribution and question.attribution.party == "SNP"
    assert answer.paragraphs == ("As follows.", "Ferry | £ million", "Large | 40")


def test_a_motion_is_a_note_for_each_day_that_printed_it(fixtures: Path) -> None:
    sitting = read(fixtures, "scotland-motion.xml")
    assert [type(item) for item in sitting.items] == [Note, Note]
    assert isinstance(sitting.items[0], Note) and "That the Parliament welcomes" in sitting.items[0].text


def test_an_index_of_questions_is_refused_as_what_it_is(fixtures: Path) -> None:
    with pytest.raises(UnknownFormat, match="index of the Scottish Parliament's questions by number"):
        read(fixtures, "scotland-questions.xml")


def test_northern_ireland_has_offices_and_times_without_seconds(fixtures: Path) -> None:
    opening, chair, minister, anybody = speeches(read(fixtures, "northern-ireland.xml"))
    assert opening.kind is SpeechKind.PROCEDURAL and opening.time == time(13, 0)
    assert chair.attribution and (chair.attribution.name, chair.attribution.office) == (None, "Mr Speaker")
    assert minister.attribution and minister.attribution.office == "The Minister of Bridges"
    assert anybody.attribution and anybody.attribution.person_id is None


def test_the_senedd_has_its_own_words_for_votes(fixtures: Path) -> None:
    found = division(read(fixtures, "senedd.xml"))
    assert found.counts == {"for": 1, "against": 0, "abstain": 1} and len(found.votes) == 2


def test_words_between_speeches_are_a_note_with_a_warning() -> None:
    data = (
        b'<publicwhip><speech id="uk.org.publicwhip/lords/2031-02-03a.1.1"><p>One.</p></speech>lost\nwords</publicwhip>'
    )
    sitting = hansard.read(data)
    assert sitting.items[1] == Note("lost words") and [w.code for w in sitting.warnings] == ["stray-text"]


def test_words_of_two_blocks_never_join() -> None:
    inside = "<p>One<p>two</p>three<br/>four<ul><li>five</li><li>six</li></ul></p>"
    data = f'<publicwhip><speech id="uk.org.publicwhip/lords/2031-02-03a.1.1">{inside}</speech></publicwhip>'
    assert speeches(hansard.read(data.encode()))[0].paragraphs == ("One", "two", "three four", "five", "six")


def test_the_chair_going_on_is_an_ordinary_turn_without_a_warning() -> None:
    data = (
        b'<publicwhip><speech id="uk.org.publicwhip/debate/2031-02-03a.1.1" speakername="Ann Example" '
        b'type="Continuation Chair"><p>Order.</p></speech></publicwhip>'
    )
    sitting = hansard.read(data)
    assert speeches(sitting)[0].kind is SpeechKind.SPEECH and not sitting.warnings


def _words(text: str) -> str:
    return "".join(text.replace("|", "").split())


@pytest.mark.real
def test_every_real_file_gives_exactly_its_speeches_in_order(real: Path) -> None:
    """By XPath alone: ids, speakers, the paragraphs of plain speeches, all words of those with tables, every vote."""
    files = [f for f in sorted((real / "publicwhip").rglob("*.xml")) if f.parent.name != "sp-questions-2009"]
    assert len(files) > 60
    for path in files:
        root = etree.parse(path, etree.XMLParser(no_network=True, resolve_entities="internal")).getroot()
        sitting = hansard.read(path.read_bytes(), path=path.name)
        assert not sitting.warnings, (path.name, sitting.warnings[:3])
        truth = root.xpath("/publicwhip/*[self::speech or self::ques or self::reply]")
        found = speeches(sitting)
        assert [s.source_id for s in found] == [t.get("id") for t in truth], path.name
        for turn, element in zip(found, truth, strict=True):
            assert_same(turn, element)
        headings = root.xpath("/publicwhip/*[contains(local-name(), '-heading')]")
        assert [h.source_id for h in sitting.items if isinstance(h, Heading)] == [h.get("id") for h in headings]
        voters = root.xpath(
            "count(/publicwhip/*[not(self::committee)]//*[self::mpname or self::lord or self::mspname])"
        )
        assert sum(len(i.votes) for i in sitting.items if isinstance(i, Division)) == voters, path.name


def assert_same(turn: Speech, element: etree._Element) -> None:
    """The turn has the element's speaker and exactly its words."""
    name, id = element.get("speakername"), element.get("id")
    if turn.attribution is None:
        assert name is None or element.get("nospeaker") or not name, id
    else:
        assert turn.attribution.printed == name, id
    if element.xpath("boolean(.//table or .//br)"):
        assert _words(turn.text) == _words(str(element.xpath("string()"))), id
    else:
        printed = [" ".join(str(p.xpath("string()")).split()) for p in element.xpath("./p")]
        assert turn.paragraphs == tuple(filter(None, printed)), id

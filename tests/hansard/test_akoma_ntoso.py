"""Akoma Ntoso debates: references and lines of speakers, divisions, times, other countries; and real files by XPath."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from lxml import etree
from seeds import REFUSED, hurt

import hansard
from hansard.errors import HansardError
from hansard.formats import akoma_ntoso
from hansard.model import Attribution, Division, Heading, Note, Sitting, Speech, SpeechKind, Vote
from hansard.people import Role, Unresolved
from hansard.register import load_register

MUTANTS = 400
TURNS = "//*[local-name()='speech' or local-name()='question' or local-name()='answer']"


@pytest.fixture
def dail(fixtures: Path) -> Sitting:
    return hansard.read((fixtures / "abroad/dail.xml").read_bytes())


@pytest.fixture
def sayit(fixtures: Path) -> Sitting:
    return hansard.read((fixtures / "abroad/sayit.xml").read_bytes())


def document(body: str, work: str = "", before: str = "") -> Sitting:
    meta = f"<meta><identification><FRBRWork>{work}</FRBRWork></identification></meta>"
    return hansard.read(
        f"<akomaNtoso><debate>{meta}{before}<debateBody>{body}</debateBody></debate></akomaNtoso>".encode()
    )


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def by_id(sitting: Sitting) -> dict[str | None, Speech]:
    return {speech.source_id: speech for speech in speeches(sitting)}


def who(speech: Speech) -> Attribution:
    assert speech.attribution is not None
    return speech.attribution


def test_the_title_page_goes_before_the_dates_of_editions(dail: Sitting) -> None:
    assert (dail.chamber, dail.date, dail.extent) == ("ie-dail", date(2031, 3, 4), "day")
    assert dail.title == "PARLIAMENTARY DEBATES, DÁIL ÉIREANN"


@pytest.mark.parametrize(
    ("work", "before", "chamber"),
    [
        ("<FRBRcountry value='ie'/><FRBRuri value='/akn/ie/debateRecord/seanad/2031-03-04'/>", "", "ie-seanad"),
        ("<FRBRcountry value='gb'/><FRBRsubtype value='lords'/>", "", "lords"),
        ("<FRBRcountry value='uk'/><FRBRuri value='/uk/debaterecord/commons/2031-03-04'/>", "", "commons"),
        ("<FRBRcountry value='gb-sct'/>", "", "scottish-parliament"),
        ("<FRBRcountry value='gb'/>", "", "unknown"),
        ("<FRBRuri value='/akn/ie/debateRecord/dail/2031-03-04'/>", "", "unknown"),
        (
            "<FRBRcountry value='cl'/><FRBRauthor href='#library'/>",
            "<coverPage><p><organization refersTo='#camara-de-diputados'/></p></coverPage>",
            "cl-camara-de-diputados",
        ),
        ("<FRBRcountry value='ie'/><FRBRuri value='/x/debateRecord/joint_committee_9,_on_x/2031'/>", "", None),
    ],
)
def test_the_country_and_the_address_name_the_chamber(work: str, before: str, chamber: str | None) -> None:
    assert document("", work, before).chamber == (chamber or "ie-joint-committee-on-x")


def test_a_question_keeps_its_words_without_its_numbers(dail: Sitting) -> None:
    question = by_id(dail)["pq_1"]
    assert (question.kind, question.question_number, question.uin) == (SpeechKind.QUESTION, "1", "12345/31")
    assert question.paragraphs == ("Deputy Orla Quane asked the Minister for Ferries the fares on the islands.",)
    assert who(question).printed == "Ms. Orla Quane"


def test_the_reference_names_the_speaker_and_the_role_the_office(dail: Sitting) -> None:
    minister, chair = who(by_id(dail)["spk_1"]), who(by_id(dail)["spk_2"])
    assert minister.printed == "Minister for Ferries (Deputy Fintan Rodd)"
    assert (minister.name, minister.office, minister.person_id) == (
        "Mr. Fintan Rodd",
        "Minister for Ferries",
        "FintanRodd",
    )
    assert (chair.printed, chair.office) == ("An Ceann Comhairle", "Ceann Comhairle")


def test_whoever_has_no_reference_is_known_by_id_and_a_blank_one_is_nobody(dail: Sitting) -> None:
    answer = by_id(dail)["spk_3"]
    assert (answer.kind, who(answer).printed, who(answer).person_id) == (
        SpeechKind.ANSWER,
        "nobody-listed",
        "nobody-listed",
    )
    assert by_id(dail)["spk_4"].attribution is None and by_id(dail)["spk_4"].kind is SpeechKind.PROCEDURAL
    assert "no-speaker" in {warning.code for warning in dail.warnings}


def test_an_id_that_stands_for_anybody_is_nobodys(dail: Sitting) -> None:
    usher, clerk = by_id(dail)["spk_5"], by_id(dail)["spk_6"]
    assert (who(usher).name, who(clerk).name, who(usher).person_id) == ("Mr. Usher", "Ms Clerk", None)
    assert clerk.continues is None


def test_a_recorded_time_that_repeats_is_no_stamp(dail: Sitting) -> None:
    assert by_id(dail)["spk_1"].time is None and by_id(dail)["spk_2"].time == time(10, 40)


def test_items_rows_and_headings_come_out_in_order(dail: Sitting) -> None:
    assert by_id(dail)["spk_1"].paragraphs[1:] == ("There are two:", "single;", "return.")
    assert [(i.level, i.text, i.source_id) for i in dail.items if isinstance(i, Heading)] == [
        (1, "I. Priority Questions", "dbsect_2"),
        (2, "Ferry Fares", "dbsect_3"),
        (1, "Ferries Bill", "dbsect_4"),
    ]
    assert any("Deputy Orla Quane, | Deputy Fintan Rodd." in speech.paragraphs for speech in speeches(dail))


def test_what_stands_in_brackets_is_a_note(dail: Sitting) -> None:
    notes = [item.text for item in dail.items if isinstance(item, Note)]
    assert notes == ["(Interruptions).", "A line in an unknown element"]
    assert "unknown-element" in {warning.code for warning in dail.warnings}


def test_a_division_stands_between_its_sentence_and_its_tellers(dail: Sitting) -> None:
    place = next(number for number, item in enumerate(dail.items) if isinstance(item, Division))
    before, division, after = dail.items[place - 1 : place + 2]
    assert isinstance(before, Speech) and before.text == "The Dáil divided: Tá, 1; Níl, 2."
    assert isinstance(division, Division) and division.counts == {"ta": 1, "nil": 2}
    assert division.votes == (Vote("ta", "Quane, Orla", "OrlaQuane"), Vote("nil", "Rodd, Fintan", "FintanRodd"))
    assert isinstance(after, Speech) and after.text.startswith("Tellers:")
    assert "votes-miscounted" in {warning.code for warning in dail.warnings}


def test_an_export_that_does_not_say_where_is_nobodys_house(sayit: Sitting) -> None:
    assert (sayit.chamber, sayit.date, sayit.title) == ("unknown", None, "A village meeting")
    assert [speech.time for speech in speeches(sayit)][:2] == [time(19), time(19)]
    assert {warning.code for warning in sayit.warnings} == {"no-date", "no-chamber"}


def test_nobody_in_an_unknown_house_is_a_british_member(sayit: Sitting, dail: Sitting) -> None:
    register = load_register()
    found = [one for sitting in (sayit, dail) for one in hansard.resolve(sitting, register) if one]
    assert len(found) == 9 and all(isinstance(one, Unresolved) for one in found)
    assert [one.role for one in found].count(Role.CHAIR) == 1


def test_a_speakers_line_inside_the_words_is_taken_out() -> None:
    body = (
        "<speech by='#u'><p>El señor URRUTIA.- Perdón.</p></speech>"
        "<speech by='#a'><from>El señor ALDAY (Presidente).- Ofrezco la palabra.</from><p>Acordado.</p></speech>"
        "<speech by='#b'><p>Artículo 1.- Nada.</p></speech>"
    )
    first, second, third = speeches(document(body))
    assert (who(first).printed, first.paragraphs) == ("El señor URRUTIA.-", ("Perdón.",))
    assert who(second).name == "El señor ALDAY (Presidente)"
    assert second.paragraphs == ("Ofrezco la palabra.", "Acordado.")
    assert third.paragraphs == ("Artículo 1.- Nada.",)


def test_damage_costs_only_what_is_damaged() -> None:
    sitting = document(
        "<speech by='#a' startTime='noon'><p>One.</p>loose<speech by='#b'><p>Two.</p></speech></speech>stray"
        "<mystery><speech by='#c'><p>Three.</p></speech></mystery><speech by='#d'/>"
    )
    assert [speech.paragraphs for speech in speeches(sitting)] == [("One.", "loose"), ("Two.",), ("Three.",), ()]
    codes = {warning.code for warning in sitting.warnings}
    assert {"bad-time", "stray-text", "misnested", "unknown-element", "empty-speech"} <= codes


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<akomaNtoso><act><body><p>Be it enacted.</p></body></act></akomaNtoso>", "no debate, such as an act"),
        (b"<an:akomaNtoso xmlns:an='urn:x'><an:bill/></an:akomaNtoso>", "no debate, such as an act|akomaNtoso"),
        (b"<akomaNtoso><debate><meta/></debate></akomaNtoso>", "expected <debate> with a <debateBody>"),
    ],
)
def test_what_is_no_debate_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(HansardError, match=says):
        hansard.read(data)


def test_prefixed_names_and_a_debate_record_are_read() -> None:
    data = (
        b"<an:akomaNtoso xmlns:an='urn:x'><an:debateRecord><an:debateBody><an:speech by='#a'><an:p>A</an:p></an:speech>"
        b"</an:debateBody></an:debateRecord></an:akomaNtoso>"
    )
    assert [speech.paragraphs for speech in speeches(hansard.read(data))] == [("A",)]


def test_hundreds_of_damaged_documents_are_read_or_refused(fixtures: Path) -> None:
    files = [fixtures / "abroad/dail.xml", fixtures / "abroad/sayit.xml", fixtures / "children-online/akoma-ntoso.xml"]
    outcomes = hurt([path.read_bytes() for path in files], MUTANTS)
    assert set(outcomes) == {"akoma-ntoso", REFUSED} and outcomes["akoma-ntoso"] > MUTANTS / 4


def readable(real: Path) -> list[Path]:
    files = [path for folder in ("akomantoso", "parlamint") for path in sorted((real / folder).rglob("*.*"))]
    return [path for path in files if akoma_ntoso.sniff(path.read_bytes())]


@pytest.mark.real
def test_real_documents_are_read_and_all_else_refused(real: Path) -> None:
    assert len(readable(real)) == 12
    for path in set((real / "akomantoso").rglob("*.*")) - set(readable(real)):
        with pytest.raises(HansardError):
            hansard.read(path.read_bytes())


@pytest.mark.real
def test_real_turns_are_exactly_the_sources(real: Path) -> None:
    """Their number, kinds, ids and, but for numbers of questions and lines of speakers, every paragraph, by XPath."""
    for path in readable(real):
        turns = etree.fromstring(path.read_bytes()).xpath(TURNS)
        ids = [one.get("eId") or one.get("id") for one in turns]
        sitting = hansard.read(path.read_bytes())
        marked = set(ids) - {None}
        read = [s for s in speeches(sitting) if s.attribution or s.source_id in marked or not marked]
        read = read if marked else [s for s in read if s.attribution]
        unnamed = sum(warning.code == "no-speaker" for warning in sitting.warnings)
        assert len(read) == len(turns) - (0 if marked else unnamed), path.name
        assert [s.source_id for s in read if s.source_id in marked] == [id for id in ids if id], path.name
        if marked:
            assert all(_told(turn, speech) for turn, speech in zip(turns, read, strict=True)), path.name


def _told(turn: etree._Element, speech: Speech) -> bool:
    if str(turn.tag).endswith("question"):
        return speech.kind is SpeechKind.QUESTION and speech.question_number is not None and speech.uin is not None
    paragraphs = turn.xpath("./*[local-name()='p'][not(.//*[local-name()='table'])]")
    words = [" ".join("".join(p.itertext()).split()) for p in paragraphs]
    return [text for text in words if text] == [text for text in speech.paragraphs if text in words]


@pytest.mark.real
def test_every_real_vote_is_read(real: Path) -> None:
    for path in readable(real):
        root = etree.fromstring(path.read_bytes())
        votes = root.xpath("//*[@name='division']//*[local-name()='p']/*[local-name()='person']")
        divisions = [item for item in hansard.read(path.read_bytes()).items if isinstance(item, Division)]
        assert sum(len(division.votes) for division in divisions) == len(votes)
        assert len(divisions) == len(root.xpath("//*[@name='division']"))
        assert all(len(one.votes) == sum(one.counts.values()) for one in divisions)

"""ParlaMint's TEI: whose words they are, what the document's own list adds, what is no word; real files by XPath."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from lxml import etree
from seeds import REFUSED, hurt

import hansard
from hansard.errors import HansardError, UnknownFormat
from hansard.formats import parlamint_tei
from hansard.model import Attribution, Heading, Note, Sitting, Speech, SpeechKind
from hansard.people import Role, Unresolved
from hansard.register import load_register

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
MUTANTS = 400
DOCUMENT = (
    '<TEI><teiHeader><titleStmt><meeting corresp="{house}"/></titleStmt><settingDesc><setting>'
    '<name type="country" key="{country}"/><date when="2031-03-04"/></setting></settingDesc></teiHeader>'
    '<text><body><div type="debateSection">{turns}</div></body></text></TEI>'
)


def document(turns: str, country: str = "GB", house: str = "#parliament.HC") -> Sitting:
    return hansard.read(DOCUMENT.format(turns=turns, country=country, house=house).encode())


@pytest.fixture
def sitting(fixtures: Path) -> Sitting:
    return hansard.read((fixtures / "abroad/nationalrat.xml").read_bytes())


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def spoken(sitting: Sitting) -> dict[str | None, Speech]:
    return {speech.source_id: speech for speech in speeches(sitting)}


def who(speech: Speech) -> Attribution:
    assert speech.attribution is not None
    return speech.attribution


def test_the_header_tells_house_day_and_title(sitting: Sitting) -> None:
    assert (sitting.chamber, sitting.date) == ("at-nationalrat", date(2031, 3, 4))
    assert sitting.title == "9. Sitzung, Dienstag, 4. März 2031" and sitting.extent == "fragment"


@pytest.mark.parametrize(
    ("country", "house", "chamber"),
    [
        ("GB", "#parliament.HC", "commons"),
        ("GB", "#parliament.HL", "lords"),
        ("NL", "#EK", "nl-eerste-kamer"),
        ("TR", "#TBMM", "tr-tbmm"),
        ("ES-GA", "", "unknown"),
        ("", "#NR", "unknown"),
        ("Moon", "#NR", "unknown"),
    ],
)
def test_country_and_house_name_the_chamber(country: str, house: str, chamber: str) -> None:
    sitting = document("<u who='#A'><seg>Words.</seg></u>", country, house)
    assert sitting.chamber == chamber
    assert (chamber == "unknown") == ("no-chamber" in {warning.code for warning in sitting.warnings})


def test_a_parliament_of_one_chamber_needs_no_name() -> None:
    turns = "<u who='#A'><seg>Words.</seg></u>"
    data = DOCUMENT.replace('corresp="{house}"', 'ana="#parla.sitting #parla.uni"')
    data = data.format(turns=turns, country="ES-GA")
    assert hansard.read(data.encode()).chamber == "es-ga-parlamento"


def test_the_list_in_the_document_gives_name_party_and_office_of_the_day(sitting: Sitting) -> None:
    chair, member = who(spoken(sitting)["u1"]), who(spoken(sitting)["u2"])
    assert (chair.printed, chair.name, chair.party) == ("Präsidentin Ilse Wagrein", "Ilse Wagrein", "NEU")
    assert (chair.office, chair.person_id) == ("in the Chair", "W1")
    assert (member.name, member.office, member.constituency) == ("Anton Kolm", "Bundesminister für Fähren", None)


def test_a_speaker_line_holds_for_the_same_speaker_only(sitting: Sitting) -> None:
    turns = spoken(sitting)
    assert who(turns["u3"]).printed == "Abgeordneter Anton Kolm:" and turns["u3"].continues == turns["u2"].id
    assert who(turns["u4"]).printed == "W1" and who(turns["u4"]).name == "Ilse Wagrein"
    assert (who(turns["u5"]).printed, who(turns["u5"]).name) == ("Rautter.Eva", "Rautter.Eva")


def test_whoever_is_not_named_is_nobody(sitting: Sitting) -> None:
    assert spoken(sitting)["u6"].attribution is None
    assert [warning.code for warning in sitting.warnings] == ["no-speaker"]


def test_a_stamp_is_the_next_turns_and_one_in_mid_speech_nobodys(sitting: Sitting) -> None:
    opening, *_ = speeches(sitting)
    assert (opening.paragraphs, opening.time) == (("Beginn der Sitzung: 9.05 Uhr",), time(9, 5))
    assert spoken(sitting)["u1"].time == time(9, 5, 12) and spoken(sitting)["u2"].time is None


def test_directions_stay_where_they_are_printed_and_the_last_stand_alone(sitting: Sitting) -> None:
    first, second = spoken(sitting)["u1"], spoken(sitting)["u2"]
    assert first.paragraphs == ("Ich eröffne die Sitzung. (Beifall.)", "Zu Wort gelangt Abgeordneter Kolm.")
    assert second.paragraphs[1:] == ("(Zwischenruf.)", "Die Fähre fährt. (unverständlich)")
    assert [item.text for item in sitting.items if isinstance(item, Note)] == ["(Bravo!)", "(Heiterkeit.)"]


def test_annotated_words_are_joined_as_printed(sitting: Sitting) -> None:
    assert spoken(sitting)["u2"].paragraphs[0] == "Danke. Ich sag Linz!"


def test_what_the_corpus_editors_left_out_is_no_word(sitting: Sitting) -> None:
    assert "entfernt" not in str(sitting.items)


def test_headings_and_plain_notes(sitting: Sitting) -> None:
    assert [item for item in sitting.items if isinstance(item, Heading)] == [Heading(1, "Fähren und Häfen", "head1")]
    procedure = [speech.text for speech in speeches(sitting) if speech.kind is SpeechKind.PROCEDURAL]
    assert "Redezeit: 5 Minuten" in procedure


def test_divisions_nest_and_one_without_a_heading_is_told() -> None:
    inner = "<div><head>B</head><u who='#X'><seg>One.</seg></u></div>"
    sitting = document(f"<head>A</head>{inner}</div><div><u who='#X'><seg>Two.</seg></u>")
    assert [(i.level, i.text) for i in sitting.items if isinstance(i, Heading)] == [(1, "A"), (2, "B")]
    assert [warning.code for warning in sitting.warnings] == ["no-heading"]


def test_british_lines_are_taken_apart_and_british_ids_are_names() -> None:
    sitting = document(
        "<note type='speaker'>Jo Example (Barset) (Lab)</note><u who='#JoExample'><seg>One.</seg></u>"
        "<u who='#StephenMcPartland' ana='#chair'><seg>Order.</seg></u><note>End of debateSection.</note>"
    )
    first, second = speeches(sitting)
    assert (who(first).name, who(first).constituency, who(first).party) == ("Jo Example", "Barset", "Lab")
    assert (who(second).name, who(second).office) == ("Stephen McPartland", "in the Chair")


def test_parliaments_number_of_a_listed_member_is_known() -> None:
    person = (
        '<listPerson><person xml:id="JoExample"><persName><forename>Jo</forename></persName>'
        "<idno>https://members.parliament.uk/member/4484/contact</idno></person></listPerson>"
    )
    sitting = document(f"<u who='#JoExample'><seg>One.</seg></u>{person}")
    assert who(speeches(sitting)[0]).person_id == "parliament/4484"


def test_damage_costs_only_what_is_damaged() -> None:
    sitting = document("<u who='#A'><seg>One.</seg>loose<u who='#B'><seg>Two.</seg></u></u>stray<thing>words</thing>")
    assert [speech.paragraphs for speech in speeches(sitting)] == [("One.", "loose"), ("Two.",)]
    assert {w.code for w in sitting.warnings} == {"stray-text", "misnested", "unknown-element"}


@pytest.mark.parametrize("named", ["Keir Starmer", "Mr Speaker"])
def test_nobody_abroad_is_a_british_member(named: str) -> None:
    sitting = document(f"<note type='speaker'>{named}</note><u who='#x' ana='#chair'><seg>One.</seg></u>", "AT", "#NR")
    (found,) = [resolution for resolution in hansard.resolve(sitting, load_register()) if resolution]
    assert isinstance(found, Unresolved) and (found.rule, found.role) == ("not-in-register", Role.CHAIR)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<teiCorpus><TEI><u/></TEI></teiCorpus>", "a TEI corpus"),
        (b"<listPerson><person/></listPerson>", "a list of persons"),
        (b"<listOrg><org/></listOrg>", "a list of organisations"),
        (b"<TEI><text><body><p>A novel.</p></body></text></TEI>", "nobody speaks in a parliament"),
        (b"Text_ID\tID\tTitle\tDate\tBody\tTerm\nx\ty\tMinutes\t2022-07-21\tLower\t58\n", "a table of values"),
        (b"<TEI><u/><meeting/></TEI>", "expected <TEI> with a <body>"),
    ],
)
def test_what_holds_no_debate_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(HansardError, match=says):
        hansard.read(data)


def test_hundreds_of_damaged_documents_are_read_or_refused(fixtures: Path) -> None:
    files = [fixtures / "abroad/nationalrat.xml", fixtures / "children-online/parlamint.xml"]
    outcomes = hurt([path.read_bytes() for path in files], MUTANTS)
    assert set(outcomes) == {"parlamint-tei", REFUSED} and outcomes["parlamint-tei"] > MUTANTS / 4


def readable(real: Path) -> list[Path]:
    return [path for path in sorted((real / "parlamint").rglob("*.xml")) if parlamint_tei.sniff(path.read_bytes())]


@pytest.mark.real
def test_real_documents_are_read_and_their_companions_refused(real: Path) -> None:
    assert len(readable(real)) == 10
    for path in set((real / "parlamint").rglob("*.*")) - set(readable(real)):
        if "oireachtas" not in path.name:
            with pytest.raises(UnknownFormat):
                hansard.read(path.read_bytes())


@pytest.mark.real
def test_real_utterances_are_exactly_the_sources(real: Path) -> None:
    """Ids, speakers and the words of every segment, counted by XPath; annotated segments spell their words apart."""
    for path in readable(real):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True))
        utterances = root.findall(f".//{TEI}u")
        sitting = hansard.read(path.read_bytes())
        turns = [spoken(sitting)[u.get(XML_ID)] for u in utterances]
        assert len({turn.id for turn in turns}) == len(utterances), path.name
        for u, turn in zip(utterances, turns, strict=True):
            known = (u.get("who") or "").removeprefix("#")
            assert (turn.attribution.person_id if turn.attribution else "unknown") == known
            segments = [" ".join("".join(seg.itertext()).split()) for seg in u.findall(f"{TEI}seg")]
            said = [paragraph for paragraph in turn.paragraphs if paragraph in segments]
            assert said == [text for text in segments if text] or u.find(f".//{TEI}w") is not None, path.name

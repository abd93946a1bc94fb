"""publicwhip XML: what each element becomes, and what damage costs."""

from datetime import date, time
from pathlib import Path

import pytest

import hansard
from hansard.errors import BrokenTranscript, HansardError
from hansard.model import Division, Heading, Hints, Sitting, Speech, SpeechKind

ID = "uk.org.publicwhip/debate/2031-02-03b"


def file_of(body: str, attributes: str = 'scraperversion="b" latest="yes"') -> bytes:
    return f"<publicwhip {attributes}>\n{body}\n</publicwhip>".encode()


def speech(number: int, words: str, attributes: str = "") -> str:
    who = 'speakername="Ann Example" person_id="uk.org.publicwhip/person/90001"'
    return f'<speech id="{ID}.1.{number}" {who} colnum="12" {attributes}><p>{words}</p></speech>'


def read(data: bytes) -> Sitting:
    return hansard.read(data)


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def test_date_chamber_and_revision_come_from_the_ids() -> None:
    sitting = read(file_of(speech(1, "Good morning.")))
    assert (sitting.chamber, sitting.date, sitting.revision) == ("commons", date(2031, 2, 3), "b")
    assert sitting.extent == "day" and sitting.title == "House of Commons, 3 February 2031"


def test_a_speech_keeps_its_id_column_words_and_the_person_its_source_names() -> None:
    (one,) = speeches(read(file_of(speech(1, "Words  with\n<i>marks</i> inside.", 'type="Start Answer"'))))
    assert (one.source_id, one.column, one.kind) == (f"{ID}.1.1", "12", SpeechKind.ANSWER)
    assert one.paragraphs == ("Words with marks inside.",)
    assert one.attribution and one.attribution.person_id == "uk.org.publicwhip/person/90001"


def test_a_repeated_time_is_no_stamp() -> None:
    days = [speech(n, f"Turn {n}.", f'time="{t}"') for n, t in enumerate(["15:01:00", "15:01:00", "", "15:07:00"])]
    assert [s.time for s in speeches(read(file_of("\n".join(days))))] == [time(15, 1), None, None, time(15, 7)]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("022:04:00", time(22, 4)), ("025:10:00", time(1, 10)), ("unknown", None), ("17:05:09", time(17, 5, 9))],
)
def test_times_of_the_lords_have_three_digits_and_run_past_midnight(printed: str, meant: time | None) -> None:
    (one,) = speeches(read(file_of(speech(1, "My Lords.", f'time="{printed}"'))))
    assert one.time == meant


def test_a_time_that_is_none_is_a_located_warning() -> None:
    sitting = read(file_of("\n" + speech(1, "Words.", 'time="quarter past"')))
    assert [(w.line, w.code) for w in sitting.warnings] == [(3, "bad-time")]


def test_words_that_nobody_speaks_are_procedure() -> None:
    (one,) = speeches(read(file_of(f'<speech id="{ID}.1.1" nospeaker="True"><p>Question put.</p></speech>')))
    assert one.attribution is None and one.kind is SpeechKind.PROCEDURAL


def test_a_question_has_its_number_and_uin_beside_its_words() -> None:
    body = f"""<speech id="{ID}.1.1" speakername="A B" type="Start Question" oral-qnum="4">
        <p qnum="901234">What steps he is taking.</p></speech>"""
    (one,) = speeches(read(file_of(body)))
    assert (one.question_number, one.uin, one.text) == ("4", "901234", "What steps he is taking.")


def test_a_table_is_a_paragraph_a_row() -> None:
    rows = "<table><tr><td>Year</td><td>Sum</td></tr><tr><td>2030</td><td>7</td></tr></table>"
    (one,) = speeches(read(file_of(speech(1, "As shown:").replace("</speech>", rows + "</speech>"))))
    assert one.paragraphs == ("As shown:", "Year | Sum", "2030 | 7")


def test_questions_nest_under_their_department_and_debates_do_not() -> None:
    asked = f'<speech id="{ID}.1.0" nospeaker="true"><p>The Secretary of State was asked—</p></speech>'
    body = (
        f'<oral-heading id="{ID}.0.1">Oral Answers</oral-heading>'
        f'<major-heading id="{ID}.0.2">Home</major-heading>{asked}'
        f'<minor-heading id="{ID}.0.3">Police</minor-heading>{speech(1, "One.")}'
        f'<major-heading id="{ID}.0.4">Buses Bill</major-heading>{speech(2, "Two.")}'
        f'<minor-heading id="{ID}.0.5">Clause 1</minor-heading>{speech(3, "Three.")}'
    )
    headings = [(i.level, i.text) for i in read(file_of(body)).items if isinstance(i, Heading)]
    assert headings == [(1, "Oral Answers"), (2, "Home"), (3, "Police"), (1, "Buses Bill"), (2, "Clause 1")]


def test_a_division_has_counts_tellers_and_proxies() -> None:
    body = f"""<division id="{ID}.2.0" divnumber="7" time="19:00:00" colnum="44">
      <divisioncount ayes="2" noes="1"/>
      <mplist vote="aye"><mpname person_id="p/1" vote="aye">A</mpname>
        <mpname person_id="p/2" vote="aye" teller="yes" proxy="p/9">B</mpname></mplist>
      <mplist vote="no"><mpname person_id="p/3" vote="no">C</mpname></mplist></division>"""
    (division,) = [i for i in read(file_of(body)).items if isinstance(i, Division)]
    assert (division.number, division.counts, division.time) == (7, {"aye": 2, "no": 1}, time(19, 0))
    assert [(v.name, v.vote, v.teller, v.proxy) for v in division.votes] == [
        ("A", "aye", False, None),
        ("B", "aye", True, "p/9"),
        ("C", "no", False, None),
    ]


def test_a_superseded_file_gives_its_redirects() -> None:
    body = f'<gidredirect oldgid="{ID}.1.1" newgid="{ID[:-1]}c.1.1" matchtype="perfectmatch"/>'
    sitting = read(file_of(body, 'scrapeversion="b" latest="no"'))
    assert sitting.superseded and sitting.extent == "fragment"
    assert [(r.old, r.new, r.match) for r in sitting.redirects] == [(f"{ID}.1.1", f"{ID[:-1]}c.1.1", "perfectmatch")]


def test_an_element_never_seen_is_a_warning_and_costs_only_itself() -> None:
    sitting = read(file_of(f"{speech(1, 'One.')}\n<hologram>?</hologram>\n{speech(2, 'Two.')}"))
    assert [s.text for s in speeches(sitting)] == ["One.", "Two."]
    assert [(w.line, w.code) for w in sitting.warnings] == [(3, "unknown-element")]


def test_a_truncated_file_keeps_what_came_before_with_a_warning() -> None:
    data = file_of("\n".join(speech(n, f"This is turn number {n} of the day.") for n in range(9)))
    sitting = read(data[: len(data) * 2 // 3])
    assert len(speeches(sitting)) >= 5
    assert sitting.warnings[0].code == "damaged-xml" and sitting.warnings[0].line


def test_bytes_that_claim_nothing_and_are_windows_1252_are_read() -> None:
    (one,) = speeches(read(file_of(speech(1, "The Member for Ynys Môn.")).decode().encode("cp1252")))
    assert one.text == "The Member for Ynys Môn."


def test_iso_8859_1_and_an_internal_dtd_are_read() -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE publicwhip [<!ENTITY mdash "&#8212;">]>'
    data = head.encode() + file_of(speech(1, "Order&mdash;order, Môn.")).decode().encode("iso-8859-1")
    assert speeches(read(data))[0].text == "Order—order, Môn."


def test_an_entity_bomb_is_refused(fixtures: Path) -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE publicwhip [<!ENTITY e0 "ha">{layers}]>'.encode() + file_of(speech(1, "&e11;"))
    with pytest.raises(BrokenTranscript, match="publicwhip"):
        read(data)


def test_an_external_entity_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the launch codes")
    data = f'<!DOCTYPE publicwhip [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + file_of(speech(1, "&x; end"))
    try:
        words = " ".join(s.text for s in speeches(read(data)))
    except HansardError as error:
        words = str(error)
    assert "launch codes" not in words


def test_an_id_without_a_date_leaves_the_date_to_its_user() -> None:
    data = file_of(speech(1, "Words.")).replace(b"2031-02-03b", b"2031-13-33b")
    assert read(data).date is None
    assert hansard.read(data, hints=Hints(date=date(2031, 1, 1))).date == date(2031, 1, 1)
    assert "no-date" in {w.code for w in read(data).warnings}


def test_a_speech_nested_by_damage_keeps_its_own_speaker() -> None:
    inner = speech(2, "I disagree.").replace("Ann Example", "Bob Sample")
    sitting = read(file_of(speech(1, "I agree.").replace("</speech>", inner + "</speech>")))
    assert [(s.attribution and s.attribution.name, s.text) for s in speeches(sitting)] == [
        ("Ann Example", "I agree."),
        ("Bob Sample", "I disagree."),
    ]
    assert [w.code for w in sitting.warnings] == ["misnested"]


def test_the_stamp_of_a_heading_is_that_of_the_speech_it_opens_with() -> None:
    heading = f'<major-heading id="{ID}.1.0" time="11:07:00">Bees - <i>Question</i></major-heading>'
    sitting = read(file_of(heading + speech(1, "To ask.", 'time="11:07:00"') + speech(2, "Well.", 'time="11:07:00"')))
    assert [s.time for s in speeches(sitting)] == [time(11, 7), None]


def test_voices_without_a_person_are_named_and_lines_nobody_speaks_are_not() -> None:
    rose = f'<speech id="{ID}.1.1" speakername="Several hon. Members" nospeaker="true"><p>rose—</p></speech>'
    moved = f'<speech id="{ID}.1.2" speakername="Lord Example" nospeaker="true"><p>Moved by Lord Example</p></speech>'
    one, other = speeches(read(file_of(rose + moved)))
    assert one.attribution and one.attribution.name == "Several hon. Members" and one.kind is SpeechKind.SPEECH
    assert other.attribution is None and other.kind is SpeechKind.PROCEDURAL

"""The official site's pages of 2010 to 2014: headings by their anchors, turns by bold names, columns, divisions."""

from collections.abc import Callable
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest
from growth import too_slow

import hansard
from hansard.errors import HansardError
from hansard.formats import hansard_html
from hansard.model import Division, Heading, Hints, Note, Sitting, Speech, SpeechKind, Vote

TOP = '<a class="anchor-column" name="column_{0}"> </a><p><b>19 July 2011 : Column {0}</b></p>'


def read(body: str, column: str = "771") -> Sitting:
    return hansard_html.read(f"<html><body>{TOP.format(column)}{body}</body></html>".encode(), Hints())


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def anchor(name: str) -> str:
    return f'<a class="anchor" name="{name}"> </a>'


def test_a_bold_name_opens_a_turn_and_its_anchor_names_it() -> None:
    first, second = speeches(read(
        f"<p>{anchor('110719-0001.htm_spnew0')}<b><b>Ms Jo Example</b> (Here) (Lab):</b> One.</p><p>"
        "Two.</p><p><b>Mr Other:</b> Three.</p>"
    ))  # fmt: skip
    assert first.attribution is not None and second.attribution is not None
    assert (first.attribution.name, first.attribution.constituency, first.attribution.party) == (
        "Ms Jo Example",
        "Here",
        "Lab",
    )
    assert (
        first.paragraphs == ("One.", "Two.") and first.source_id == "110719-0001.htm_spnew0" and first.column == "771"
    )
    assert second.attribution.name == "Mr Other"


def test_a_paragraph_that_a_column_cuts_is_one_again() -> None:
    cut = (
        f"<p>{anchor('st_0')}<b>Jo Example:</b> Half a  <br/>\n</p>{TOP.format('772')}<p>sentence.</p><p>"
        f"{anchor('stpa_1')}Next.</p>"
    )
    found = speeches(read(cut + "<p><b>Mr Other:</b> Then.</p>"))
    assert found[0].paragraphs == ("Half a sentence.", "Next.") and [s.column for s in found] == ["771", "772"]


def test_a_whole_paragraph_behind_a_column_mark_stays_one() -> None:
    found = speeches(read(f"<p><b>Jo Example:</b> All.</p>{TOP.format('772')}<p>{anchor('stpa_1')}Next.</p>"))
    assert found[0].paragraphs == ("All.", "Next.")


def test_numbers_before_the_name_are_the_questions() -> None:
    (found,) = speeches(
        read(f"<p>{anchor('qn_o1')}T2. [66881] {anchor('1')}<b>Jo Example (Here) (Con):</b> What of bees?</p>")
    )
    assert (found.question_number, found.uin, found.kind) == ("T2", "66881", SpeechKind.QUESTION)
    assert found.text == "What of bees?"


def test_many_voices_rise_without_a_colon() -> None:
    (found,) = speeches(read("<p><b>Several hon. Members</b> <i>rose—</i></p>"))
    assert found.attribution is not None and found.attribution.name == "Several hon. Members" and found.text == "rose—"


def test_headings_nest_as_their_anchors_say() -> None:
    page = (
        '<h2 align="center">House of Commons</h2><h4><i>Tuesday 19 July 2011</i></h4><h2>Oral Answers to Questions</h2>'
        f'{anchor("dpthd_o0")}<h3 style="text-transform:uppercase">Health</h3>{anchor("subhd_o0")}<h3>Bees</h3>'
        "<h4><i>The Secretary of State was asked—</i></h4><h3>Point of Order</h3><h5>12.34 pm</h5><p><b>"
        "Jo Example:</b> I rise.</p>"
    )
    sitting = read(page)
    headings = [(h.level, h.text) for h in sitting.items if isinstance(h, Heading)]
    assert headings == [(1, "Oral Answers to Questions"), (2, "Health"), (3, "Bees"), (1, "Point of Order")]
    assert sitting.date == date(2011, 7, 19) and sitting.chamber == "commons"
    assert [(s.kind, s.time) for s in speeches(sitting)][0] == (SpeechKind.PROCEDURAL, None)
    assert speeches(sitting)[1].time == clock(12, 34)


def test_a_change_in_the_chair_ends_the_turn() -> None:
    sitting = read(
        (
            "<h3>Bees</h3><p><b>Jo Example:</b> One.</p><h4>[Ms Chair<i> in the Chair</i>]</h4><p><b>"
            "Jo Example:</b> Two.</p>"
        ),
        "3WH",
    )
    assert sitting.chamber == "westminster-hall" and sitting.items[2] == Note("[Ms Chair in the Chair]")
    assert len(speeches(sitting)) == 2


def test_a_division_with_every_name() -> None:
    page = (
        f"<p><b>Jo Example:</b> No.</p><p>{anchor('stpa_1')}<i>Question put</i>, That it be so.</p>{anchor('divlst_0')}"
        "<p><i>The House divided:</i></p><p>Ayes 2, Noes 1.</p><p><center><b>Division No. 7]</b>"
        "</center></p><p>[9.59 pm</p>"
        "<p>AYES</p><p>Able, Ms Ann</p><p>Baker, John</p><p><i>(Here)</i></p><p>"
        "Tellers for the Ayes:</p><p>Jo Example and</p>"
        "<p>Al Other</p><p>NOES</p><p>Cook, Di</p><p><i>Question accordingly agreed to.</i></p>"
    )
    sitting = read(page)
    (found,) = [i for i in sitting.items if isinstance(i, Division)]
    assert (found.number, found.counts, found.time) == (7, {"aye": 2, "no": 1}, clock(21, 59))
    assert [v.name for v in found.votes] == ["Able, Ms Ann", "Baker, John (Here)", "Jo Example", "Al Other", "Cook, Di"]
    assert Vote("aye", "Al Other", teller=True) in found.votes
    assert speeches(sitting)[-1].text == "Question accordingly agreed to."


@pytest.mark.parametrize(
    ("column", "kind"), [("7W", SpeechKind.ANSWER), ("7WS", SpeechKind.STATEMENT), ("7MC", SpeechKind.SPEECH)]
)
def test_the_letters_of_a_column_tell_what_was_written(column: str, kind: SpeechKind) -> None:
    (found,) = speeches(read("<p><b>The Minister (Jo Example):</b> We did this.</p>", column))
    assert found.written and found.kind is kind


def test_a_correction_puts_nobodys_words_into_a_members_mouth() -> None:
    page = "<p><b>Jo Example:</b> Old.</p><p>The correct answer should have been:</p><p><b>Jo Example:</b> New.</p>"
    assert [bool(s.attribution) for s in speeches(read(page, "7MC"))] == [True, False, True]


def test_tables_and_furniture() -> None:
    page = "<p><b>Jo Example:</b> See:</p><table><tr><td>Bees</td><td>4</td></tr></table>"
    page += (
        '<div class="navLinks"><a href="x">Next Section</a></div><table><tr><td>Next Section</td><td>'
        "Index</td></tr></table>"
    )
    assert speeches(read(page))[0].paragraphs == ("See:", "Bees | 4")


def test_a_page_of_the_lords_has_its_place_in_the_first_heading() -> None:
    page = (
        '<html><head><meta name="Date" content="11 Jan 2011"><title>Lords Hansard text</title></head>'
        "<body><columnNum><br/>"
        '<a name="column_1"></a><b>11 Jan 2011 : Column 1</b></columnNum><h1>House of Lords</h1><h2>'
        "Bees</h2><h3>Question</h3>"
        "<p><b>Lord Example:</b> My Lords, yes.</p></body></html>"
    )
    sitting = hansard_html.read(page.encode(), Hints())
    assert sitting.chamber == "lords" and sitting.date == date(2011, 1, 11)
    assert [(h.level, h.text) for h in sitting.items if isinstance(h, Heading)] == [(1, "Bees"), (2, "Question")]


def test_lists_of_contents_are_refused_in_plain_words() -> None:
    page = (
        "<html><head><title>Table of Contents for Lords Hansard of 17 Jan 2011</title></head><body><p>"
        "x</p></body></html>"
    )
    with pytest.raises(HansardError, match="list of contents of Hansard"):
        hansard.read(page.encode())


@pytest.mark.parametrize(
    ("body", "size"),
    [
        (lambda size: "<div>" * size, 12_500),
        (lambda size: "<p>" + "<b>x</b>" * size + "</p>", 2_500),
        (lambda size: "<p><b>" + "x " * 100 + "</b>" + " " * size + "rose</p>", 40_000),
        (lambda size: "<p>The House divided:</p><p>AYES</p>" + "<p>A, B</p>" * size, 1_250),
        (lambda size: (TOP.format(5) + "<p>x</p>") * size, 500),
        (lambda size: "<p><b>Jo &#12;&#1;Example:</b> &#11;&#xD800; x</p>" * size, 500),
    ],
    ids=["deep", "bold", "spaces", "names", "columns", "no characters"],
)
def test_hostile_pages_are_read_or_refused_in_time_that_grows_with_them(body: Callable[[int], str], size: int) -> None:
    assert not too_slow(read_or_refuse, body, size)


def read_or_refuse(body: str) -> None:
    try:
        read(body)
    except HansardError as error:
        assert "\n" not in str(error)


# Turns with a speaker, on every page of the folder that holds words.
REAL = {
    "backbench_business_excerpt": 3, "backbench_business_header": 0, "debate_with_division": 1,
    "debates_and_oral_answers": 10, "debates_and_oral_answers_header": 0, "introductions": 0,
    "ministerial_correction": 3, "ministerial_corrections": 6, "petitions": 1, "petitions_2": 2,
    "topical_questions": 6, "topical_questions_end": 3, "wh_debates": 2, "wh_debates_mid-debate_change": 3,
    "wh_debates_mid-session_change": 2, "wms": 2, "written_answers": 6,
}  # fmt: skip
LISTS = ("commons_by_date", "lords_by_date", "index_jan_2011", "wms_index_jan_2011", "wms_index_nov_2011")


@pytest.mark.real
@pytest.mark.parametrize(("page", "turns"), REAL.items())
def test_the_real_pages_have_as_many_turns_as_one_counts_by_eye(real: Path, page: str, turns: int) -> None:
    sitting = hansard.read((real / f"official/html-2010/{page}.html").read_bytes())
    assert sitting.date is not None and sum(s.attribution is not None for s in speeches(sitting)) == turns


@pytest.mark.real
@pytest.mark.parametrize("page", LISTS)
def test_the_real_lists_are_refused(real: Path, page: str) -> None:
    with pytest.raises(HansardError, match="list of contents of Hansard"):
        hansard.read((real / f"official/html-2010/{page}.html").read_bytes())

"""TheyWorkForYou's pages in every print of the site, each with invented words in the site's own marks."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

import hansard
from hansard.errors import HansardError, UnknownFormat
from hansard.formats import theyworkforyou_html
from hansard.model import Division, Heading, Hints, Item, Note, Sitting, Speech, SpeechKind

LEAD = "&ndash; in the House of Commons at 5:01 pm on <a href='/debates/?d=2022-04-21'>21st April 2022</a>."
MILLING = ("Amara Millward", "/mp/?p=90350", "Minister of State (Foreign Office), Deputy Chair, Example Party")
PRICE = ("Ceri Price", "/mp/?p=90131", "Labour, Birmingham, Erdington")


def read(page: str | bytes, hints: Hints = Hints()) -> Sitting:  # noqa: B008
    return theyworkforyou_html.read(page.encode() if isinstance(page, str) else page, hints)


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


def speech(page: str) -> Speech:
    (only,) = speeches(read(page))
    return only


def only(sitting: Sitting, kind: type[Item]) -> Item:
    (item,) = [item for item in sitting.items if isinstance(item, kind)]
    return item


def page(*blocks: str, lead: str = LEAD, title: str = "Digital Persecution") -> str:
    """A page since 2016, its menus and footer about the debate."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>TheyWorkForYou</title></head><body>
      <ul class="menu"><li><a href="/mps/">MPs</a></li></ul>
      <div class="debate-header"><h1>{title}</h1><p class="lead">{lead}</p>
        <p class="cta"><a class="button alert" href="/alerts/">Alert me about debates like this</a></p></div>
      <div class="full-page">{"".join(blocks)}</div><footer><p>About us</p></footer></body></html>"""


def block(
    words: str, who: tuple[str, str, str] | None = PRICE, anchor: str = "387.1", stamp: str = "", path: str = "debates",
    gid: str = "2022-04-21a", section: str = "387.0", cited: str = "HC Deb, 21 April 2022, c387", more: str = "",
) -> str:  # fmt: skip
    """A record as pages since 2016 print it, with everything that the site adds to one."""
    name, link, position = who or ("", "", "")
    time_link = f'<a href="/{path}/?id={gid}.{section}#g{anchor}" class="debate-speech__meta__link time">{stamp}</a>'
    speaker = f"""<h2 class="debate-speech__speaker"><a href="{link}"><img src="/x.png" alt="Photo of {name}">
      <strong class="debate-speech__speaker__name">{name}</strong>
      <small class="debate-speech__speaker__position">{position}</small></a>{time_link if stamp else ""}</h2>"""
    return f"""<div class="debate-speech" id="g{anchor}"><a name="g{anchor}"></a>
      <div class="debate-speech__speaker-and-content">{speaker if who else ""}
        <div class="debate-speech__content">{words}</div>{more}</div>
      <ul class="debate-speech__meta debate-speech__links"><li>Link to this speech
        <a href="/{path}/?id={gid}.{section}#g{anchor}">In context</a>
        <a href="/{path}/?id={gid}.{anchor}">Individually</a></li><li><a>Tweet</a> <a>Share</a></li>
        <li class="link-to-hansard"><a>Hansard source</a> <span> (Citation: {cited})</span></li></ul></div>"""


def test_the_print_before_2023_has_am_and_pm_and_ordinals() -> None:
    sitting = read(page(block("<p>I thank the House.</p>", MILLING, stamp="5:01 pm, 21st April 2022")))
    assert (sitting.title, sitting.chamber, sitting.date) == ("Digital Persecution", "commons", date(2022, 4, 21))
    (said,) = speeches(sitting)
    assert said.time == time(17, 1) and said.column == "387"
    assert said.source_id == "uk.org.publicwhip/debate/2022-04-21a.387.1"
    assert said.attribution is not None and said.attribution.office == MILLING[2]
    assert said.attribution.person_id == "uk.org.publicwhip/person/90350" and said.attribution.party is None
    assert sitting.warnings == ()


def test_the_print_since_2023_goes_forward_from_the_start_of_the_debate() -> None:
    lead = "&ndash; in Westminster Hall at 11:30 am on <a href='/whall/?d=2024-01-16'>16 January 2024</a>."
    stamps = ["11:30, 16 January 2024", "12:05, 16 January 2024", "1:10, 16 January 2024"]
    blocks = [block("<p>Words.</p>", anchor=f"1.{n}", stamp=stamp) for n, stamp in enumerate(stamps)]
    sitting = read(page(*blocks, lead=lead))
    assert sitting.chamber == "westminster-hall"
    assert [said.time for said in speeches(sitting)] == [time(11, 30), time(12, 5), time(13, 10)]


def test_a_stamp_is_not_guessed_where_the_page_does_not_know_its_start() -> None:
    sitting = read(page(block("<p>Words.</p>", stamp="9:30, 18 June 2002"), lead=LEAD.replace("5:01 pm", "12:00 am")))
    assert speeches(sitting)[0].time is None and [w.code for w in sitting.warnings] == ["half-day-unknown"]


@pytest.mark.parametrize(
    ("position", "office", "constituency", "party"),
    [
        ("Labour, Birmingham, Erdington", None, "Birmingham, Erdington", "Labour"),
        (", Cannock and Burntwood", None, "Cannock and Burntwood", None),  # up to 1997
        ("Crossbench", None, None, "Crossbench"),
        ("Chair, Example Committee", "Chair, Example Committee", None, None),
        ("Speaker", "Speaker", None, None),
        ("Labour MP, Dudley North", None, "Dudley North", "Labour"),  # in 2014
        ("", None, None, None),
    ],
)  # fmt: skip
def test_a_position_is_a_party_and_a_seat_or_else_offices(
    position: str, office: str | None, constituency: str | None, party: str | None
) -> None:
    who = speech(page(block("<p>Words.</p>", ("Ceri Price", "/mp/?p=1", position)))).attribution
    assert who is not None and (who.office, who.constituency, who.party) == (office, constituency, party)
    assert who.printed == f"Ceri Price {position}".strip()


def test_a_speaker_the_site_does_not_know_stands_in_a_paragraph() -> None:
    said = speech(page(block("<p class='unknownspeaker'>Several hon. Members:</p> <p>rose&#8212;</p>", None)))
    assert said.attribution is not None and said.attribution.name == "Several hon. Members"
    assert said.paragraphs == ("rose—",) and said.attribution.printed == "Several hon. Members:"


def test_what_nobody_speaks_is_procedure_and_a_stage_direction_a_note() -> None:
    sitting = read(page(block("<p>Question put and agreed to.</p>", None), block("<p>[Interruption.]</p>", None)))
    (procedure,) = speeches(sitting)
    assert procedure.attribution is None and procedure.kind is SpeechKind.PROCEDURAL
    assert only(sitting, Note) == Note("[Interruption.]")


def test_links_highlights_and_the_sites_line_breaks_leave_no_trace_in_the_words() -> None:
    words = """<p pid="1" pwmotiontext="yes">That this House <br><strong>believes</strong> in a
      <a class="glossary" href="/glossary/?gl=1">Clause</a>&nbsp;of <span class="hi">spring</span>.</p> <p> </p>
      <table><tr><th>Year</th><th>Sum</th></tr><tr><td>2021</td><td><p>£4</p></td></tr></table><ul><li>One</li></ul>"""
    said = speech(page(block(words)))
    assert said.paragraphs == (
        "That this House believes in a Clause of spring.",
        "Year | Sum",
        "2021 | £4",
        "One",
    )


def test_a_readers_note_and_the_buttons_are_no_words_of_the_speech() -> None:
    more = """<div class="debate-speech__question-answered"><h3>Does this answer the above question?</h3></div>
      <div class="comment-teaser"><blockquote><p>I know better.</p><cite>Submitted by A Reader</cite></blockquote></div>
      <a class="watch">Watch this</a>"""
    assert speech(page(block("<p>Words.</p>", more=more))).text == "Words."


def test_a_question_never_keeps_its_number_and_has_its_serial_number() -> None:
    said = speech(page(block('<p pid="1" qnum="901777">11. What steps is he taking?</p>')))
    assert (said.question_number, said.uin, said.text) == ("11", "901777", "What steps is he taking?")
    assert said.kind is SpeechKind.QUESTION


def test_an_intervention_is_printed_as_one() -> None:
    marked = block("<p>Will he give way?</p>").replace("-and-content", "-and-content x-and-content--intervention", 1)
    assert speech(page(marked.replace("x-and", "debate-speech__speaker-and"))).kind is SpeechKind.INTERVENTION


def test_the_lords_and_their_ids() -> None:
    lead = "An Example Bill - <i>Report</i> &ndash; in the House of Lords at 5:00 pm on 29 June 2020."
    words = block(
        "<p>My Lords, I beg to move.</p>", ("Lord Example of Here", "/peer/?p=93103", "Crossbench"), "504.2",
        path="lords", gid="2020-06-29b", section="504.1", cited="HL Deb, 29 June 2020, c504",
    )  # fmt: skip
    sitting = read(page(words, lead=lead, title="Amendment 5"))
    assert (sitting.chamber, sitting.title, sitting.date) == ("lords", "Amendment 5", date(2020, 6, 29))
    assert only(sitting, Heading) == Heading(1, "Amendment 5", "uk.org.publicwhip/lords/2020-06-29b.504.1")
    assert speeches(sitting)[0].source_id == "uk.org.publicwhip/lords/2020-06-29b.504.2"


def test_a_speech_on_a_page_of_its_own_has_its_id_by_the_link_to_its_context() -> None:
    lone = """<div class="debate-speech"><h2 class="debate-speech__speaker"><a href="/mp/?p=90131">
      <strong class="debate-speech__speaker__name">Ceri Price</strong></a></h2>
      <div class="debate-speech__content"><p>Words.</p></div><p class="speech-link-in-context">
      <a href="https://www.theyworkforyou.com/debates/?id=2022-04-21a.387.0&amp;s=x#g388.2">See this speech in
      context</a>
      </p></div>"""
    said = speech(page(lone, lead=LEAD.replace("&ndash;", "Part of the debate &ndash;")))
    assert said.source_id == "uk.org.publicwhip/debate/2022-04-21a.388.2" and said.text == "Words."


def test_an_id_is_left_out_where_no_link_says_it() -> None:
    assert (
        speech(
            page('<div class="debate-speech" id="g1.2"><div class="debate-speech__content">Hm.</div></div>')
        ).source_id
        is None
    )


def test_a_written_question_and_its_answer_are_written_and_of_the_right_house() -> None:
    lead = "Home Office written question &ndash; answered on <a href='/wrans/?d=2021-04-12'>12 April 2021</a>."
    asked = block(
        '<p qnum="HL14550">To ask what they plan.</p>', ("Lord Example", "/peer/?p=93103", "Crossbench"),
        "HL14550.q0", path="wrans", gid="2021-03-24", section="HL14550.h", cited="HL Deb, 12 April 2021, cW",
    )  # fmt: skip
    answered = block(
        "<p>1. We plan much.</p>", MILLING, "HL14550.r0", path="wrans", gid="2021-03-24", section="HL14550.h"
    )
    sitting = read(page(asked, answered, lead=lead, title="China: Human Rights"))
    assert (sitting.chamber, sitting.date) == ("lords", date(2021, 4, 12))
    question, answer = speeches(sitting)
    assert (question.kind, answer.kind) == (SpeechKind.QUESTION, SpeechKind.ANSWER)
    assert question.written and answer.written and question.uin == "HL14550"
    assert question.source_id == "uk.org.publicwhip/wrans/2021-03-24.HL14550.q0"
    assert answer.text == "1. We plan much."  # no oral question's number


def test_a_written_statement_is_one() -> None:
    lead = "Treasury written statement &ndash; made at 9:30 am on <a href='/wms/?d=2021-03-18'>18 March 2021</a>."
    said = block(
        "<p>I am making a statement.</p>", MILLING, "hcws858.0", path="wms", gid="2021-03-18", section="hcws858.h"
    )
    sitting = read(page(said, lead=lead))
    assert (sitting.chamber, sitting.date) == ("commons", date(2021, 3, 18)) and not sitting.warnings
    (statement,) = speeches(sitting)
    assert statement.kind is SpeechKind.STATEMENT and statement.written
    assert statement.source_id == "uk.org.publicwhip/wms/2021-03-18.hcws858.0"


def test_a_division_has_its_counts_tellers_proxies_and_every_vote(fixtures: Path) -> None:
    sitting = read((fixtures / "theyworkforyou/division-2023.html").read_bytes())
    division = only(sitting, Division)
    assert isinstance(division, Division) and len(speeches(sitting)) == 1
    assert (division.number, division.counts, division.column) == (213, {"aye": 2, "no": 1}, "387")
    assert division.source_id == "uk.org.publicwhip/debate/2022-04-21a.390.0"
    votes = [(vote.vote, vote.name, vote.teller, vote.proxy) for vote in division.votes]
    assert votes == [
        ("aye", "Ceri Price", False, "A. Friend"),
        ("aye", "Amara Millward", False, None),
        ("aye", "Bo Teller", True, None),
        ("no", "Cy Nay", False, None),
    ]
    assert division.votes[0].person_id == "uk.org.publicwhip/person/90131"


@pytest.mark.parametrize(
    "lists",
    [
        """<p class="divisionheading">Division number 7</p><p class="divisionbody"><a href="http://x/">See all</a></p>
        <h2>Aye</h2> <ul class='division-list'><li><a href='/mp/?p=1'>A One</a></li><li><a href='/mp/?p=2'>B Two</a>
        &nbsp;(teller)</li></ul><h2>No</h2><ul class='division-list'><li><a href='/mp/?p=3'>C Three</a></li></ul>""",
        """<p class="divisionheading">Division number 7 - 1 yes, 1 no</p>
        <p class="divisionbody_yes">Voting yes: <a href="/mp/?p=1">A One</a></p>
        <p class="divisionbody_no">Voting no: <a href="/mp/?p=3">C Three</a></p>""",
    ],
)
def test_divisions_of_the_older_prints(lists: str) -> None:
    division = only(read(page(block(lists, None))), Division)
    assert isinstance(division, Division) and (division.number, division.counts) == (7, {"aye": 1, "no": 1})
    assert [v.name for v in division.votes if not v.teller] == ["A One", "C Three"]


def test_the_print_of_2006_in_latin_1(fixtures: Path) -> None:
    data = (fixtures / "theyworkforyou/print-2006.html").read_bytes()
    assert theyworkforyou_html.sniff(data)
    sitting = read(data)
    assert (sitting.title, sitting.chamber, sitting.date) == ("Café Safety", "commons", date(2006, 12, 4))
    first, second, procedure = speeches(sitting)
    assert (first.time, first.paragraphs) == (time(14, 30), ("What of cafés?", "And teas?"))
    assert first.source_id == "uk.org.publicwhip/debate/2006-12-04a.5.1"
    assert first.attribution is not None and second.attribution is not None and procedure.attribution is None
    assert (first.attribution.constituency, first.attribution.party) == ("Birmingham, Erdington", "Labour")
    assert first.attribution.person_id == "uk.org.publicwhip/member/1234"
    assert (second.attribution.name, second.attribution.office) == ("Amara Millward", "Minister of State, Home Office")
    assert second.attribution.constituency == "Dudley North" and second.time is None
    assert procedure.text == "It being noon."


def test_the_print_of_2010(fixtures: Path) -> None:
    sitting = read((fixtures / "theyworkforyou/print-2010.html").read_bytes())
    assert (sitting.title, sitting.chamber, sitting.date) == ("Tea", "lords", date(2010, 4, 22))
    assert only(sitting, Heading) == Heading(1, "Tea", "uk.org.publicwhip/lords/2010-04-22a.9.1")
    first, second = speeches(sitting)
    assert (first.text, first.time, first.column) == ("My Lords, tea.", time(15), "9")
    assert first.source_id == "uk.org.publicwhip/lords/2010-04-22a.9.2"
    assert first.attribution is not None and first.attribution.party == "Crossbench"
    assert first.attribution.person_id == "uk.org.publicwhip/lord/100176"
    assert second.attribution is not None and second.attribution.name == "Noble Lords" and second.time == time(15, 8)


def test_a_page_from_a_web_archive_keeps_its_ids(fixtures: Path) -> None:
    page_of_2006 = (fixtures / "theyworkforyou/print-2006.html").read_bytes()
    archived = page_of_2006.replace(b'href="/', b'href="/web/20070101000000/http://www.theyworkforyou.com/')
    assert [said.source_id for said in speeches(read(archived))][0] == "uk.org.publicwhip/debate/2006-12-04a.5.1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_page_saved_in_another_encoding_is_the_same_page(encoding: str) -> None:
    text = page(block("<p>The café costs £4 – no more.</p>"))
    assert theyworkforyou_html.sniff(text.encode(encoding))
    assert speeches(read(text.encode(encoding)))[0].text == "The café costs £4 – no more."


def test_nobody_is_given_the_words_of_another_where_an_end_tag_is_lost() -> None:
    damaged = page(block("<p>First."), block("<p>Second.", MILLING, "387.2")).replace("</div>", "", 6)
    names = [(said.attribution and said.attribution.name, said.text) for said in speeches(read(damaged))]
    assert names == [("Ceri Price", "First."), ("Amara Millward", "Second.")]


def test_hints_serve_only_where_the_page_is_silent() -> None:
    hints = Hints(date=date(2001, 1, 1), chamber="lords")
    sitting = read(page(block("<p>Words.</p>")), hints)
    assert (sitting.date, sitting.chamber) == (date(2022, 4, 21), "commons")
    bare = '<div class="debate-speech" id="g1.2"><div class="debate-speech__content">Hm.</div></div>'
    silent = read(bare, hints)
    assert (silent.date, silent.chamber) == (date(2001, 1, 1), "lords")
    assert [warning.code for warning in read(bare).warnings] == ["no-date", "no-chamber"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body><p>A news page about theyworkforyou.com</p></body></html>",
        b"<html><div class='speech'><p class='speaker'>Dr Example</p></div></html>",
        b"debate-speech__content in a text file",
    ],
)
def test_other_pages_are_not_claimed(data: bytes) -> None:
    assert not theyworkforyou_html.sniff(data)
    with pytest.raises(UnknownFormat):
        hansard.read(data)


def test_a_page_without_speeches_is_refused_in_one_sentence() -> None:
    with pytest.raises(HansardError, match="no speech") as caught:
        read(page('<div class="debate-speech"><div class="debate-speech__division">Votes in this debate</div></div>'))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("deep", ["<div>" * 5000, "<b>" * 5000, "<table><tr><td>" * 3000])
def test_pages_nested_without_end_are_refused(deep: str) -> None:
    with pytest.raises(HansardError, match="nested"):
        read(page(block(deep)))


def test_the_whole_of_it_through_the_front_door(fixtures: Path) -> None:
    sitting = hansard.read((fixtures / "children-online/theyworkforyou.html").read_bytes())
    assert sitting.source is not None and sitting.source.format == "theyworkforyou-html"
    assert all(said.source_id for said in speeches(sitting)) and not sitting.warnings

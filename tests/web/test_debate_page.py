"""The page of a debate: contents, margin, divisions by party, where it was read, and its plain text."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from flask.testing import FlaskClient
from lxml import html

from timeline import demo
from timeline.results import Debate, DivisionItem, NoteItem, PartyVotes, SourceRef, Speech, SpeechItem
from timeline.store import Store
from web import Options, citation, create_app, official, plain
from web.reading import LONG, reading

DIVIDED = "commons.2025-01-22.online-safety-act-illegal-harms-codes"


def first_speech(debate: Debate) -> Speech:
    return next(item.speech for item in debate.items if item.kind == "speech")


def with_items(debate: Debate, *items: SpeechItem | NoteItem | DivisionItem) -> Debate:
    return debate.model_copy(update={"items": items})


def read_from(speech: Speech, format: str, source_id: str | None) -> Speech:
    source = SourceRef(format=format, source_id=source_id, name="a", primary=True)
    return speech.model_copy(update={"sources": (source,)})


def test_a_division_is_a_table_by_party_beside_the_count_printed(client: FlaskClient) -> None:
    page = html.fromstring(client.get(f"/debates/{DIVIDED}").text)
    (table,) = page.cssselect(".division table")
    head, *rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
    assert head == ["Party", "Aye", "No"]
    assert rows[-2:] == [["Names printed", "8", "8"], ["Count printed", "8", "8"]]
    assert sum(int(row[1].split()[0]) for row in rows[:-2]) == 8
    assert not page.cssselect(".differs") and "not in these numbers" in page.cssselect(".division")[0].text_content()


def test_a_turn_says_in_the_margin_what_it_is_about(client: FlaskClient, a_debate: Debate) -> None:
    titles = {topic["slug"]: topic["title"] for topic in client.get("/api/v1/topics").json["items"]}
    page = html.fromstring(client.get(f"/debates/{a_debate.id}?highlight=90011").text)
    for item in a_debate.items:
        if item.kind == "speech":
            chips = page.get_element_by_id(item.speech.id).cssselect(".when .chip")
            assert [chip.text_content() for chip in chips] == [titles[topic] for topic in item.speech.topics]
            for chip, topic in zip(chips, item.speech.topics, strict=True):
                assert chip.get("href") == f"?highlight=90011&topic={topic}#{item.speech.id}"


def test_a_turn_has_a_page_of_its_own(client: FlaskClient, a_debate: Debate) -> None:
    page = html.fromstring(client.get(f"/debates/{a_debate.id}").text)
    links = [link.get("href") for link in page.cssselect(".turn .link")]
    assert links == [f"/speeches/{item.speech.id}" for item in a_debate.items if item.kind == "speech"]


def test_only_a_long_debate_has_contents(a_debate: Debate) -> None:
    assert reading(a_debate).contents == ()
    speech = first_speech(a_debate).model_copy(update={"question_number": None})
    turns = [
        SpeechItem(speech=speech.model_copy(update={"id": f"{speech.id}-{n}", "words_with_continuations": 99 + n % 2}))
        for n in range(LONG + 2)
    ]
    division = DivisionItem(number=5, time=time(19, 2), counts={"aye": 1}, votes=())
    lines = reading(with_items(a_debate, *turns, division)).contents
    assert [line.anchor for line in lines] == [
        *(turn.speech.id for turn in turns[1::2]),
        f"division-{len(turns)}",
    ]
    assert lines[-1].said == "Division 5"


def test_contents_leave_out_interventions_later_parts_and_the_chair(a_debate: Debate) -> None:
    speech = first_speech(a_debate).model_copy(update={"words_with_continuations": 500})
    assert speech.speaker
    chair = speech.speaker.model_copy(update={"role": "chair"})
    others = [{"interrupts": speech.id}, {"continues": speech.id}, {"kind": "procedural"}, {"speaker": chair}]
    turns = [speech, *(speech.model_copy(update=other | {"id": f"{n}"}) for n, other in enumerate(others * LONG))]
    lines = reading(with_items(a_debate, *(SpeechItem(speech=turn) for turn in turns))).contents
    assert [line.said for line in lines] == [speech.speaker.name]


def test_every_line_of_contents_leads_to_a_place(client: FlaskClient, a_debate: Debate) -> None:
    page = html.fromstring(client.get(f"/debates/{DIVIDED}").text)
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    assert {f"division-{n}" for n in range(99)} & ids
    assert all(link.get("href")[1:] in ids for link in page.cssselect("a[href^='#']"))


@pytest.mark.parametrize(
    ("source_id", "address"),
    [
        ("uk.org.publicwhip/debate/2024-11-25e.491.4", "debates/?id=2024-11-25e.491.4"),
        ("uk.org.publicwhip/lords/2026-06-10a.311.1", "lords/?id=2026-06-10a.311.1"),
        ("uk.org.publicwhip/westminhall/2009-10-27a.1.1", "whall/?id=2009-10-27a.1.1"),
        ("uk.org.publicwhip/wrans/2009-10-26a.294961.q0", "wrans/?id=2009-10-26a.294961.q0"),
        ("uk.org.publicwhip/wms/2009-10-26c.1WS.1", "wms/?id=2009-10-26c.1WS.1"),
        ("uk.org.publicwhip/ni/2009-10-12.0.1", "ni/?id=2009-10-12.0.1"),
        ("uk.org.publicwhip/spor/2009-10-28.20528.0", "sp/?id=2009-10-28.20528.0"),
    ],
)
def test_an_id_of_theyworkforyous_files_leads_there(a_debate: Debate, source_id: str, address: str) -> None:
    speech = read_from(first_speech(a_debate), "publicwhip", source_id)
    assert official.of_speech(speech)[0].address == f"https://www.theyworkforyou.com/{address}"


@pytest.mark.parametrize(
    ("format", "source_id"),
    [
        ("publicwhip", None),
        ("publicwhip", "uk.org.publicwhip/standing/standing2009-10-20_A_05-0_2009-10-27a.1.0"),
        ("publicwhip", 'uk.org.publicwhip/debate/2024-11-25e.491.4&x="><script>'),
        ("publicwhip", "uk.org.publicwhip/debate/../../etc"),
        ("openaustralia", "uk.org.publicwhip/debate/2010-09-28.5.1"),
    ],
)
def test_where_no_rule_is_certain_there_is_no_link(a_debate: Debate, format: str, source_id: str | None) -> None:
    links = official.of_speech(read_from(first_speech(a_debate), format, source_id))
    assert [link.address for link in links] == ["https://hansard.parliament.uk/commons/2024-03-12"]


def test_other_chambers_have_no_official_hansard_of_westminster(a_debate: Debate) -> None:
    assert official.of_day(a_debate.model_copy(update={"chamber": "scottish-parliament"})) == ()


def test_invented_debates_lead_to_no_real_site(demo_store: Store, a_debate: Debate) -> None:
    address, real = f"/debates/{a_debate.id}", "https://www.theyworkforyou.com/debates/?id=2024-03-12a.145.1"
    assert real in create_app(demo_store).test_client().get(address).text
    invented = create_app(demo_store, Options(notice=demo.NOTICE)).test_client().get(address).text
    assert "theyworkforyou.com" not in invented and "hansard.parliament.uk" not in invented


def test_what_it_was_read_from_is_said_in_words(client: FlaskClient) -> None:
    page = client.get("/debates/commons.2025-10-15.age-assurance-first-three-months").text
    assert "Read from a page of Parallel Parliament: " in page and "parallel-parliament-text" not in page


def test_every_format_is_known_in_words() -> None:
    from hansard.formats import FORMATS

    assert {format.name for format in FORMATS} == set(official.READ_AS)


def test_a_citation_is_no_more_than_what_is_known(a_debate: Debate) -> None:
    speech = first_speech(a_debate)
    assert citation.speech(speech) == "HC Deb 12 March 2024, col 145"
    assert citation.speech(speech.model_copy(update={"column": None})) == "HC Deb 12 March 2024"
    abroad = speech.debate.model_copy(update={"chamber": "ie-dail", "date": date(2015, 11, 12)})
    assert (
        citation.speech(speech.model_copy(update={"debate": abroad, "column": None})) == "Dail (IE), 12 November 2015"
    )
    volume = read_from(speech, "hansard-historic-xml", "S5LV0011P0-00175")
    assert citation.speech(volume) == "HC Deb 12 March 2024, vol 11, col 145"
    other = read_from(speech, "hansard-historic-xml", "S5LV0012P0-00001")
    both = with_items(a_debate, SpeechItem(speech=volume), SpeechItem(speech=other))
    assert citation.debate(both) == "HC Deb 12 March 2024, col 145"


def test_a_debate_is_readable_as_plain_text(client: FlaskClient, a_debate: Debate) -> None:
    answer = client.get(f"/debates/{a_debate.id}.txt")
    assert answer.mimetype == "text/plain" and answer.headers["Access-Control-Allow-Origin"] == "*"
    blocks = answer.text.split("\n\n")
    assert blocks[0].splitlines()[-2:] == [a_debate.title, "=" * len(a_debate.title)]
    assert "Cite as: HC Deb 12 March 2024, cols 145–146" in blocks
    assert f"http://localhost/debates/{a_debate.id}\n{plain.RIGHTS}" in answer.text
    for item in a_debate.items:
        if item.kind == "speech":
            assert all(paragraph in answer.text for paragraph in item.speech.paragraphs)
            if item.speech.interrupts:
                assert f"    {item.speech.paragraphs[0]}" in answer.text


def test_a_division_is_a_table_in_plain_text_too(a_debate: Debate) -> None:
    rows = (
        PartyVotes(party="Labour", votes={"aye": 1200, "no": 3}, tellers={}, proxies={}),
        PartyVotes(party=None, votes={"no": 1}, tellers={}, proxies={}),
    )
    division = DivisionItem(
        number=7,
        time=time(19, 2),
        counts={"aye": 1200, "no": 4},
        counted={"aye": 1200, "no": 4},
        breakdown=rows,
        votes=(),
    )
    text = plain.debate(with_items(a_debate, NoteItem(text="Sitting suspended"), division), "http://x/")
    assert "[Sitting suspended]\n\nDivision 7 [19:02]: aye 1,200, no 4\n" in text
    assert re.search(r"^ +aye  no\n    Labour +1,200   3\n    Party not known +0   1$", text, re.MULTILINE)


def test_invented_debates_say_so_in_plain_text_and_claim_no_licence(demo_store: Store, a_debate: Debate) -> None:
    client = create_app(demo_store, Options(notice=demo.NOTICE)).test_client()
    text = client.get(f"/debates/{a_debate.id}.txt").text
    assert text.startswith(demo.NOTICE) and plain.RIGHTS not in text


def test_there_is_no_text_of_a_debate_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/debates/commons.2024-03-12.nothing.txt").status_code == 404

"""A long debate in pages: none is heavy, every turn stands on one of them, and every address of a turn leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Thread

import pytest
from flask.testing import FlaskClient
from lxml import html
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from hansard import load_register
from hansard.model import Hints
from timeline import demo, queries
from timeline.filters import Filter
from timeline.ingest import Knowledge, ingest
from timeline.results import Debate, DivisionItem, SpeechItem, VoteItem
from timeline.sources import inputs
from timeline.store import Store, open_store
from timeline.tagging import Tagger
from timeline.topics import load_topics
from web import create_app
from web.paged import ROOM, pages
from web.reading import reading

MOST = 150_000
TURNS = 170
MEMBERS = ["90001", "90008", "90019", "90010", "90005", "90002", "90016", "90006"]
SPEECH = """<speech id="uk.org.publicwhip/debate/2025-02-05a.{n}.1" type="Start {kind}" colnum="{column}"
 person_id="uk.org.publicwhip/person/{person}" speakername="Somebody" url=""><p>Turn {n}: {words}</p></speech>"""
WORDS = "the harm that children meet online, and what Ofcom does about harmful content on online platforms. "


def document() -> str:
    """A debate of many turns, every fourth an intervention, with a division of 600 names at its end."""
    turns = [
        SPEECH.format(
            n=n, column=500 + n // 4, person=MEMBERS[n % len(MEMBERS)], kind="Speech" if n % 4 else "Intervention",
            words=WORDS * (1 + n % 15),
        )
        for n in range(TURNS)
    ]  # fmt: skip
    names = "".join(f'<mpname vote="aye">Voter Number{n}</mpname>' for n in range(600))
    return f"""<publicwhip scraperversion="a" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2025-02-05a.0.0" nospeaker="true" colnum="500">A Long Debate</major-heading>
{"".join(turns)}
<division id="uk.org.publicwhip/debate/2025-02-05a.999.9" nospeaker="true" divdate="2025-02-05" divnumber="9"
 colnum="590"><divisioncount ayes="600" noes="0"/><mplist vote="aye">{names}</mplist></division></publicwhip>"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("long")
    (folder / "debates2025-02-05a.xml").write_text(document())
    store = open_store(f"sqlite:///{folder / 'long.sqlite3'}", create=True)
    know = Knowledge(load_register(demo.fixtures() / "register.jsonl"), Tagger(load_topics()))
    (outcome,) = ingest(store, inputs([str(folder / "debates2025-02-05a.xml")]), know, Hints())
    assert outcome.status == "new", outcome.reason
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def long(store: Store) -> Debate:
    (summary,) = queries.debates(store, Filter()).items
    debate = queries.debate(store, summary.id)
    assert debate is not None
    return debate


@pytest.fixture(scope="module")
def reader(store: Store) -> FlaskClient:
    return create_app(store).test_client()


def ids(debate: Debate) -> list[str]:
    return [item.speech.id for item in debate.items if isinstance(item, SpeechItem)]


def shown(reader: FlaskClient, address: str) -> html.HtmlElement:
    answer = reader.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def all_pages(reader: FlaskClient, debate: Debate, query: str = "") -> list[html.HtmlElement]:
    count = len(pages(debate, reading(debate)).pages)
    return [shown(reader, f"/debates/{debate.id}?page={number}&{query}") for number in range(1, count + 1)]


@pytest.mark.parametrize("query", ["", "highlight=90008&topic=online-safety"])
def test_no_page_is_heavy_with_all_its_styles_and_scripts(reader: FlaskClient, long: Debate, query: str) -> None:
    assert len(reader.get(f"/debates/{long.id}.json").data) > 2 * MOST
    for number in range(1, len(all_pages(reader, long)) + 1):
        page = reader.get(f"/debates/{long.id}?page={number}&{query}").text
        parts = re.findall(r'(?:<link rel="stylesheet" href|<script src)="([^"]+)"', page)
        assert len(parts) == 4
        assert len(page.encode()) + sum(len(reader.get(part).data) for part in parts) < MOST


def test_every_turn_stands_on_one_page_in_order(reader: FlaskClient, long: Debate) -> None:
    turns = [[turn.get("id") for turn in page.cssselect("article.turn")] for page in all_pages(reader, long)]
    assert [turn for page in turns for turn in page] == ids(long)
    assert len(turns) > 2 and min(map(len, turns)) > max(map(len, turns)) / 3


def test_what_leads_to_a_turn_leads_to_the_page_that_holds_it(reader: FlaskClient, long: Debate) -> None:
    every = all_pages(reader, long, "highlight=90008&topic=online-safety")
    anchors = [{element.get("id") for element in page.iter() if element.get("id")} for page in every]
    for number, page in enumerate(every, 1):
        for link in page.cssselect(".turns a[href*='#'], .members a"):
            query, _, anchor = link.get("href").partition("#")
            to = re.search(r"page=(\d+)", query)
            place = int(to[1]) if to else 1 if query else number
            assert anchor in anchors[place - 1], link.get("href")
            assert not query or "topic=" in query


def test_an_address_may_name_the_turn_instead_of_the_page(reader: FlaskClient, long: Debate) -> None:
    last = ids(long)[-1]
    short = last.removeprefix(f"{long.id}.")
    for address in (
        f"/debates/{long.id}?at={last}",
        f"/debates/{long.id}?at={short}",
        f"/debates/{long.id}?at=division-{len(long.items) - 1}&page=1",
    ):
        page = shown(reader, address)
        assert page.get_element_by_id(last) is not None
        assert page.cssselect(".turning [aria-current]")[0].text != "1 "
    nowhere = shown(reader, f"/debates/{long.id}?at=nothing&page=2&highlight=99999")
    assert nowhere.cssselect(".turning [aria-current]")[0].text == "2 "
    assert nowhere.cssselect("h1 + .note")[0].text == "There is no such turn here."
    assert not nowhere.xpath("//a[contains(@href, '99999')]")


def test_lists_feeds_and_ids_lead_to_the_page_of_the_turn(reader: FlaskClient, long: Debate) -> None:
    late = ids(long)[160]
    place = f"/debates/{long.id}?at={late.removeprefix(f'{long.id}.')}#{late}"
    assert reader.get(f"/debates/{late}").location == place
    assert reader.get("/debates/uk.org.publicwhip/debate/2025-02-05a.160.1").location == f"/debates/{late}"
    links = shown(reader, f"/speeches/{late}").xpath("//a/@href")
    assert place in links
    for link in shown(reader, "/search?q=harmful").cssselect(".entry .when a")[:3]:
        turn = link.get("href").partition("#")[2]
        assert shown(reader, link.get("href")).get_element_by_id(turn) is not None
    (first, *_) = re.findall(
        r'<link href="http://localhost(/debates/[^"]+)"', reader.get("/search.atom?q=harmful").text
    )
    assert shown(reader, first.replace("&amp;", "&")).get_element_by_id(first.partition("#")[2]) is not None


def test_the_first_turn_and_a_short_debate_need_nothing_more(client: FlaskClient, a_debate: Debate) -> None:
    assert pages(a_debate, reading(a_debate)).pages[0].end == len(a_debate.items)
    page = shown(client, f"/debates/{a_debate.id}")
    assert not page.cssselect(".turning, script") and not page.xpath("//a[contains(@href, 'page=')]")


@pytest.mark.parametrize(("query", "status"), [("page=99", 404), ("page=0", 400), ("page=x", 400), ("at=%00", 400)])
def test_a_page_that_is_none_is_refused(reader: FlaskClient, long: Debate, query: str, status: int) -> None:
    assert reader.get(f"/debates/{long.id}?{query}").status_code == status


def test_the_whole_is_one_plain_text_and_each_page_says_so(reader: FlaskClient, long: Debate) -> None:
    for page in all_pages(reader, long):
        (whole,) = (link for link in page.cssselect(".turning a") if "plain text" in link.text)
        text = reader.get(whole.get("href")).text
        assert all(f"Turn {n}: " in text for n in range(TURNS))


def test_a_page_begins_with_a_speech_and_not_with_what_interrupts_it(long: Debate) -> None:
    found = pages(long, reading(long)).pages
    firsts = [item.speech for item in (long.items[page.first] for page in found) if isinstance(item, SpeechItem)]
    assert not [speech.id for speech in firsts if speech.interrupts]
    assert all(page.begins.startswith("col. 5") for page in found)


def test_a_turn_longer_than_a_page_has_one_to_itself(a_debate: Debate) -> None:
    speech = next(item.speech for item in a_debate.items if isinstance(item, SpeechItem))
    huge = speech.model_copy(update={"paragraphs": ("words " * ROOM,)})
    votes = (VoteItem(vote="aye", name="A", person=None, party=None, teller=False, proxy=None),) * 2_000
    division = DivisionItem(number=1, time=None, counts={"aye": 2_000}, votes=votes)
    many = a_debate.model_copy(update={"items": (SpeechItem(speech=speech), SpeechItem(speech=huge), division)})
    found = pages(many, reading(many))
    assert [(page.first, page.end) for page in found.pages] == [(0, 1), (1, 2), (2, 3)]
    assert found.of("division-2") == found.number(3) and found.number(4) is None and found.of(None) is None


def test_a_debate_without_a_word_is_one_page(a_debate: Debate) -> None:
    empty = a_debate.model_copy(update={"items": ()})
    assert [(page.first, page.end) for page in pages(empty, reading(empty)).pages] == [(0, 0)]


@pytest.fixture
def served(store: Store) -> Iterator[str]:
    """The address of the app, answering in a thread of this process."""
    server = make_server("127.0.0.1", 0, create_app(store), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_old_address_with_the_turn_alone_finds_its_page_by_script(desk: Page, served: str, long: Debate) -> None:
    late = ids(long)[-1]
    desk.goto(f"{served}/debates/{long.id}?topic=online-safety#{late}")
    expect(desk.locator("article:target")).to_be_in_viewport()
    assert f"at={late}" in desk.url and "topic=online-safety" in desk.url
    desk.goto(f"{served}/debates/{long.id}#nowhere")
    expect(desk.locator(".turning [aria-current]").first).to_contain_text("1")
    second = f"{served}/debates/{long.id}?page=2"
    for names_nothing in ("100%", "top"):
        desk.goto(f"{second}#{names_nothing}")
        expect(desk.locator(".turning [aria-current]").first).to_contain_text("2")
        assert desk.url == f"{second}#{names_nothing}"
    desk.goto(f"{second}#{late}")  # the document stays: only its fragment is new
    expect(desk.locator("article:target")).to_be_in_viewport()
    desk.goto(f"{second}#nowhere")
    desk.wait_for_url("**at=nowhere**")
    expect(desk.locator(".turning [aria-current]").first).to_contain_text("2")

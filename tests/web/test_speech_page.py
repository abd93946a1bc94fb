"""The page of one speech: to be linked to, quoted, read by programs, and shown in a frame of somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import escape
from playwright.sync_api import Page, expect
from windows import barriers, fits

from timeline import demo, queries
from timeline.filters import Filter
from timeline.results import Debate, Speech
from timeline.store import Store
from web import Options, create_app, plain, quotation

HOSTILE = """A title "><script>alert(1)</script>

Oral Answers – in the House of Commons at 2:47 pm on 16 December 2024.

« Previous debate
Next debate »

Photo of Zed Quibble Zed Quibble Minister "'><b onmouseover='x'> 2:47, 16 December 2024

The Online Safety Act </pre></blockquote><script>alert(2)</script> {{ 7 * 191 }} reaches every child online.

Link to this speech In context Individually
Hansard source (Citation: HC Deb, 16 December 2024, c21)
"""


@pytest.fixture
def intervention(a_debate: Debate) -> Speech:
    return next(item.speech for item in a_debate.items if item.kind == "speech" and item.speech.interrupts)


@pytest.fixture
def first(a_debate: Debate) -> Speech:
    return next(item.speech for item in a_debate.items if item.kind == "speech")


def test_a_speech_has_its_own_page_with_its_neighbours(client: FlaskClient, a_debate: Debate, first: Speech) -> None:
    answer = client.get(f"/speeches/{first.id}")
    page = html.fromstring(answer.text)
    second = [item.speech for item in a_debate.items if item.kind == "speech"][1]
    assert page.cssselect("#words")[0].text_content().split() == first.text.split()
    links = [link.get("href") for link in page.cssselect("nav.pager a")]
    assert links == [f"/debates/{a_debate.id}#{first.id}", f"/speeches/{second.id}"]
    assert page.cssselect("link[rel=canonical]")[0].get("href") == f"http://localhost/speeches/{first.id}"


def test_an_intervention_says_whom_it_interrupts(client: FlaskClient, intervention: Speech) -> None:
    page = client.get(f"/speeches/{intervention.id}").text
    assert re.search(rf'Interrupts <a href="/speeches/{intervention.interrupts}">[^<]+</a>', page)


def test_the_quotation_is_text_with_its_citation_and_address(client: FlaskClient, first: Speech) -> None:
    page = html.fromstring(client.get(f"/speeches/{first.id}").text)
    (quoted, _) = page.cssselect("pre.copyable")
    assert quoted.text_content() == quotation.quotation(first, f"http://localhost/speeches/{first.id}")
    lines = quoted.text_content().splitlines()
    assert lines[0] == f"“{first.paragraphs[0]}"
    assert lines[-2].endswith(", HC Deb 12 March 2024, col 145") and lines[-2].startswith(quotation.name(first))
    assert lines[-1] == f"http://localhost/speeches/{first.id}"


def test_each_topic_stands_with_its_evidence(client: FlaskClient, a_debate: Debate) -> None:
    speech = next(i.speech for i in a_debate.items if i.kind == "speech" and i.speech.marks and i.speech.topics)
    page = html.fromstring(client.get(f"/speeches/{speech.id}").text)
    said = [" ".join(part.text_content().split()) for part in page.cssselect(".evidence")]
    assert len(said) == len(speech.tags)
    assert any(f"“{speech.marks[0].phrase}”" in part for part in said)
    assert not page.cssselect("mark")
    assert html.fromstring(client.get(f"/speeches/{speech.id}?topic={speech.topics[0]}").text).cssselect("mark")


def test_the_data_is_that_of_the_api(client: FlaskClient, first: Speech) -> None:
    data = client.get(f"/speeches/{first.id}.json")
    assert data.json == client.get(f"/api/v1/speeches/{first.id}").json
    assert data.headers["Access-Control-Allow-Origin"] == "*"


def test_the_plain_text_has_the_words_the_citation_and_the_licence(client: FlaskClient, first: Speech) -> None:
    answer = client.get(f"/speeches/{first.id}.txt")
    assert answer.mimetype == "text/plain" and answer.headers["X-Content-Type-Options"] == "nosniff"
    assert f"{quotation.who(first)}:\n\n{first.paragraphs[0]}" in answer.text
    assert answer.text.endswith(f"http://localhost/speeches/{first.id}\n{plain.RIGHTS}\n")


def test_a_sources_own_id_leads_to_the_speech(client: FlaskClient, first: Speech) -> None:
    answer = client.get("/speeches/uk.org.publicwhip/debate/2024-03-12a.145.1")
    assert (answer.status_code, answer.location) == (301, f"/speeches/{first.id}")


def test_an_id_that_was_once_the_speechs_leads_to_it(demo_store: Store, client: FlaskClient, first: Speech) -> None:
    gone = f"{first.debate.id}.000000"
    for address in (f"/speeches/{gone}", f"/speeches/{gone}.json", f"/speeches/{gone}.txt", f"/embed/{gone}"):
        assert client.get(address).status_code == 404
    assert client.get("/speeches/" + "x/" * 300).status_code == 404
    assert client.get("/speeches").location == "/search"


def test_a_moved_id_leads_on_in_every_form(client: FlaskClient, first: Speech, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = f"{first.debate.id}.000000"
    monkeypatch.setattr(queries, "redirect", lambda _, id: first.id if id == gone else None)
    for start, end in (("/speeches/", ""), ("/speeches/", ".json"), ("/speeches/", ".txt"), ("/embed/", "")):
        answer = client.get(f"{start}{gone}{end}")
        assert (answer.status_code, answer.location) == (301, f"{start}{first.id}{end}")


def test_only_the_small_page_may_be_framed(client: FlaskClient, first: Speech) -> None:
    framed = client.get(f"/embed/{first.id}").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in framed and "default-src 'none'" in framed and "unsafe" not in framed
    for address in (f"/speeches/{first.id}", "/embed/commons.2024-03-12.nothing.000000", f"/debates/{first.debate.id}"):
        assert "frame-ancestors 'none'" in client.get(address).headers["Content-Security-Policy"]


def test_the_frame_to_copy_shows_the_small_page(client: FlaskClient, first: Speech) -> None:
    page = html.fromstring(client.get(f"/speeches/{first.id}").text)
    (_, snippet) = page.cssselect("pre.copyable")
    frame = html.fromstring(snippet.text_content())
    assert frame.tag == "iframe" and frame.get("src") == f"http://localhost/embed/{first.id}"
    small = html.fromstring(client.get(frame.get("src")).text)
    assert small.cssselect("blockquote")[0].text_content().split() == first.text.split()
    assert small.cssselect("base")[0].get("target") == "_blank" and not small.cssselect("script")


def test_invented_speeches_say_so_wherever_they_are_shown(demo_store: Store, first: Speech) -> None:
    client = create_app(demo_store, Options(notice=demo.NOTICE)).test_client()
    for address in (f"/speeches/{first.id}", f"/embed/{first.id}", f"/speeches/{first.id}.txt"):
        text = client.get(address).text
        assert demo.NOTICE in text and "theyworkforyou.com" not in text


def test_hostile_words_are_shown_as_words(sqlite_store: Store, tmp_path: Path, take: Callable[..., object]) -> None:
    (tmp_path / "page.txt").write_text(HOSTILE, encoding="utf-8")
    take(sqlite_store, tmp_path / "page.txt")
    (speech,) = queries.speeches(sqlite_store, Filter()).items
    client = create_app(sqlite_store).test_client()
    for address in (f"/speeches/{speech.id}", f"/embed/{speech.id}", f"/debates/{speech.debate.id}"):
        text = client.get(address).text
        page = html.fromstring(text)
        assert "<script>alert" not in text and not page.xpath("//@onmouseover"), address
        assert "<script>alert(2)</script> {{ 7 * 191 }} reaches" in page.text_content(), address
    plain_text = client.get(f"/speeches/{speech.id}.txt")
    assert plain_text.mimetype == "text/plain" and "<script>alert(2)</script>" in plain_text.text


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_html_to_copy_is_one_frame_whatever_is_printed(title: str, name: str) -> None:
    code = str(quotation.SNIPPET.format("http://localhost/embed/x", f"{name}: {title}"))
    assert code.count("<") == 2 and code.count('"') == 10
    assert f'title="{escape(f"{name}: {title}")}"' in code


@given(st.text(max_size=900), st.integers(10, 700))
def test_a_passage_is_the_beginning_and_not_longer_than_asked(text: str, most: int) -> None:
    passage = quotation.passage(text, most)
    if len(text) <= most:
        assert passage == text
    else:
        kept = passage.removesuffix(" […]")
        assert passage != kept and text.startswith(kept) and len(kept) <= most


def test_a_long_speech_is_cut_after_a_whole_sentence() -> None:
    assert quotation.passage("One two. “Three four!” Five six.", 24) == "One two. “Three four!” […]"
    assert quotation.passage("One two three", 9) == "One two […]"


def test_who_is_not_identified_is_quoted_as_printed(first: Speech) -> None:
    unknown = first.model_copy(update={"speaker": None, "printed": "A Member"})
    assert quotation.quotation(unknown, "http://x/").endswith("\n\nA Member, HC Deb 12 March 2024, col 145\nhttp://x/")
    assert quotation.name(unknown.model_copy(update={"printed": None})) == "Nobody named"


@pytest.mark.browser
def test_the_quotation_is_copied_and_follows_what_is_selected(
    page: Page, server: str, first: Speech, complaints: list[str]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/speeches/{first.id}")
    page.get_by_role("button", name="Copy the quotation").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == quotation.quotation(first, page.url)
    page.locator("#words p").nth(1).select_text()
    chosen = page.evaluate("getSelection().toString().trim()")
    expect(page.locator("pre.copyable").first).to_have_text(re.compile(f"^“{re.escape(chosen)}”"))
    assert barriers(page) == "" and fits(page) and not complaints


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of another site on this machine, and the folder of its pages."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}", tmp_path
    serving.shutdown()
    serving.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that keeps no log."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.mark.browser
def test_another_site_can_show_a_speech_in_a_frame_and_no_other_page(
    desk: Page, server: str, first: Speech, elsewhere: tuple[str, Path]
) -> None:
    address, folder = elsewhere
    frames = f'<iframe src="{server}/embed/{first.id}"></iframe><iframe src="{server}/speeches/{first.id}"></iframe>'
    (folder / "page.html").write_text(f"<!doctype html><title>Elsewhere</title>{frames}", encoding="utf-8")
    desk.goto(f"{address}/page.html")
    expect(desk.frame_locator("iframe >> nth=0").locator("blockquote")).to_contain_text(first.paragraphs[0])
    assert desk.frame_locator("iframe >> nth=1").locator("blockquote").count() == 0

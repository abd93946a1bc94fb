"""Trying a text out, as a page and over the API: it is read at once, in bounds, and nothing of it is stored."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from hansard.model import Hints
from hansard.output import parsed
from hansard.register import Register
from timeline.store import Store
from timeline.trial import Asked, parse
from web import Options, create_app
from web.context import HELPERS

LIMIT = 300_000


@pytest.fixture(scope="session")
def reader(demo_store: Store, fixtures: Path) -> Iterator[FlaskClient]:
    """A service whose helper knows the invented register."""
    yield from _reader(demo_store, fixtures / "register.jsonl")


@pytest.fixture(scope="session")
def real_reader(demo_store: Store, real: Path) -> Iterator[FlaskClient]:
    """The same with the packaged register."""
    yield from _reader(demo_store, None)


def _reader(store: Store, register: Path | None) -> Iterator[FlaskClient]:
    app = create_app(store, Options(try_bytes=LIMIT, try_seconds=60, try_at_once=1))
    app.testing = True
    helpers = app.extensions[HELPERS]
    with pytest.MonkeyPatch.context() as patch:
        if register:
            patch.setenv("HANSARD_REGISTER", str(register))
        helpers.run(parse, Asked((Path(__file__).parents[2] / "fixtures/broken/cut-page.txt").read_bytes(), Hints()))
    yield app.test_client()
    helpers.close()


def sent(client: FlaskClient, text: str | bytes, **fields: str) -> TestResponse:
    """The form with this text in it, or with a file of these bytes."""
    given = {"text": text} if isinstance(text, str) else {"file": (io.BytesIO(text), "a page.txt")}
    return client.post("/try", data={**given, **fields}, content_type="multipart/form-data")


def words(answer: TestResponse, path: str = "//main") -> str:
    return " ".join(" ".join(html.fromstring(answer.text).xpath(path)[0].text_content().split()).split())


def test_the_empty_form_says_that_nothing_is_stored_and_how_much_is_read(reader: FlaskClient) -> None:
    page = reader.get("/try")
    assert "Nothing is stored." in words(page) and "At most 300,000 bytes" in words(page)
    assert "Set-Cookie" not in page.headers
    assert html.fromstring(page.text).xpath("//nav//a[@aria-current]")[0].text == "Try"


def test_a_transcript_shows_who_speaks_how_they_were_found_and_what_about(reader: FlaskClient, fixtures: Path) -> None:
    page = sent(reader, (fixtures / "children-online" / "theyworkforyou.txt").read_text())
    assert page.status_code == 200 and page.headers["Cache-Control"] == "no-store"
    shown = html.fromstring(page.text)
    turns = shown.xpath("//article[contains(@class, 'turn')]")
    assert len(turns) > 3
    said = " ".join(turns[0].text_content().split())
    assert "found by" in said and "speaks as" in said
    assert shown.xpath("//article//mark") and "Online safety" in words(page, "//aside")
    assert all(turn.xpath(".//a[@class='link']/@href") == [f"#{turn.get('id')}"] for turn in turns)


def test_every_format_of_one_debate_can_be_uploaded(reader: FlaskClient, fixtures: Path) -> None:
    for path in sorted((fixtures / "children-online").iterdir()):
        if path.name != "expected.json":
            page = sent(reader, path.read_bytes(), date="2024-12-16", chamber="commons")
            assert page.status_code == 200 and "read as a transcript" in words(page), path.name


def test_warnings_stand_at_their_lines_each_with_an_anchor(reader: FlaskClient, fixtures: Path) -> None:
    data = (fixtures / "children-online" / "theyworkforyou.txt").read_bytes()
    lines = data.split(b"\n")
    hurt = next(number for number, line in enumerate(lines) if len(line) > 200)
    lines[hurt] = lines[hurt][:50] + b"\xff" + lines[hurt][50:]
    shown = html.fromstring(sent(reader, b"\n".join(lines)).text)
    (place,) = shown.xpath("//ol/li[p[@class='warning']]")
    assert place.get("value") == str(hurt + 1)
    link = shown.xpath("//ul[@class='warnings']//a")[0]
    assert link.text == f"Line {hurt + 1}" and shown.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert not shown.xpath("//details[@class='source'][@open]")


def test_an_article_shows_its_topics_and_the_debates_near_it_with_reasons(reader: FlaskClient, fixtures: Path) -> None:
    page = sent(reader, (fixtures / "context" / "article.txt").read_text())
    said = words(page)
    assert "This is not Parliament’s." in said and "Debates near it" in said
    assert html.fromstring(page.text).xpath("//mark")
    assert html.fromstring(page.text).xpath("//ol[@class='near']/li/span[@class='reasons']/text()")


def test_a_page_of_many_items_shows_each(reader: FlaskClient, fixtures: Path) -> None:
    shown = html.fromstring(sent(reader, (fixtures / "context" / "feed.rss").read_bytes()).text)
    assert len(shown.xpath("//section[contains(@class, 'item')]")) > 1


def test_a_date_and_a_chamber_serve_a_text_that_has_none(reader: FlaskClient) -> None:
    text = "Harbours and ferries\n\nThe ferries of Sarnby stay in the harbour while the wind blows from the west. " * 3
    assert "date not known" in words(sent(reader, text))
    page = sent(reader, text, date="2024-11-25", chamber="lords")
    assert "25 November 2024, as whoever gave it says" in words(page)
    assert html.fromstring(page.text).xpath("//option[@value='lords'][@selected]")


@pytest.mark.parametrize(("text", "said"), [("", "Paste a text, or choose a file."), (" \r\n", "Paste a text")])
def test_an_empty_form_asks_for_a_text(reader: FlaskClient, text: str, said: str) -> None:
    page = sent(reader, text)
    assert page.status_code == 400 and said in words(page, "//*[@role='alert']")


def test_what_is_wrong_is_said_in_place_and_the_text_is_kept(reader: FlaskClient) -> None:
    text = '\nFirst line </textarea><script>alert(1)</script> & "more"'
    page = sent(reader, text, date="25.11.2024", chamber="the pub")
    assert page.status_code == 400
    alert = words(page, "//*[@role='alert']")
    assert "Date: found '25.11.2024'; expected a date such as 2024-11-25" in alert and "Chamber: found" in alert
    shown = html.fromstring(page.text)
    kept = shown.xpath("//textarea")[0].text.removeprefix("\n")  # the first line break is the form's, as HTML has it
    assert kept == text and not shown.xpath("//script")
    assert shown.xpath("//textarea/@aria-describedby") == ["problem"]


def test_too_long_a_text_is_refused_with_the_limit(reader: FlaskClient) -> None:
    for given in ("x" * (LIMIT + 1), b"x" * (LIMIT + 1), b"x" * 10 * LIMIT):
        page = sent(reader, given)
        assert page.status_code == 413
        assert "at most 300,000 bytes are read at once" in words(page, "//*[@role='alert']").lower()


def packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"0" * 20_000_000)
    return file.getvalue()


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><publicwhip>&b;</publicwhip>'
HOSTILE = {
    "bytes": bytes(range(256)) * 1000,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "archive": packed(),
    "entities": LAUGHS,
    "tags": b"<div><p>" * 37_000,
    "turns": b"Jo Example (Here) (Lab): China & <b>harm</b>.\n\n" * 6_000,
    "deep": b"[" * 200_000,
    "one line": b"China and human rights in Xinjiang. " * 3_000,
    "windows": "Café owners of Sarnby said that the “ferries” would stay.\n".encode("cp1252") * 20,
    "wide": "The ferries of Sarnby stay in the harbour.\n".encode("utf-16") * 20,
    "not text": b"\xff\xfe\xfd" * 1000,
    "names": b"\n".join(b"Mr %d Speaker: (Lab)" % number for number in range(5_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_bytes_break_the_page_or_the_api(reader: FlaskClient, name: str) -> None:
    page = sent(reader, HOSTILE[name])
    assert page.status_code in (200, 400)
    assert page.status_code == 200 or len(words(page, "//*[@role='alert']")) > 40
    assert not html.fromstring(page.text).xpath("//b[text()='harm']") and len(page.data) < 2_000_000
    for address in ("/api/v1/parse", "/api/v1/tag"):
        answer = reader.post(address, data=HOSTILE[name], content_type="application/octet-stream")
        assert answer.status_code in (200, 400)
        assert answer.status_code == 200 or answer.mimetype == "application/problem+json"


def test_nothing_is_stored_and_nothing_is_written_to_a_disk(
    reader: FlaskClient, demo_store: Store, fixtures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    folder = Path(demo_store.url.removeprefix("sqlite:///")).parent
    before = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, forbidden)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", forbidden)
    data = (fixtures / "context" / "article.txt").read_bytes()
    for address in ("/try", "/api/v1/tag"):
        form = {"file": (io.BytesIO(data + b" " * 250_000), "a.txt")}
        assert reader.post(address, data=form, content_type="multipart/form-data").status_code == 200
    assert sent(reader, (fixtures / "children-online" / "theyworkforyou.txt").read_text()).status_code == 200
    after = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    assert after == before


def test_parse_answers_as_the_command_does(reader: FlaskClient, fixtures: Path, invented_register: Register) -> None:
    import hansard

    data = (fixtures / "children-online" / "publicwhip.xml").read_bytes()
    answer = reader.post("/api/v1/parse", data=data, content_type="application/xml")
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    assert answer.get_json() == json.loads(json.dumps(parsed(hansard.read(data), invented_register)))


def test_a_text_that_says_neither_date_nor_chamber_takes_those_given(reader: FlaskClient, fixtures: Path) -> None:
    data = (fixtures / "children-online" / "hansard-classic.txt").read_bytes()
    asked = {"date": "2024-12-16", "chamber": "commons", "format": "hansard-classic-text"}
    answer = reader.post("/api/v1/parse", data=data, content_type="text/plain", query_string=asked).get_json()
    assert (answer["date"], answer["chamber"]) == ("2024-12-16", "commons")


def test_a_form_is_taken_too_and_names_the_file(reader: FlaskClient, fixtures: Path) -> None:
    data = (fixtures / "children-online" / "theyworkforyou.txt").read_bytes()
    form = {"file": (io.BytesIO(data), "saved page.txt")}
    answer = reader.post("/api/v1/parse", data=form, content_type="multipart/form-data")
    assert answer.get_json()["source"]["path"] == "saved page.txt"


def test_tag_answers_for_each_speech_or_for_each_item(reader: FlaskClient, fixtures: Path) -> None:
    data = (fixtures / "children-online" / "theyworkforyou.txt").read_bytes()
    speeches = reader.post("/api/v1/tag", data=data, content_type="text/plain").get_json()
    assert speeches["kind"] == "transcript" and not speeches["items"]
    about = next(one for one in speeches["speeches"] if "online-safety" in one["topics"])
    text, tag = "\n".join(about["paragraphs"]), about["tags"][0]
    assert {"topic", "strength", "rule", "version"} == tag.keys()
    assert all(text[mark["start"] : mark["end"]] == mark["phrase"] for mark in about["marks"])
    items = reader.post("/api/v1/tag", data=(fixtures / "context" / "feed.rss").read_bytes()).get_json()
    assert items["kind"] == "text" and len(items["items"]) > 1 and not items["speeches"]


@pytest.mark.parametrize(
    ("sent", "headers", "status", "said"),
    [
        (b"", {"Content-Type": "text/plain"}, 400, "the body is empty"),
        (b"word", {"Content-Type": "text/plain"}, 400, "known formats: publicwhip"),
        (b"x" * (LIMIT + 1), {"Content-Type": "text/plain"}, 413, "at most 300,000 bytes"),
        (b"x", {"Content-Type": "image/png"}, 415, "found the type 'image/png'; expected the document itself"),
        (b"a=b", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "expected the document itself"),
        (b"x", {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, 415, "content encoding 'gzip'"),
    ],
)
def test_what_parse_refuses_is_a_problem_with_a_sentence(
    reader: FlaskClient, sent: bytes, headers: dict[str, str], status: int, said: str
) -> None:
    answer = reader.post("/api/v1/parse", data=sent, headers=headers)
    assert answer.status_code == status and answer.mimetype == "application/problem+json"
    assert said in answer.get_json()["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_misspelt_parameter_is_refused(reader: FlaskClient) -> None:
    answer = reader.post("/api/v1/tag?day=2024-01-01", data=b"x", content_type="text/plain")
    assert answer.status_code == 400 and "day is not a parameter" in answer.get_json()["detail"]


def test_any_origin_may_ask(reader: FlaskClient) -> None:
    answer = reader.options("/api/v1/parse", headers={"Origin": "https://example.org"})
    assert answer.status_code == 200 and answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]


def test_both_are_described(reader: FlaskClient) -> None:
    paths = reader.get("/api/v1/openapi.json").get_json()["paths"]
    for path in ("/api/v1/parse", "/api/v1/tag"):
        described = paths[path]["post"]
        assert {"text/plain", "application/xml", "multipart/form-data"} <= described["requestBody"]["content"].keys()
        assert {"200", "400", "413", "415", "503"} <= described["responses"].keys()


def test_the_reading_is_given_up_in_time_and_the_service_goes_on(demo_store: Store, fixtures: Path) -> None:
    app = create_app(demo_store, Options(try_seconds=0.001, try_at_once=1))
    client = app.test_client()
    data = b"Jo Example (Here) (Lab): China and harm online.\n\n" * 20_000
    answer = client.post("/api/v1/tag", data=data, content_type="text/plain")
    assert answer.status_code == 503 and answer.headers["Retry-After"]
    assert "it took longer than 0.001 seconds" in answer.get_json()["detail"]
    assert client.get("/healthz").status_code == 200
    app.extensions[HELPERS].close()


SEEDS = {
    "000": ("Amanda Milling", "Conservative", "Minister of State", "China policy", "Online safety"),
    "004": ("Jess Phillips", "Labour", "Gregor Poynton", "Online safety"),
    "001": ("This is not Parliament’s", "China policy", "Debates near it"),
}


@pytest.mark.real
@pytest.mark.parametrize("number", SEEDS)
def test_the_seeds_are_read(real_reader: FlaskClient, real: Path, number: str) -> None:
    (path,) = (real / "seeds").glob(f"{number}*")
    page = sent(real_reader, path.read_text(encoding="utf-8"))
    assert page.status_code == 200
    assert all(part in words(page) for part in SEEDS[number])
    assert html.fromstring(page.text).xpath("//mark")

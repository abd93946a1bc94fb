"""Hostile questions get 400 or 404, never 500; pages run nothing that is not ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from timeline import queries
from timeline.filters import Filter
from timeline.store import Store, open_store
from web import create_app

PAGES = ("/", "/topics/online-safety", "/debates", "/speakers", "/search", "/about", "/api/", "/nothing")
ASKED = (
    "/topics/online-safety", "/topics/online-safety.json", "/debates", "/speakers", "/speakers/90010/edwin-farthingale",
    "/search", "/api/v1/topics/online-safety/timeline", "/api/v1/speeches", "/api/v1/debates", "/api/v1/sittings",
    "/api/v1/speakers",
)  # fmt: skip
NAMES = ("from", "to", "chamber", "party", "speaker", "kind", "topic", "office", "q", "by", "measure", "bucket",
         "strength", "include_chair", "cursor", "limit", "highlight", "per", "x")  # fmt: skip
STARTS = ("/topics/", "/debates/", "/speakers/", "/api/v1/speeches/", "/api/v1/debates/")
LIKELY = (
    "2024-01-01", "9999-12-31", "0001-01-01", "day", "words", "any", "' OR 1=1 --", '"', "NEAR(a", "a*", "-", "%", "99",
)  # fmt: skip
values = st.one_of(st.sampled_from(LIKELY), st.text(max_size=40), st.integers().map(str))
questions = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5)


@given(st.sampled_from(ASKED), questions)
def test_no_question_breaks_a_page(app: Flask, address: str, question: list[tuple[str, str]]) -> None:
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in question)
    assert app.test_client().get(f"{address}?{query}").status_code in (200, 400)


@given(st.sampled_from(ASKED), st.binary(max_size=60))
def test_no_bytes_in_a_query_string_break_a_page(app: Flask, address: str, query: bytes) -> None:
    asked = {"QUERY_STRING": query.decode("latin-1")}
    assert app.test_client().get(address, environ_overrides=asked).status_code in (200, 400)


@given(st.sampled_from(STARTS), st.text(max_size=80))
def test_no_address_breaks_the_service(app: Flask, start: str, rest: str) -> None:
    answer = app.test_client().get(start + quote(rest))
    assert answer.status_code in (200, 301, 302, 308, 400, 404)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_may_run_and_load_only_what_is_ours(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert "<style" not in answer.text and "style=" not in answer.text and "onclick" not in answer.text


def test_what_a_reader_typed_is_escaped(client: FlaskClient) -> None:
    for address in ("/speakers?q=", "/search?q=a+", "/topics/online-safety?from="):
        page = client.get(address + quote('"><script>alert(1)</script>')).text
        assert "<script>alert" not in page


HOSTILE = """{title}

Oral Answers – in the House of Commons at 2:47 pm on 16 December 2024.

« Previous debate
Next debate »

Photo of Zed Quibble Zed Quibble {office} 2:47, 16 December 2024

{text}

Link to this speech In context Individually
Hansard source (Citation: HC Deb, 16 December 2024, c21)
"""


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\"'><b onmouseover='x'>", "{{ 7 * 191 }}{% raw %}"])
def test_what_is_printed_in_a_transcript_is_shown_as_printed(
    sqlite_store: Store, tmp_path: Path, take: Callable[..., object], hostile: str
) -> None:
    text = f"The Online Safety Act {hostile} reaches every child online."
    pasted = HOSTILE.format(title=f"Title {hostile}", office=f"Minister {hostile}", text=text)
    (tmp_path / "page.txt").write_text(pasted, encoding="utf-8")
    take(sqlite_store, tmp_path / "page.txt")
    (speech,) = queries.speeches(sqlite_store, Filter()).items
    client = create_app(sqlite_store).test_client()
    for address in ("/debates", "/search?q=safety", "/topics/online-safety", f"/debates/{speech.debate.id}"):
        page = client.get(address)
        shown = html.fromstring(page.text)
        assert f"Title {hostile}" in shown.text_content(), address
        assert address == "/debates" or all(part in shown.text_content() for part in (text, f"Minister {hostile}"))
        assert not shown.xpath("//script[not(@src)] | //@onmouseover"), address
        assert hostile.startswith("{") or hostile not in page.text, address


def test_a_store_that_cannot_answer_is_told_to_the_watch(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'there' / 'demo.sqlite3'}", create=True)
    client = create_app(store).test_client()
    assert client.get("/healthz").status_code == 200
    store.engine.dispose()
    shutil.rmtree(tmp_path / "there")
    answer = client.get("/healthz")
    assert answer.status_code == 503 and "cannot be opened" in answer.get_json()["detail"]


def test_what_breaks_inside_is_a_page_without_a_traceback(demo_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(queries, "debates", broken)
    client = create_app(demo_store).test_client()
    for address in ("/debates", "/api/v1/debates"):
        answer = client.get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text and "Something broke on our side" in answer.text


def test_an_empty_store_shows_every_page(sqlite_store: Store) -> None:
    client = create_app(sqlite_store).test_client()
    for address in ("/", "/debates", "/speakers?q=a", "/search?q=a", "/about"):
        assert client.get(address).status_code == 200, address

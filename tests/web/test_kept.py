"""Answers are kept while the store stays as it is, and never a moment longer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from stores import Stores, given
from werkzeug.test import TestResponse

from timeline import demo, queries, tables
from timeline.state import state
from timeline.store import Store
from web import create_app
from web.kept import LARGEST, Answer, Kept, coding

RENAME = """
import sys
from timeline.store import open_store
with open_store(sys.argv[1]).writing() as session:
    session.connection().exec_driver_sql("UPDATE topic SET title = 'Another title'")
"""


@pytest.fixture
def own_store(stores: Stores, tmp_path: Path) -> Iterator[Store]:
    yield from given(stores, demo.load, tmp_path / "own.sqlite3")


@pytest.fixture
def own_app(own_store: Store) -> Flask:
    return create_app(own_store)


def same(answer: TestResponse) -> list[tuple[str, str]]:
    """The headers but for the hour."""
    return sorted((name, value) for name, value in answer.headers if name != "Date")


def test_a_second_reader_gets_the_same_bytes_without_a_question(
    own_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = own_app.test_client()
    first = client.get("/topics/online-safety.json")
    monkeypatch.setattr(queries, "timeline", None)  # would fail if it were asked
    second = client.get("/topics/online-safety.json")
    assert second.data == first.data
    assert same(second) == same(first)


def test_a_change_of_the_store_is_seen_at_once(own_app: Flask, own_store: Store) -> None:
    client = own_app.test_client()
    before = client.get("/topics/online-safety")
    with own_store.writing() as session:
        topic = session.get(tables.Topic, "online-safety")
        assert topic is not None
        topic.title = "Another title"
    after = client.get("/topics/online-safety", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Another title" in after.text


@pytest.mark.parametrize("address", ["/topics/online-safety", "/api/v1/topics", "/topics/online-safety.csv"])
def test_a_reader_who_has_the_answer_gets_304(own_app: Flask, address: str) -> None:
    client = own_app.test_client()
    answer = client.get(address)
    for name, condition in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
        again = client.get(address, headers={condition: answer.headers[name]})
        assert (again.status_code, again.data) == (304, b"")


def test_errors_are_not_kept_and_other_hosts_have_their_own_links(own_app: Flask) -> None:
    client = own_app.test_client()
    assert client.get("/topics/nothing").headers["Cache-Control"] == "no-store"
    feeds = [client.get("/topics/online-safety.atom", base_url=f"http://{host}/").text for host in ("a.test", "b.test")]
    assert "http://a.test/" in feeds[0]
    assert "http://a.test/" not in feeds[1]


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate", "deflate, gzip;q=0.5", " gzip ;q=1.0", "x, y, gzip"])
def test_all_ways_to_ask_for_the_same_coding_share_an_answer(
    own_app: Flask, monkeypatch: pytest.MonkeyPatch, accepted: str
) -> None:
    client = own_app.test_client()
    first = client.get("/topics/online-safety.json", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in first.headers["Vary"]
    monkeypatch.setattr(queries, "timeline", None)
    assert client.get("/topics/online-safety.json", headers={"Accept-Encoding": accepted}).data == first.data


@pytest.mark.parametrize(
    ("accepted", "best"),
    [("", ""), ("identity", ""), ("gzip;q=0", ""), ("*", "zstd"), ("br, gzip", "br"), ("gzip;q=0.9, br;q=0.1", "gzip")],
)
def test_the_reader_chooses_the_coding(accepted: str, best: str) -> None:
    assert coding(accepted) == best


def test_readers_who_only_ask_whether_it_changed_are_answered_from_what_is_kept(
    own_app: Flask, own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    etag = {"If-None-Match": create_app(own_store).test_client().get("/topics/online-safety.json").headers["ETag"]}
    client = own_app.test_client()
    assert client.get("/topics/online-safety.json", headers=etag).status_code == 304
    monkeypatch.setattr(queries, "timeline", None)
    again = client.get("/topics/online-safety.json", headers=etag)
    assert (again.status_code, again.data) == (304, b"")
    assert {"ETag", "Cache-Control", "Vary"} <= set(again.headers.keys())
    assert not {"Content-Length", "Content-Encoding"} & set(again.headers.keys())
    assert client.get("/topics/online-safety.json").get_json()["topic"]["slug"] == "online-safety"


@pytest.mark.parametrize("address", ["/topics/online-safety", "/api/v1/topics", "/about", "/nothing"])
def test_head_says_what_get_would(own_app: Flask, address: str) -> None:
    client = own_app.test_client()
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.data) == (get.status_code, b"")
    assert same(head) == same(get)


def test_another_process_s_change_is_seen_at_once(own_app: Flask, own_store: Store) -> None:
    client = own_app.test_client()
    client.get("/topics/online-safety")
    before = state(own_store.engine)
    subprocess.run([sys.executable, "-c", RENAME, own_store.url], check=True)
    assert state(own_store.engine) != before
    assert "Another title" in client.get("/topics/online-safety").text


def test_readers_at_once_never_get_what_is_past(own_app: Flask, own_store: Store) -> None:
    """Each title is told before it is written: who asks after that must not get an older one."""
    written, wrong = [0], []

    def read() -> None:
        client = own_app.test_client()
        while written[0] < 20:
            least = written[0]
            title = client.get("/api/v1/topics/online-safety").get_json()["title"]
            if title.startswith("Title ") and int(title[6:]) < least or least and not title.startswith("Title "):
                wrong.append((least, title))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 21):
        with own_store.writing() as session:
            topic = session.get(tables.Topic, "online-safety")
            assert topic is not None
            topic.title = f"Title {number}"
        written[0] = number
    for reader in readers:
        reader.join()
    assert wrong == []


def test_a_store_that_is_gone_is_told_with_503(own_app: Flask, own_store: Store, tmp_path: Path) -> None:
    client = own_app.test_client()
    assert client.get("/about").status_code == 200
    own_store.engine.dispose()
    shutil.move(tmp_path / "own.sqlite3", tmp_path / "elsewhere")
    (tmp_path / "own.sqlite3").mkdir()
    for ask in (client.get, client.head):
        for address in ("/about", "/api/v1/topics", "/nothing"):
            answer = ask(address)
            assert answer.status_code == 503
            assert answer.headers["Retry-After"] and answer.headers["Cache-Control"] == "no-store"
            assert "own.sqlite3" not in answer.text
    assert client.get("/static/style.css").status_code == 200
    (tmp_path / "own.sqlite3").rmdir()
    shutil.move(tmp_path / "elsewhere", tmp_path / "own.sqlite3")
    assert client.get("/about").status_code == 200


def test_what_is_too_large_or_past_is_not_kept() -> None:
    kept = Kept(most=10_000)
    assert kept.get("one", "a") is None
    kept.put("one", "a", Answer(b"x" * (LARGEST + 1), ()))
    assert kept.get("one", "a") is None
    kept.put("zero", "a", Answer(b"old", ()))
    assert kept.get("one", "a") is None


def test_the_longest_unasked_answer_goes_first_and_another_state_empties_all() -> None:
    kept = Kept(most=5_000)
    kept.get("one", "a")
    for key in "abcd":
        kept.put("one", key, Answer(b"x" * 100, ()))
        kept.get("one", "a")
    for key in "ef":
        kept.put("one", key, Answer(b"x" * 100, ()))
        kept.get("one", "a")
    assert kept.get("one", "a") is not None
    assert kept.get("one", "b") is None
    assert kept.get("two", "a") is None

"""Answers are kept while the store stays as it is, and never a moment longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from timeline import demo, queries, tables
from timeline.store import Store, open_store
from web import create_app
from web.kept import LARGEST, Answer, Kept


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'own.sqlite3'}", create=True)
    demo.load(store)
    yield store
    store.engine.dispose()


@pytest.fixture
def own_app(own_store: Store) -> Flask:
    return create_app(own_store)


def test_a_second_reader_gets_the_same_bytes_without_a_question(
    own_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = own_app.test_client()
    first = client.get("/topics/online-safety.json")
    monkeypatch.setattr(queries, "timeline", None)  # would fail if it were asked
    second = client.get("/topics/online-safety.json")
    assert second.data == first.data
    assert sorted(second.headers) == sorted(first.headers)


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

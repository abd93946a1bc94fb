"""Feeds: a reader's library accepts them, what was said is escaped, and no reader sees an entry twice."""

from __future__ import annotations

from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient
from sqlmodel import Session, select

from timeline import queries, tables
from timeline.filters import Filter
from timeline.store import Store, open_store
from web import create_app

FEEDS = ["/topics/online-safety.atom", "/speakers/90011.atom", "/search.atom?q=online"]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_one_that_readers_accept(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    feed = feedparser.parse(answer.data)
    assert answer.mimetype == "application/atom+xml"
    assert not feed.bozo
    assert feed.entries
    for entry in feed.entries:
        assert client.get(entry.link.removeprefix("http://localhost").partition("#")[0]).status_code == 200
        assert entry.published_parsed
        assert entry.author


def test_a_feed_holds_what_the_page_counts(client: FlaskClient, demo_store: Store) -> None:
    feed = feedparser.parse(client.get("/topics/online-safety.atom?chamber=lords").data)
    counted = queries.speeches(demo_store, Filter(topic="online-safety", chamber=("lords",)))
    assert len(feed.entries) == counted.total
    assert {"online-safety"} <= {tag.term for tag in feed.entries[0].tags}


def test_the_words_that_matched_are_marked_in_a_feed(client: FlaskClient) -> None:
    assert "&lt;mark&gt;" in client.get("/topics/online-safety.atom").text


def test_an_empty_feed_is_the_same_at_each_reading(client: FlaskClient) -> None:
    address = "/topics/online-safety.atom?party=Nobody"
    first = client.get(address)
    assert not feedparser.parse(first.data).bozo
    assert client.get(address).headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", ["/topics/nothing.atom", "/speakers/1.atom", "/topics/online-safety.atom?from=x"])
def test_a_feed_that_is_none_says_so_as_data(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (400, 404)
    assert answer.mimetype == "application/problem+json"


def test_a_speech_that_moved_keeps_the_id_that_readers_know(tmp_path: Path, demo_store: Store) -> None:
    (speech, *_) = queries.speeches(demo_store, Filter(topic="online-safety"), limit=1).items
    copy = open_store(f"sqlite:///{tmp_path / 'moved.sqlite3'}", create=True)
    with demo_store.engine.connect() as source, copy.engine.connect() as target:
        source.connection.driver_connection.backup(target.connection.driver_connection)  # type: ignore[union-attr]
    before = feedparser.parse(create_app(copy).test_client().get("/topics/online-safety.atom").data).entries[0].id
    with copy.writing() as session:
        _move(session, speech.id, "commons.2026-01-01.elsewhere.aaaaaa")
        _move(session, "commons.2026-01-01.elsewhere.aaaaaa", "commons.2026-01-01.elsewhere.bbbbbb")
    entries = feedparser.parse(create_app(copy).test_client().get("/topics/online-safety.atom").data).entries
    copy.engine.dispose()
    assert entries[0].id == before
    assert entries[0].link.endswith("#commons.2026-01-01.elsewhere.bbbbbb")


def _move(session: Session, old: str, new: str) -> None:
    row = session.exec(select(tables.Speech).where(tables.Speech.id == old)).one()
    row.id = new
    session.add(tables.Redirect(old=old, new=new, sitting_id="lords.2026-06-10", reason="moved"))
    session.flush()


def test_hostile_words_stay_words_in_a_feed(tmp_path: Path, demo_store: Store) -> None:
    (speech, *_) = queries.speeches(demo_store, Filter(topic="online-safety"), limit=1).items
    copy = open_store(f"sqlite:///{tmp_path / 'hostile.sqlite3'}", create=True)
    with demo_store.engine.connect() as source, copy.engine.connect() as target:
        source.connection.driver_connection.backup(target.connection.driver_connection)  # type: ignore[union-attr]
    hostile = "<script>alert(1)</script> ]]> &amp; \x0b\x00 \ufffe “online abuse”"
    with copy.writing() as session:
        session.exec(select(tables.Speech).where(tables.Speech.id == speech.id)).one().text = hostile
    feed = feedparser.parse(create_app(copy).test_client().get("/topics/online-safety.atom").data)
    copy.engine.dispose()
    assert not feed.bozo
    assert "<script" not in feed.entries[0].summary

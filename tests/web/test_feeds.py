"""Feeds: a reader's library accepts them, what was said is escaped, and no reader sees an entry twice."""

from __future__ import annotations

import feedparser  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient
from lxml import etree, html
from sqlmodel import Session, select
from stores import Stores

from hansard import load_register
from hansard.model import Hints
from timeline import demo, queries, tables
from timeline.filters import Filter
from timeline.ingest import Knowledge, ingest
from timeline.sources import inputs
from timeline.store import Store
from timeline.tagging import Tagger
from timeline.topics import load_topics
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


@pytest.mark.parametrize(
    ("address", "word"), [("q=encryption", "encrypt"), ("q=children&topic=online-safety", "child")]
)
def test_the_words_sought_are_what_a_feed_of_a_search_shows(client: FlaskClient, address: str, word: str) -> None:
    feed = etree.fromstring(client.get(f"/search.atom?{address}").data)
    told = feed.findall(".//{*}entry/{*}summary")
    assert told
    for summary in told:
        marked = html.fromstring(f"<p>{summary.text}</p>").cssselect("mark")
        assert any(word in mark.text.lower() for mark in marked)


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


def test_a_speech_that_moved_keeps_the_id_that_readers_know(stores: Stores, demo_store: Store) -> None:
    (speech, *_) = queries.speeches(demo_store, Filter(topic="online-safety"), limit=1).items
    copy = stores.new(demo.load)
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


def test_behind_two_names_the_ids_are_the_same(client: FlaskClient) -> None:
    one, other = (_ids(client, name) for name in ("hansard.example", "[2001:db8::1]:8000"))
    assert one == other
    assert len(set(one)) == len(one) > 2
    assert all(id.startswith("urn:uuid:") for id in one)


def test_in_a_new_store_the_ids_are_the_same(client: FlaskClient, stores: Stores) -> None:
    again = stores.new()
    know = Knowledge(load_register(demo.fixtures() / "register.jsonl"), Tagger(load_topics()))
    list(ingest(again, inputs([str(demo.fixtures() / "demo" / "daylord2026-06-10a.xml")]), know, Hints()))
    own, *ids = _ids(create_app(again).test_client())
    again.engine.dispose()
    here, *all_ids = _ids(client)
    assert own == here
    assert ids
    assert set(ids) <= set(all_ids)


def test_feeds_of_other_lists_have_other_ids(client: FlaskClient) -> None:
    addresses = [*FEEDS, "/topics/online-safety.atom?chamber=lords"]
    assert len({feedparser.parse(client.get(address).data).feed.id for address in addresses}) == len(addresses)


def _ids(client: FlaskClient, host: str = "localhost") -> list[str]:
    """The feed's own id and those of its entries."""
    found = feedparser.parse(client.get("/topics/online-safety.atom", headers={"Host": host}).data)
    return [found.feed.id, *(entry.id for entry in found.entries)]


def test_hostile_words_stay_words_in_a_feed(stores: Stores, demo_store: Store) -> None:
    (speech, *_) = queries.speeches(demo_store, Filter(topic="online-safety"), limit=1).items
    copy = stores.new(demo.load)
    hostile = "<script>alert(1)</script> ]]> &amp; \x0b\x00 \ufffe “online abuse”"
    with copy.writing() as session:
        session.exec(select(tables.Speech).where(tables.Speech.id == speech.id)).one().text = hostile
    feed = feedparser.parse(create_app(copy).test_client().get("/topics/online-safety.atom").data)
    copy.engine.dispose()
    assert not feed.bozo
    assert "<script" not in feed.entries[0].summary

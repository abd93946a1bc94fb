"""Where what is stored is not tagged by the topics in use, as after an upgrade, pages and `hansard status` say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from lxml import html
from sqlmodel import select

from timeline import tables
from timeline.store import Store, open_store
from timeline.tagged import rows as topic_rows
from timeline.tagged import state as topic_state
from timeline.tagging import Tagger
from timeline.topics import Topic, load_topics
from web import Options, create_app
from web.commands.store import status

SAID = "Not yet tagged by the definition in use now: "
PAGES = ["/", "/about", "/topics/online-safety", "/topics/compare?topic=online-safety&topic=sanctions"]


@pytest.fixture(scope="module")
def topics() -> tuple[Topic, ...]:
    return load_topics()


@pytest.fixture
def upgraded(tmp_path: Path, demo_store: Store) -> Iterator[Store]:
    """A copy of the demonstration in which two topics are those of an older program."""
    copy = open_store(f"sqlite:///{tmp_path / 'upgraded.sqlite3'}", create=True)
    with demo_store.engine.connect() as source, copy.engine.connect() as target:
        source.connection.driver_connection.backup(target.connection.driver_connection)  # type: ignore[union-attr]
    with copy.writing() as session:
        for slug in ("online-safety", "sanctions"):
            session.exec(select(tables.Topic).where(tables.Topic.slug == slug)).one().version = "older"
    yield copy
    copy.engine.dispose()


def notices(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    found = html.fromstring(answer.text).cssselect("p.notice")
    return [" ".join(each.text_content().split()) for each in found]


@pytest.mark.parametrize("address", PAGES)
def test_pages_say_which_topics_are_not_tagged_by_today_s_definitions(
    upgraded: Store, topics: tuple[Topic, ...], address: str
) -> None:
    (said,) = notices(create_app(upgraded, Options(topics=topics)).test_client(), address)
    named = "Online safety" if address == "/topics/online-safety" else "Online safety, Sanctions"
    assert said.startswith(f"{SAID}{named}. ") and "hansard topics tag" in said


@pytest.mark.parametrize("address", [*PAGES, "/topics/housing"])
def test_nothing_is_said_where_all_is_tagged(demo_store: Store, topics: tuple[Topic, ...], address: str) -> None:
    assert notices(create_app(demo_store, Options(topics=topics)).test_client(), address) == []


def test_of_a_topic_that_is_up_to_date_nothing_is_said(upgraded: Store, topics: tuple[Topic, ...]) -> None:
    assert notices(create_app(upgraded, Options(topics=topics)).test_client(), "/topics/housing") == []


def test_tagging_again_ends_it(upgraded: Store, topics: tuple[Topic, ...]) -> None:
    assert topic_state.stale(upgraded, topics) == ("online-safety", "sanctions")
    topic_rows.retag(upgraded, Tagger(topics))
    assert topic_state.stale(upgraded, topics) == ()


def test_what_was_never_tagged_by_a_topic_is_not_tagged_by_it(demo_store: Store, topics: tuple[Topic, ...]) -> None:
    new = replace(topics[0], slug="bees")
    assert topic_state.stale(demo_store, (*topics, new)) == ("bees",)


def test_one_s_own_topic_is_no_older_version_of_the_packaged_one(upgraded: Store, topics: tuple[Topic, ...]) -> None:
    with upgraded.writing() as session:
        session.exec(select(tables.Topic).where(tables.Topic.slug == "sanctions")).one().own = True
    assert topic_state.stale(upgraded, topics) == ("online-safety",)


def test_in_an_empty_store_nothing_waits_to_be_tagged(tmp_path: Path, topics: tuple[Topic, ...]) -> None:
    empty = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}", create=True)
    assert topic_state.stale(empty, topics) == ()
    empty.engine.dispose()


def test_status_says_so_too(upgraded: Store, demo_store: Store) -> None:
    old, new = (CliRunner().invoke(status, ["--database", store.url]).stdout for store in (upgraded, demo_store))
    assert "what is stored is not yet tagged by online-safety, sanctions: run `hansard topics tag`" in old
    assert "what is stored is tagged by all of them" in new

"""When a process starts it asks itself a page of each kind, so that the first reader waits less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from timeline.store import Store, open_store
from web import Options, create_app, warm


def test_every_kind_of_page_is_asked_once_and_answers(demo_store: Store) -> None:
    asked = dict(warm.warm(create_app(demo_store)))
    assert set(asked.values()) == {200}
    kinds = [re.split(r"[/?]", address)[1] for address in asked]
    assert {"", "about", "topics", "debates", "speeches", "speakers", "search", "try"} <= set(kinds)


def test_nobody_is_told_of_it_nor_counted(demo_store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    app = create_app(demo_store, Options(log="text", rate_limit="3 per minute"))
    assert len(list(warm.warm(app))) > 3
    assert capfd.readouterr().err == ""
    assert app.test_client().get("/").status_code == 200


def test_an_empty_store_has_fewer_pages_to_ask(tmp_path: Path) -> None:
    empty = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}", create=True)
    assert set(dict(warm.warm(create_app(empty))).values()) == {200}
    empty.engine.dispose()


def test_a_store_that_does_not_answer_ends_nothing(tmp_path: Path) -> None:
    empty = open_store(f"sqlite:///{tmp_path / 'gone.sqlite3'}", create=True)
    with empty.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE sitting")
    assert 200 in dict(warm.warm(create_app(empty))).values()
    empty.engine.dispose()


def test_a_filter_by_no_party_does_not_look_through_all_parties(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.queries.unknown_parties", lambda *_: pytest.fail("looked through"))
    assert client.get("/topics/online-safety.json?role=minister").status_code == 200

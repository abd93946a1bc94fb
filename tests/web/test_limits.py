"""How often one may ask, who is asking behind a proxy, and what is written down of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from limits.errors import StorageError
from limits.strategies import MovingWindowRateLimiter

from timeline import queries, settings
from timeline.filters import Filter
from timeline.results import Result
from timeline.store import Store
from web import Options, create_app, export
from web.limits import network

FEW = Options(rate_limit="3 per minute")


def test_who_asks_too_often_is_told_when_to_come_back(demo_store: Store) -> None:
    client = create_app(demo_store, FEW).test_client()
    assert [client.get("/api/v1/topics").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get("/api/v1/topics")
    assert refused.mimetype == "application/problem+json"
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "3 per 1 minute" in refused.get_json()["detail"]
    assert client.get("/healthz").status_code == 200
    assert client.get("/static/style.css").status_code == 200


def test_readers_behind_a_proxy_are_told_apart_only_where_the_proxy_is_believed(demo_store: Store) -> None:
    believing = create_app(demo_store, Options(rate_limit="1 per minute", proxies=1)).test_client()
    plain = create_app(demo_store, Options(rate_limit="1 per minute")).test_client()
    readers = [{"X-Forwarded-For": f"192.0.2.{n}"} for n in (1, 2)]
    assert [believing.get("/about", headers=each).status_code for each in readers] == [200, 200]
    assert [plain.get("/about", headers=each).status_code for each in readers] == [200, 429]


def test_whoever_has_an_ipv6_network_is_one_reader(demo_store: Store) -> None:
    client = create_app(demo_store, Options(rate_limit="1 per minute")).test_client()
    asked = [client.get("/about", environ_overrides={"REMOTE_ADDR": f"2001:db8::{n}"}).status_code for n in (1, 2)]
    assert asked == [200, 429]
    assert [network(a) for a in ("192.0.2.1", "::ffff:192.0.2.1", "2001:db8:0:1::9", "unix:", "")] == [
        "192.0.2.1", "192.0.2.1", "2001:db8:0:1::", "unix:", "",
    ]  # fmt: skip


def test_nobody_is_refused_where_the_counts_cannot_be_had(
    demo_store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object, **__: object) -> bool:
        raise StorageError(ConnectionError("no answer"))

    monkeypatch.setattr(MovingWindowRateLimiter, "hit", away)
    assert create_app(demo_store, FEW).test_client().get("/about").status_code == 200
    assert "requests are not counted: no answer" in caplog.text


@pytest.mark.parametrize("storage", ["nonsense", "redis://127.0.0.1", "://"])
def test_a_storage_that_is_none_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch, storage: str) -> None:
    monkeypatch.setenv("HANSARD_RATE_STORAGE", storage)
    with pytest.raises(settings.BadSetting, match="HANSARD_RATE_STORAGE is .*expected memory://"):
        settings.read()


@pytest.mark.parametrize("rate", ["often", "10 per fortnight", "-"])
def test_a_rate_that_is_none_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch, rate: str) -> None:
    monkeypatch.setenv("HANSARD_RATE_LIMIT", rate)
    with pytest.raises(settings.BadSetting, match="HANSARD_RATE_LIMIT is .*expected a rate such as"):
        settings.read()


def test_a_request_is_one_line_without_the_words_that_were_sought(
    demo_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(demo_store, Options(log="json")).test_client()
    client.get("/search?q=secret")
    client.get("/topics/nothing")
    found, missing = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {k: found[k] for k in ("event", "method", "path", "status", "level")} == {
        "event": "request", "method": "GET", "path": "/search", "status": 200, "level": "info",
    }  # fmt: skip
    assert found["ms"] >= 0
    assert missing["status"] == 404
    assert "secret" not in str(found)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_kept_answer_is_written_down_too_each_under_its_own_number(
    demo_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(demo_store, Options(log="json")).test_client()
    numbers = [client.get("/about").headers["X-Request-ID"] for _ in range(2)]
    assert [line["request"] for line in lines(capsys)] == numbers
    assert len(set(numbers)) == 2


def test_the_number_of_a_request_is_the_proxys_where_it_is_believed(demo_store: Store) -> None:
    given = {"X-Request-ID": "proxy-0123456789"}
    for proxies, same in ((1, True), (0, False)):
        client = create_app(demo_store, Options(log="json", proxies=proxies)).test_client()
        assert (client.get("/about", headers=given).headers["X-Request-ID"] == given["X-Request-ID"]) is same
        assert client.get("/about", headers={"X-Request-ID": "a b\t<"}).headers["X-Request-ID"].isalnum()


def test_what_breaks_inside_is_one_line_with_its_traceback(
    demo_store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "topics", lambda *_: 1 / 0)
    answer = create_app(demo_store, Options(log="json")).test_client().get("/api/v1/topics?format=json")
    broken, asked = lines(capsys)
    assert answer.status_code == asked["status"] == 500
    assert (broken["event"], broken["level"], asked["level"]) == ("broken", "error", "error")
    assert "ZeroDivisionError" in broken["exception"]
    assert broken["request"] == asked["request"] == answer.headers["X-Request-ID"]


def test_a_list_that_breaks_off_is_written_down(
    demo_store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(*_: object) -> Iterator[Result]:
        (first,) = queries.speeches(demo_store, Filter(), limit=1).items
        yield from [first] * 100
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(export, "everything", everything)
    client = create_app(demo_store, Options(log="json")).test_client()
    with pytest.raises(RuntimeError):
        client.get("/api/v1/speeches?format=ndjson").get_data()
    asked, broken = lines(capsys)
    assert (asked["status"], broken["event"]) == (200, "broken off")
    assert "the disk is gone" in broken["exception"]


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_address_forges_a_line(
    demo_store: Store, capsys: pytest.CaptureFixture[str], form: Literal["json", "text"]
) -> None:
    client = create_app(demo_store, Options(log=form)).test_client()
    client.get("/x%0A2026-01-01%20[error]%20forged%1B[31m")
    client.get("/speakers/1/zo%C3%AB")
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 2 and "\x1b" not in said
    assert "zo\\u00eb" in said or "zoë" in said

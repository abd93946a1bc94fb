"""How often one may ask, who is asking behind a proxy, and what is written down of it."""

from __future__ import annotations

import json

import pytest

from timeline import settings
from timeline.store import Store
from web import Options, create_app

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

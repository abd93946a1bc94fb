"""A sitting full of things that no page, feed or table may run, walked through link by link in every form."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import feedparser  # type: ignore[import-untyped]
import pytest
from flask import Flask
from lxml import html
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from timeline.store import Store
from web import create_app
from web.export import FORMULA

COMPARED = "?topic=online-safety&topic=china-policy"
ASKED = {
    "/topics/compare": COMPARED, "/topics/compare.json": COMPARED, "/topics/compare.csv": COMPARED,
    "/api/v1/compare": COMPARED,
    "/api/v1/speakers": "?party=unknown",
    "/search.json": "?q=the", "/search.csv": "?q=the", "/api/v1/search": "?q=the",
}  # fmt: skip
"""What has to be asked of an address."""

BASE = "http://localhost/"
UNREACHED = {
    "swagger.oauth2-redirect", "debates.elsewhere", "debates.speech", "speeches.elsewhere", "speakers.speaker_id",
}  # fmt: skip
"""Old addresses, which only lead on."""

OF_A_KIND = 3
"""So many addresses of each view are read."""

SCRIPT = "<script>alert(1)</script>"
TITLE = f'=HYPERLINK("http://evil.example","x") {SCRIPT} \u202eesrever\u202c "><b onmouseover=x> {{{{ 7 * 191 }}}} ]]>'
SITTING = f"""{{title}}

Oral Answers – in the House of Commons at 2:47 pm on 16 December 2024.

« Previous debate
Next debate »

Photo of Zed Quibble Zed Quibble Minister {SCRIPT} &lt;script&gt; 2:47, 16 December 2024

=cmd|' /C calc'!A0 The Online Safety Act {SCRIPT} reaches every child online. \u202e{SCRIPT}\u202c javascript:alert(1)

\x07@SUM(1+1) \x1b[31m ]]> <!-- --> <img src=x onerror=alert(1)> <svg onload=alert(1)> Ofcom keeps the Online Safety Act

Link to this speech In context Individually
Hansard source (Citation: HC Deb, 16 December 2024, c21)
"""


@pytest.fixture
def hostile_app(sqlite_store: Store, tmp_path: Path, take: Callable[..., object]) -> Flask:
    (tmp_path / "page.txt").write_text(SITTING.replace("{title}", TITLE), encoding="utf-8")
    take(sqlite_store, tmp_path / "page.txt")
    return create_app(sqlite_store)


def walk(app: Flask) -> Iterator[tuple[str, str, TestResponse]]:
    """Every view without arguments, and what can be reached from them by links: its name, an address, the answer."""
    waiting = [rule.rule + ASKED.get(rule.rule, "") for rule in app.url_map.iter_rules() if is_plain(rule)]
    client, met, read = app.test_client(), set(waiting), Counter[str]()
    match = app.url_map.bind("localhost").match
    while waiting:
        address = waiting.pop(0)
        view, _ = match(urlsplit(address).path)
        if view.endswith("static") or read[view] >= OF_A_KIND:
            continue
        read[view] += 1
        answer = client.get(address)
        yield view, address, answer
        framed = [address.replace("/speeches/", "/embed/")] if view == "speeches.speech" else []
        for found in [*links(address, answer), *framed]:
            if found not in met:
                met.add(found)
                waiting.append(found)


def is_plain(rule: Rule) -> bool:
    return not rule.arguments and "GET" in (rule.methods or ())


def links(address: str, answer: TestResponse) -> Iterator[str]:
    """The addresses of this service that an answer names."""
    if "Location" in answer.headers:
        named = [answer.headers["Location"]]
    elif answer.mimetype == "text/html":
        shown = html.fromstring(answer.text)
        named = [str(value) for value in shown.xpath("//a/@href | //link/@href | //form[not(@method='post')]/@action")]
    else:
        named = []
    for name in named:
        whole = urldefrag(urljoin(BASE + address.lstrip("/"), name))[0]
        if whole.startswith(BASE):
            yield whole.removeprefix(BASE.rstrip("/"))


def check(address: str, answer: TestResponse) -> None:
    """What must be true of any answer."""
    assert answer.status_code in (200, 301, 308), address
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] and answer.headers["Permissions-Policy"]
    policy = answer.headers["Content-Security-Policy"]
    assert (
        policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "*" not in policy.partition("frame")[0]
    )
    FORMS.get(answer.mimetype, lambda _: None)(answer)


def check_page(answer: TestResponse) -> None:
    shown = html.fromstring(answer.text)
    assert not shown.xpath("//script[not(@src)] | //style | //@style | //iframe | //object | //base/@href")
    assert not [each for each in shown.xpath("//@*") if each.attrname.lower().startswith("on")]
    foreign = shown.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
    assert not [each for each in foreign if urlsplit(each).netloc]
    assert not [
        each for each in shown.xpath("//@href | //@src") if each.strip().lower().startswith(("javascript", "data:"))
    ]
    assert "13" + "37" not in answer.text  # a template that was run would have multiplied


def check_table(answer: TestResponse) -> None:
    cells = [cell for line in csv.reader(io.StringIO(answer.text, newline="")) for cell in line]
    assert cells and not [cell for cell in cells if cell.startswith(FORMULA)]


def check_feed(answer: TestResponse) -> None:
    feed = feedparser.parse(answer.data)
    assert not feed.bozo
    for entry in feed.entries:
        assert "<script" not in entry.summary and "onerror" not in entry.summary.replace("onerror=alert(1)&gt;", "")


FORMS: dict[str, Callable[[TestResponse], object]] = {
    "text/html": check_page,
    "text/csv": check_table,
    "application/atom+xml": check_feed,
    "application/json": lambda answer: json.loads(answer.data),
}


def test_what_was_printed_runs_nowhere(hostile_app: Flask) -> None:
    shown = Counter[str]()
    for _, address, answer in walk(hostile_app):
        if answer.status_code not in (400, 404):  # there is one topic, which has nothing to be compared with
            check(address, answer)
        if "Quibble" in answer.text:
            shown[answer.mimetype] += 1
            assert answer.mimetype != "text/html" or SCRIPT not in answer.text
    assert set(shown) >= {"text/html", "text/csv", "text/plain", "application/json", "application/atom+xml"}


def test_every_view_is_sent_with_the_same_care(app: Flask) -> None:
    met = set()
    for view, address, answer in walk(app):
        if view not in UNREACHED:
            check(address, answer)
        met.add(view)
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    missed = {rule.endpoint for rule in rules if not rule.rule.startswith("/api/v1/")} - met
    assert {view for view in missed if "static" not in view and view not in UNREACHED} == set()


def test_tables_of_the_api_hold_no_formula(hostile_app: Flask) -> None:
    for name in ("topics", "speeches", "debates", "sittings"):
        check_table(hostile_app.test_client().get(f"/api/v1/{name}?format=csv"))

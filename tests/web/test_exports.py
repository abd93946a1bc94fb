"""Lists as CSV and NDJSON: whole, streamed, the same as the pages, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import gzip
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from timeline.store import Store
from web.export import FORMULA, csv_lines, safe
from web.rows import Row

LISTS = [
    "topics",
    "speeches?topic=online-safety",
    "debates",
    "sittings",
    "speakers?q=merrick",
    "speakers/90011/mentions",
]


COUNT = "select count(*) as count_1 from"
TOTALS = (f"{COUNT} speech ", f"{COUNT} sitting ", "select coalesce(sum(", "select topic_count.start, sum(")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def everything(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    """All of a list, page by page as JSON."""
    found, sign = [], "&" if "?" in address else "?"
    page = client.get(f"/api/v1/{address}").get_json()
    while True:
        found += page["items"]
        if page["next"] is None:
            return found
        page = client.get(f"/api/v1/{address}{sign}cursor={page['next']}").get_json()


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_whole_in_every_form(client: FlaskClient, address: str) -> None:
    expected = everything(client, address)
    sign = "&" if "?" in address else "?"
    lines = client.get(f"/api/v1/{address}{sign}format=ndjson").text.splitlines()
    table = rows(client.get(f"/api/v1/{address}{sign}format=csv").text)
    assert [json.loads(line) for line in lines] == expected
    assert len(table) == len(expected)
    key = next(iter(table[0]))
    assert all(row[key] for row in table)


@pytest.mark.parametrize(
    "address", ["speeches?speaker=90001&to=2020-01-01", "sittings?to=1900-01-01", "debates?q=zzyzx", "speakers?q=zzyzx"]
)
def test_an_empty_table_still_says_what_its_columns_are(client: FlaskClient, address: str) -> None:
    assert everything(client, address) == []
    answer = client.get(f"/api/v1/{address}&format=csv")
    other = address.partition("?")[0] + ("" if address.startswith("sittings") else "?q=online")
    whole = client.get(f"/api/v1/{other}", headers={"Accept": "text/csv"})
    assert len(answer.text.splitlines()) == 1
    assert answer.text == whole.text.splitlines(keepends=True)[0]


@pytest.mark.parametrize("address", ["speeches?q=online", "speeches?topic=online-safety", "debates", "sittings"])
def test_what_is_sent_whole_is_not_counted_beforehand(client: FlaskClient, demo_store: Store, address: str) -> None:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(" ".join(statement.lower().split()))

    event.listen(demo_store.engine, "before_cursor_execute", note)
    try:
        for form, counted in (("json", True), ("ndjson", False)):
            asked.clear()
            sign = "&" if "?" in address else "?"
            assert client.get(f"/api/v1/{address}{sign}format={form}").text
            assert any(statement.startswith(TOTALS) for statement in asked) == counted
    finally:
        event.remove(demo_store.engine, "before_cursor_execute", note)


def test_a_streamed_list_is_compressed_and_the_same(client: FlaskClient) -> None:
    address = "/api/v1/speeches?format=csv"
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get(address).data


def test_the_accept_header_chooses_too(client: FlaskClient) -> None:
    kinds = {"text/csv": "text/csv", "application/x-ndjson": "application/x-ndjson", "*/*": "application/json"}
    for asked, given_ in kinds.items():
        answer = client.get("/api/v1/topics", headers={"Accept": asked})
        assert answer.mimetype == given_
        assert "Accept" in answer.headers["Vary"]
    assert client.get("/api/v1/topics?format=csv", headers={"Accept": "application/json"}).mimetype == "text/csv"


def test_an_unknown_form_is_refused(client: FlaskClient) -> None:
    answer = client.get("/api/v1/topics?format=xml")
    assert answer.status_code == 400
    assert "format: found 'xml'" in answer.get_json()["detail"]


def test_an_error_in_a_streamed_list_is_still_an_error(client: FlaskClient) -> None:
    assert client.get("/api/v1/speeches?topic=nothing&format=csv").status_code == 400
    assert client.get("/api/v1/speeches?cursor=xx&format=ndjson").status_code == 400


@pytest.mark.parametrize("args", ["", "?by=role&bucket=month", "?measure=words&by=none"])
def test_the_table_of_a_timeline_has_its_numbers(client: FlaskClient, args: str) -> None:
    answer = client.get(f"/topics/online-safety.json{args}").get_json()
    table = rows(client.get(f"/topics/online-safety.csv{args}").text)
    assert [row["total"] for row in table] == [_cell(bucket["total"]) for bucket in answer["buckets"]]
    for series in answer["series"]:
        known = [row[series["key"]] for row in table if row["total"]]
        assert known == [_cell(b["values"].get(series["key"], 0)) for b in answer["buckets"] if b["total"] is not None]


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = safe(text)
    assert isinstance(cell, str)
    assert not cell.startswith(FORMULA)
    assert cell.removeprefix("'") in (text, text.removeprefix("'"))


@given(st.lists(st.tuples(st.text(), st.none() | st.integers()), min_size=1))
def test_any_words_come_back_from_a_table(pairs: list[tuple[str, int | None]]) -> None:
    lines: list[Row] = [("a", "b"), *pairs]
    read = list(csv.reader(io.StringIO("".join(csv_lines(lines)), newline="")))
    assert read[0] == ["a", "b"]
    assert read[1:] == [[str(safe(a)), _cell(b)] for a, b in pairs]

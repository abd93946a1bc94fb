"""Any list as CSV or as one JSON object a line, streamed: what is longer than memory is never held whole.

A cell of a CSV that a spreadsheet would take for a formula begins with an apostrophe (OWASP, “CSV Injection”).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from flask import Response, current_app, request

from timeline.results import Comparison, Page, Part, Result, Timeline
from web import rows
from web.params import Dressed, Format
from web.respond import data, of_state
from web.rows import Cell, Row

AT_ONCE = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula, or is passed over before one; the wide ones are taken for the narrow in some places."""

MIMETYPES: dict[Format, str] = {"json": "application/json", "csv": "text/csv", "ndjson": "application/x-ndjson"}
BYTES = 16_000
"""About so much is sent at once: a line each would make a packet each."""

Ask = Callable[[str | None, int], Page[Any]]
"""Asks for the page of a list after a cursor, of at most so many."""

Go = Callable[[str | None, int], Part[Any]]
"""The same for who goes through the whole list, which nobody need count then."""


def listing(ask: Ask, query: Dressed, record: type[Result], name: str, *, uncounted: Go | None = None) -> Response:
    """A list of records in the form asked for: a page of it as JSON, or all from the cursor on as CSV or NDJSON.

    Where counting all of them takes time, `uncounted` gives the pages of what is sent whole.
    """
    form, cursor = dress(query), getattr(query, "cursor", None)
    if form == "json":
        return data(ask(cursor, getattr(query, "limit", AT_ONCE)))
    records = everything(uncounted or ask, cursor)
    return table(records, record, name) if form == "csv" else ndjson(records, name)


def dress(query: Dressed) -> Format:
    """The form asked for by parameter, else by what the reader's program says it accepts, else JSON."""
    accepted = request.accept_mimetypes.best_match(MIMETYPES.values(), default=MIMETYPES["json"])
    found: Format = next(form for form, mimetype in MIMETYPES.items() if mimetype == accepted)
    return query.format or found


def everything(go: Go, cursor: str | None = None) -> Iterator[Result]:
    """All of a list, asked for page by page, the later ones when Flask has done with the request."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    while True:
        with app.app_context():
            page = go(cursor, AT_ONCE)
        yield from page.items
        if page.next is None:
            return
        cursor = page.next


def ndjson(records: Iterable[Result], name: str) -> Response:
    """One JSON object a line, as the API's lists have them."""
    lines = (record.model_dump_json(by_alias=True) + "\n" for record in records)
    return _streamed(lines, MIMETYPES["ndjson"], f"{name}.ndjson")


def table(records: Iterable[Result], record: type[Result], name: str) -> Response:
    """Comma-separated values under a line of headings, which an empty list has too."""
    columns = rows.COLUMNS[record]
    lines = chain([tuple(columns)], (rows.row(columns, each) for each in records))
    return _streamed(csv_lines(lines), MIMETYPES["csv"], f"{name}.csv")


def timeline_table(found: Timeline, name: str) -> Response:
    """The numbers of a timeline, a bucket a line."""
    return _streamed(csv_lines(rows.timeline(found)), MIMETYPES["csv"], f"{name}.csv")


def comparison_table(found: Comparison) -> Response:
    """The numbers of a comparison, a bucket a line."""
    return _streamed(csv_lines(rows.comparison(found)), MIMETYPES["csv"], "compare.csv")


def csv_lines(lines: Iterable[Row]) -> Iterator[str]:
    """Headings and rows as lines of RFC 4180; no cell can be run by a spreadsheet."""
    for line in lines:
        yield _line(map(safe, line))


def _line(cells: Iterable[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def safe(cell: Cell) -> Cell:
    """The cell so that no spreadsheet runs it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _streamed(lines: Iterator[str], mimetype: str, name: str) -> Response:
    """The first lines are made at once, so that an error in them is still answered as one; what is short is whole."""
    blocks = _blocks(lines)
    first, second = next(blocks, b""), next(blocks, None)
    if second is None:
        response = Response(first, mimetype=mimetype)
    else:
        response = of_state(Response(chain((first, second), blocks), mimetype=mimetype))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _blocks(lines: Iterator[str]) -> Iterator[bytes]:
    waiting = bytearray()
    for line in lines:
        waiting += line.encode()
        if len(waiting) >= BYTES:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)

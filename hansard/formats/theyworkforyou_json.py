"""TheyWorkForYou's API as JSON: the rows of getDebates, getWrans, getWMS and getHansard.

    bytes ──load──▶ rows ──by sitting──▶ one document each (`parts`)
                     └──Items──▶ headings, speeches, divisions

A search gives rows of many debates of many days: such a file is a container of several sittings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from hansard.errors import BrokenTranscript, HansardError
from hansard.model import Heading, Hints, Item, ParseWarning, Sitting
from hansard.reading import json_values, kinds
from hansard.reading.theyworkforyou.json_items import Items
from hansard.reading.theyworkforyou.json_rows import UNSAID_HOUSE, Row, house, listed, rows

name = "theyworkforyou-json"

_KEYS = (b'"gid"', b'"hdate"', b'"htype"')


def sniff(data: bytes) -> bool:
    """Whether the bytes are JSON with the API's rows. Never raises."""
    if not json_values.head(data):
        return False
    whole = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    return all(key in whole for key in _KEYS)


def read(data: bytes, hints: Hints) -> Sitting:
    """The rows as one sitting.

    A row that cannot be read is left out with a warning. Raises `BrokenTranscript` where there is no row at all, and
    where the rows are of several sittings: `parts` gives a document for each.
    """
    found, lost, warnings = _load(data)
    sittings = dict.fromkeys(one.key[1] for one in found)
    if not found:
        raise BrokenTranscript(name, "no row of a debate", "rows with gid, hdate, htype, major and body")
    if len(sittings) > 1:
        some = f"rows of {len(sittings)} sittings ({', '.join(list(sittings)[:3])}, …)"
        raise BrokenTranscript(name, some, "rows of one sitting: such a file is read as one document a sitting")
    reader = Items()
    for one in found:
        reader.take(one)
    whole = not any("parent" in one.json for one in found)
    return Sitting(
        chamber=found[0].chamber,
        date=found[0].day,
        title=_title(found[0], reader.items),
        items=kinds.infer(reader.items) if whole else tuple(reader.items),
        warnings=(*warnings, *(warning for _, warning in lost), *_unsaid(found[0], reader.items), *reader.warnings),
    )


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The sittings in the file: of each a short name and a document of its own, the same bytes for the same rows.

    A file of one sitting, or one that cannot be read, is one part without a name: the bytes themselves.
    """
    try:
        found, lost, warnings = _load(data)
    except HansardError:
        found = []
    if len({one.key for one in found}) < 2:
        yield "", data
        return
    strays = [value for value, _ in lost]
    problems = [[warning.line, warning.code, warning.message] for warning in warnings]
    for (_, label), sitting in groupby(found, key=lambda one: one.key):
        document: dict[str, Any] = {"rows": [*(one.json for one in sitting), *strays]}
        if problems:
            document["problems"] = problems
        yield label, json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode()
        strays, problems = [], []  # what belongs to no sitting is told of with the first


def _load(data: bytes) -> tuple[list[Row], list[tuple[Any, ParseWarning]], list[ParseWarning]]:
    """The rows in order, the rows that are lost, and what was wrong with the file."""
    value, warnings = json_values.load(data, name)
    values = listed(value)
    if values is None or any(isinstance(one, dict) and "entry" in one and "gid" not in one for one in values):
        found = "no rows" if values is None else "a day's list of debates"
        raise BrokenTranscript(name, found, "rows of speeches, such as getDebates with a gid gives")
    good, lost = rows(values)
    problems = value.get("problems") if isinstance(value, dict) else None
    return good, lost, [*warnings, *_told(problems)]


def _told(problems: Any) -> Iterator[ParseWarning]:
    """Warnings that `parts` has handed on."""
    for problem in problems if isinstance(problems, list) else []:
        if isinstance(problem, list) and len(problem) == 3 and all(isinstance(word, str) for word in problem[1:]):
            line = problem[0] if isinstance(problem[0], int) else None
            yield ParseWarning(line, problem[1][:40], problem[2][:400])


def _title(row: Row, items: list[Item]) -> str:
    """The heading of a single debate, else the House and the day."""
    debates = {index for index, item in enumerate(items) if isinstance(item, Heading) and _opens_debate(items, index)}
    if len(debates) == 1:
        heading = items[debates.pop()]
        if isinstance(heading, Heading):
            return heading.text
    return f"{row.family.title}, {row.day.day} {row.day:%B %Y}"


def _opens_debate(items: list[Item], index: int) -> bool:
    return index + 1 < len(items) and not isinstance(items[index + 1], Heading)


def _unsaid(row: Row, items: list[Item]) -> list[ParseWarning]:
    warnings = []
    if row.family.chamber is None and house(row.json, row.gid) is None:
        message = f"the rows do not say whose record they are; taken as {UNSAID_HOUSE}"
        warnings.append(ParseWarning(None, "no-chamber", message))
    if all(isinstance(item, Heading) for item in items):
        warnings.append(ParseWarning(None, "no-speech", "the rows are headings alone"))
    return warnings

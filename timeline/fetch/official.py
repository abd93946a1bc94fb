"""The official API's debates of a day: sections → trees of sections → one file a debate, each with those inside it.

`https://hansard-api.parliament.uk/swagger/docs/v1` describes it: /overview/sectionsforday.json names the sections of
a house's day (“Debate” is the Commons Chamber), /overview/sectiontrees.json what is in one, in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from timeline.fetch.client import Client, FetchError
from timeline.fetch.download import Fetched, download_all, text
from timeline.fetch.files import Target

HOUSES = ("commons", "lords")
EXT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class Node:
    """A section in a tree; `stamp` is when its tree was last changed."""

    id: str
    parent: int | None
    number: int
    stamp: str


def day(client: Client, base: str, folder: Path, house: str, sitting: date) -> Iterator[Fetched]:
    """What became of each debate of the house's day; nothing where it did not sit. Raises `FetchError`.

    A file holds the debates inside its own. So the top of the trees is asked for first, and below it only what no
    file has.
    """
    nodes = _nodes(client, base.rstrip("/"), house, sitting)
    level = [node for node in nodes if node.parent is None or node.parent not in {n.number for n in nodes}]
    here: set[str] = set()
    while level:
        wanted = [node for node in level if node.id not in here]
        for fetched in download_all(client, folder, [_target(base.rstrip("/"), house, sitting, n) for n in wanted]):
            yield fetched
            if fetched.status != "failed":
                here |= inside(json.loads(fetched.file.read_bytes()))
        above = {node.number for node in level}
        level = [node for node in nodes if node.parent in above]


def _target(base: str, house: str, sitting: date, node: Node) -> Target:
    path = f"official/{sitting.isoformat()}/{house}/{node.id}.json"
    return Target(f"{base}/debates/debate/{node.id}.json", path, node.stamp, problem)


def inside(debate: Any) -> set[str]:
    """The ids of the debates whose words stand in this one, itself included."""
    below = _dicts(debate.get("ChildDebates"))
    found: set[str] = set().union(*(inside(child) for child in below))
    overview = debate.get("Overview")
    if isinstance(overview, dict) and (debate.get("Items") or below):
        found.add(str(overview.get("ExtId", "")))
    return found


def problem(data: bytes) -> str | None:
    """What keeps the bytes from being a debate, in one sentence; None where nothing does."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        is_page = data.lstrip()[:1] == b"<"
        return f"{'a web page' if is_page else 'something else'} came in its place; expected a debate as JSON"
    if not isinstance(found, dict) or not isinstance(found.get("Overview"), dict):
        return "JSON that is no debate; expected an object with Overview and Items"
    return None


def _nodes(client: Client, base: str, house: str, sitting: date) -> list[Node]:
    """All sections of the day, each tree in its order, an id once. Raises `FetchError`."""
    asked = {"date": sitting.isoformat(), "house": house.capitalize()}
    names = _json(client, f"{base}/overview/sectionsforday.json?{urlencode(asked)}")
    nodes: dict[str, Node] = {}
    for name in filter(lambda name: isinstance(name, str), names):
        url = f"{base}/overview/sectiontrees.json?{urlencode(asked | {'section': name})}"
        for tree in _dicts(_json(client, url)):
            for item in _dicts(tree.get("SectionTreeItems")):
                node = _node(url, item, str(tree.get("LastUpdated") or ""))
                nodes.setdefault(node.id, node)
    return list(nodes.values())


def _node(url: str, item: dict[str, Any], stamp: str) -> Node:
    id, number, parent = item.get("ExternalId"), item.get("Id"), item.get("ParentId")
    if not isinstance(id, str) or not EXT_ID.fullmatch(id) or not isinstance(number, int):
        raise FetchError(f"{url}: a section has the id {id!r}; expected letters, digits and hyphens")
    return Node(id, parent if isinstance(parent, int) else None, number, stamp)


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _json(client: Client, url: str) -> list[Any]:
    """The list at the address. Raises `FetchError`."""
    try:
        found = json.loads(text(client, url))
    except FetchError as error:
        raise FetchError(f"{url}: {error}", passing=error.passing) from error
    except (ValueError, RecursionError) as error:
        raise FetchError(f"{url}: what came is no JSON ({error}); expected a list") from error
    if not isinstance(found, list):
        raise FetchError(f"{url}: JSON that is no list; expected the sections of the day")
    return found

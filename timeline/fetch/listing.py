"""A web server's listing of a folder → the day files in it. Pure.

Apache and nginx list a folder as links, each followed by the time it was last changed and its size:

    <a href="debates2024-11-25e.xml">debates2024-11-25e.xml</a>   2024-11-26 07:32  1.2M
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urljoin

LINK = re.compile(r"""^[^>]{0,500}?\bhref\s*=\s*(?:"([^"]{1,500})"|'([^']{1,500})')""", re.IGNORECASE)
TAG = re.compile(r"<[^>]{0,500}>")
# `debates2024-11-25e.xml`, `answers2026-06-01.xml`, `2020-04-24_12614.xml`, `standing2009-10-20_X_05-0_2009-10-27a.xml`
NAME = re.compile(r"([A-Za-z0-9_-]{0,150}?)(\d{4}-\d\d-\d\d)([a-z]{0,2})((?:_\d{1,12})?)\.xml")
ABOUT = 200
"""Characters behind a link that are looked at for its time and size."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A day file in a listing. Of several with one `key` the last `letter` is current; `stamp` is its time and size."""

    name: str
    day: date
    key: str
    letter: str
    stamp: str


def listed(page: str, url: str) -> Iterator[Listed]:
    """The day files that the listing at `url` links to; links that lead out of the folder are none."""
    for piece in re.split(r"<a\b", page, flags=re.IGNORECASE)[1:]:
        link = LINK.match(piece)
        if link and (name := _name_in_folder(html.unescape(link[1] or link[2]), url)):
            stamp = " ".join(TAG.sub(" ", piece.partition("</a>")[2][:ABOUT]).split())
            if found := _read(name, stamp):
                yield found


def current(files: Iterable[Listed]) -> list[Listed]:
    """The last revision of each, by day: z comes before aa."""
    last: dict[str, Listed] = {}
    for file in files:
        if file.key not in last or _order(file) >= _order(last[file.key]):
            last[file.key] = file
    return sorted(last.values(), key=lambda file: (file.day, file.name))


def _order(file: Listed) -> tuple[int, str]:
    return len(file.letter), file.letter


def _name_in_folder(href: str, url: str) -> str | None:
    """The file's name where the link leads to a file of this very folder, else None."""
    try:
        folder, _, name = urljoin(url, href).rpartition("/")
    except ValueError:
        return None
    return unquote(name) if f"{folder}/" == url else None


def _read(name: str, stamp: str) -> Listed | None:
    match = NAME.fullmatch(name)
    if not match:
        return None
    try:
        day = date.fromisoformat(match[2])
    except ValueError:  # `debates2024-02-30a.xml`
        return None
    return Listed(name, day, match[1] + match[2] + match[4], match[3], stamp)

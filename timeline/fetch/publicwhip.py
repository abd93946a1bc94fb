"""The day files that TheyWorkForYou publishes (“scrapedxml”): which of them there are, and whether one has come whole.

https://www.theyworkforyou.com/pwdata/scrapedxml/ has a folder a series; see `docs/formats.md` for what is in them.
"""

from __future__ import annotations

from datetime import date

from timeline.fetch.client import Client, FetchError
from timeline.fetch.download import text
from timeline.fetch.files import Target
from timeline.fetch.listing import current, listed

SERIES = {
    ("commons", "debates"): "debates",
    ("commons", "written-answers"): "wrans",
    ("commons", "written-statements"): "wms",
    ("westminster-hall", "debates"): "westminhall",
    ("lords", "debates"): "lordspages",
    ("lords", "written-answers"): "lordswrans",
    ("lords", "written-statements"): "lordswms",
    ("public-bill-committee", "debates"): "standing",
    ("scottish-parliament", "debates"): "sp-new/meeting-of-the-parliament",
    ("scottish-parliament", "written-answers"): "sp-written",
    ("senedd", "debates"): "senedd/en",
    ("northern-ireland-assembly", "debates"): "ni",
    ("london-assembly", "written-answers"): "london-mayors-questions",
}
"""Chamber and kind of document → the folder. The Grand Committee stands in the files of the Lords."""

CHAMBERS = tuple(dict.fromkeys(chamber for chamber, _ in SERIES))
KINDS = tuple(dict.fromkeys(kind for _, kind in SERIES))
HEAD = 20_000


def targets(client: Client, base: str, series: tuple[str, str], start: date, end: date) -> list[Target]:
    """The current files of the series in the days from `start` to `end`. Raises `FetchError`."""
    url = f"{base.rstrip('/')}/{SERIES[series]}/"
    try:
        files = current(listed(text(client, url).decode("utf-8", "replace"), url))
    except FetchError as error:
        raise FetchError(f"{url}: {error}", passing=error.passing) from error
    if not files:
        raise FetchError(f"{url}: no day files are listed there; expected a listing with links to XML files")
    wanted = [file for file in files if start <= file.day <= end]
    folder = f"publicwhip/{SERIES[series]}"
    return [Target(url + file.name, f"{folder}/{file.name}", file.stamp, problem) for file in wanted]


def problem(data: bytes) -> str | None:
    """What keeps the bytes from being a whole day file, in one sentence; None where nothing does."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip():
        return "the file is empty"
    if b"<publicwhip" not in head:
        is_page = head.startswith((b"<!doctype html", b"<html")) or b"<html" in head
        return f"{'a web page' if is_page else 'something else'} came in its place; expected <publicwhip> XML"
    if b"</publicwhip>" not in data[-HEAD:]:
        return "the file ends before </publicwhip>: its publisher may be writing it; the next run fetches it anew"
    return None

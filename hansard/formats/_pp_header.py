"""The top of a Parallel Parliament page: its title line with date and chamber, and the page's own furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hansard import dates
from hansard.clean import Line
from hansard.formats import _layout

PLACES = {
    "commons chamber": "commons",
    "lords chamber": "lords",
    "westminster hall": "westminster-hall",
    "grand committee": "grand-committee",
    "public bill committee": "public-bill-committee",
    "public bill committees": "public-bill-committee",
}
_FURNITURE = re.compile(
    r"PARLIAMENTARY DEBATE|Debate Detail|Contributions from .{1,200} highlighted with a yellow border\.?",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"Contains Parliamentary information licensed under the Open Parliament Licence.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of the page says, None where it is silent; `unknown_place` is a chamber nobody knows here."""

    title: str | None = None
    chamber: str | None = None
    date: date | None = None
    unknown_place: str | None = None


def read(lines: Sequence[Line]) -> tuple[Header, list[Line]]:
    """The page's header, and the lines of the debate below it, without furniture and empty lines."""
    texts = [line for line in lines if line.text]
    end = next((index for index, line in enumerate(texts) if _LICENCE.match(line.text)), len(texts))
    for index, line in enumerate(texts[:end]):
        if found := _layout.dated_title(line.text):
            place = PLACES.get(found["place"].strip().casefold())
            header = Header(
                title=found["title"].strip(),
                chamber=place or found["house"].casefold(),
                date=dates.sitting_date(found["date"]),
                unknown_place=None if place else f"{found['house']}/{found['place']}",
            )
            return header, _body(texts[index + 1 : end])
    return _damaged(texts[:end])


def _damaged(texts: list[Line]) -> tuple[Header, list[Line]]:
    """Where no title line has date and chamber, the line below “PARLIAMENTARY DEBATE” is the title."""
    tops = [index for index, line in enumerate(texts) if line.text.casefold() == "parliamentary debate"]
    if tops and len(texts) > tops[0] + 1 and not _is_furniture(texts[tops[0] + 1]):
        return Header(title=texts[tops[0] + 1].text), _body(texts[tops[0] + 2 :])
    return Header(), _body(texts)


def _body(texts: list[Line]) -> list[Line]:
    return [line for line in texts if not _is_furniture(line)]


def _is_furniture(line: Line) -> bool:
    return len(line.text) < 400 and _FURNITURE.fullmatch(line.text) is not None

"""The top of a Parallel Parliament page: its title line with date and chamber, and the page's own furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hansard import dates
from hansard.clean import Line
from hansard.reading import layout

PLACES = {
    "commons chamber": "commons",
    "lords chamber": "lords",
    "westminster hall": "westminster-hall",
    "grand committee": "grand-committee",
    "public bill committee": "public-bill-committee",
    "public bill committees": "public-bill-committee",
    "general committees": "public-bill-committee",
}
_TOP = "parliamentary debate"
_FURNITURE = frozenset(
    {_TOP, "debate detail", "read full debate", "share", "tweet", "print", "email", "top"}
    | {f"{verb} this {what}" for verb in ("read", "view", "link to", "share") for what in ("debate", "speech")}
    | {f"{verb} this contribution" for verb in ("read", "view", "link to", "share")}
)
LONGEST_FURNITURE = max(map(len, _FURNITURE))
_OTHER_FURNITURE = re.compile(
    r"contributions from .{1,200} highlighted with a yellow border\.?|https?://\S{1,300}", re.IGNORECASE
)
_LICENCE = re.compile(r"Contains Parliamentary information licensed under the Open Parliament Licence.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of the page says, None where it is silent; `unknown_place` is a chamber nobody knows here.

    `line` is where in the text the page begins.
    """

    title: str | None = None
    chamber: str | None = None
    date: date | None = None
    unknown_place: str | None = None
    line: int = 1


def pages(lines: Sequence[Line]) -> Iterator[tuple[Header, list[Line]]]:
    """Each page that was pasted: its header, and the lines of the debate below it without furniture and empty lines."""
    texts = [line for line in lines if line.text]
    tops = [index for index in range(len(texts)) if _is_top(texts, index)] or [0]
    for top, end in zip([0, *tops[1:]], [*tops[1:], len(texts)], strict=True):
        page = texts[top:end]
        licence = next((index for index, line in enumerate(page) if _LICENCE.match(line.text)), len(page))
        yield _page(page[:licence])


def _is_top(texts: Sequence[Line], index: int) -> bool:
    """Whether a page begins: with “PARLIAMENTARY DEBATE”, or where that was not copied, with its dated title."""
    text = texts[index].text
    if not text.endswith(")"):
        return _says_top(text)
    above = index and _says_top(texts[index - 1].text)
    return not above and layout.dated_title(text) is not None


def _says_top(text: str) -> bool:
    return len(text) == len(_TOP) and text.casefold() == _TOP


def _page(texts: list[Line]) -> tuple[Header, list[Line]]:
    for index, line in enumerate(texts):
        if found := layout.dated_title(line.text):
            place = PLACES.get(found["place"].strip().casefold())
            header = Header(
                title=found["title"].strip(),
                chamber=place or found["house"].casefold(),
                date=dates.sitting_date(found["date"]),
                unknown_place=None if place else f"{found['house']}/{found['place']}",
                line=line.number,
            )
            return header, _body(texts[index + 1 :])
    return _damaged(texts)


def _damaged(texts: list[Line]) -> tuple[Header, list[Line]]:
    """Where no title line has date and chamber, the line below “PARLIAMENTARY DEBATE” is the title."""
    tops = [index for index, line in enumerate(texts) if _says_top(line.text)]
    if tops and len(texts) > tops[0] + 1 and not _is_furniture(texts[tops[0] + 1]):
        return Header(title=texts[tops[0] + 1].text, line=texts[tops[0]].number), _body(texts[tops[0] + 2 :])
    return Header(), _body(texts)


def _body(texts: list[Line]) -> list[Line]:
    return [line for line in texts if not _is_furniture(line)]


def _is_furniture(line: Line) -> bool:
    text = line.text
    if len(text) <= LONGEST_FURNITURE and text.casefold() in _FURNITURE:
        return True
    return text[:1] in "cChH" and _OTHER_FURNITURE.fullmatch(text) is not None

"""Parallel Parliament's other print, in which each turn begins with the speaker's picture.

    Jo Example Portrait Jo Example (Barset East) (Lab)        as Hansard prints it: `Mr Example` at later turns
    - View Speech - Hansard - - - Excerpts                    links

Title, weekday with date, and chamber stand above, each on a line, among words of the site's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hansard import attribution, dates
from hansard.clean import Line
from hansard.model import Attribution
from hansard.reading import layout
from hansard.reading.parallel_parliament.page_header import PLACES, Header
from hansard.reading.parallel_parliament.turns import Opening

LONGEST = 400
PICTURE = " Portrait "

_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4})")
_AGO = re.compile(r"\(\d{1,3} \w{3,7}(?:, \d{1,3} \w{3,7})? ago\)|\([^()]{3,40} ago\)")
_TITLE_END = re.compile(r" (?:Debate|Excerpts)$")
_SITE = re.compile(
    r"Full Debate: .*|Department(?: Debates)?: .*|Main Page: .*|Read (?:Full )?debate\b.*|.* Excerpts|.* Debate"
    r"|Debates? between .*|\(Limited Text - .*\)|This information is provided by Parallel Parliament .*"
    r"|(?:Urgent Questions|Each Urgent Question|Westminster Hall is|Each debate is) .*",
    re.IGNORECASE,
)


def is_such(lines: Sequence[Line]) -> bool:
    """Whether the page is in this print."""
    return any(layout.PP_LINKS.fullmatch(line.text) for line in lines)


def page(lines: Sequence[Line]) -> tuple[Header, list[Line]]:
    """The header, and the lines of the debate below it without furniture and empty lines."""
    texts = [line for line in lines if line.text]
    top = next((index for index in range(len(texts)) if speaker(texts, index)), len(texts))
    header, body = Header(), list(texts[top:])
    for line in reversed(texts[:top]):
        if (day := _DAY.fullmatch(line.text)) and header.date is None:
            header = replace(header, date=dates.sitting_date(day[1]))
        elif line.text.casefold() in PLACES and header.chamber is None:
            header = replace(header, chamber=PLACES[line.text.casefold()])
        elif header == Header() and not _is_site(line.text):
            body.insert(0, line)  # procedure that opens the debate
        elif header != Header() and not _AGO.fullmatch(line.text):
            header = replace(header, title=_title(line.text) or header.title)
    return header, body


class Portraits:
    """Finds openings in one page of this print."""

    def __init__(self, body: Sequence[Line]) -> None:
        self._body = body

    def at(self, index: int, stamped: bool) -> Opening | None:
        """The turn that opens at that line, or None."""
        who = speaker(self._body, index)
        return Opening(who, 2) if who else None


def speaker(lines: Sequence[Line], index: int) -> Attribution | None:
    """The attribution that opens a turn at that line. Of the Chair only the picture says the name."""
    text = lines[index].text
    picture, found, printed = text.partition(PICTURE)
    links = index + 1 < len(lines) and layout.PP_LINKS.fullmatch(lines[index + 1].text)
    if not found or len(text) > LONGEST or not links:
        return None
    who = attribution.parse(printed)
    if who.office and who.name is None and attribution.is_name(picture):
        return replace(who, name=picture)
    return who


def _title(text: str) -> str | None:
    return None if _SITE.fullmatch(text) and not _TITLE_END.search(text) else _TITLE_END.sub("", text)


def _is_site(text: str) -> bool:
    return _AGO.fullmatch(text) is not None or _SITE.fullmatch(text) is not None

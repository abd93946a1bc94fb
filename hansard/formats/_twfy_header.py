"""The top of a TheyWorkForYou page: title, and the line under it with chamber, time and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from hansard import dates
from hansard.clean import Line
from hansard.formats import _layout, _twfy_lines

PLACES = {
    "house of commons": "commons",
    "house of lords": "lords",
    "westminster hall": "westminster-hall",
    "grand committee": "grand-committee",
    "public bill committee": "public-bill-committee",
    "public bill committees": "public-bill-committee",
    "scottish parliament": "scottish-parliament",
    "senedd": "senedd",
    "welsh parliament": "senedd",
    "northern ireland assembly": "northern-ireland-assembly",
    "london assembly": "london-assembly",
}
# Old pages of the Commons and some of Westminster Hall say “at 12:00 am” where the time is not known.
UNKNOWN_TIME = time(0)


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of the page says, None where it is silent; `body` is the index of the first line after it."""

    title: str | None = None
    chamber: str | None = None
    date: date | None = None
    start: time | None = None
    body: int = 0


def read(lines: Sequence[Line]) -> Header:
    """The page's header. Without a line under the title, the title is what stands before the first speaker."""
    for index, line in enumerate(lines):
        if found := _layout.under_title(line.text):
            start = dates.clock(found["clock"].strip()) if found["clock"] else None
            return Header(
                title=_last(lines[:index]),
                chamber=PLACES[found["place"].casefold()],
                date=dates.sitting_date(found["date"]),
                start=None if start == UNKNOWN_TIME else start,
                body=index + 1,
            )
        if _layout.doubled_name(line.text):
            return Header(title=_last(lines[:index]), body=index)
    return Header()


def from_citations(lines: Sequence[Line]) -> tuple[str | None, date | None]:
    """Chamber and date as the citations behind the speeches have them: `HC Deb, 18 June 2002, c1WH`."""
    for line in lines:
        if found := _twfy_lines.citation(line.text):
            day = dates.sitting_date(found["date"])
            if found["report"].upper() == "HL":
                return "lords", day
            if found["report"].upper() == "HC":
                return "westminster-hall" if found["column"].upper().endswith("WH") else "commons", day
    return None, None


def _last(lines: Sequence[Line]) -> str | None:
    """The title is the last line that is neither empty nor furniture: on a whole page the site's menus come first."""
    texts = (line.text for line in reversed(lines))
    return next((text for text in texts if text and _twfy_lines.mark(text) is None), None)

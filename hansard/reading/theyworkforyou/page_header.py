"""The top of a TheyWorkForYou page: title, and the line under it with chamber, time and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from hansard import dates
from hansard.clean import Line
from hansard.model import SpeechKind
from hansard.reading import layout
from hansard.reading.theyworkforyou import furniture
from hansard.reading.theyworkforyou.clock import UNKNOWN_TIME

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
# “Home Office written question – answered on 12 April 2021.”, “Treasury written statement – made at 9:30 am on …”
WRITTEN = re.compile(
    r".{0,700}?(?P<scottish>Scottish Parliament )?\bwritten (?P<record>question|statement) ?[–—-] ?(?:answered|made)"
    r"(?: at(?: (?P<clock>[\d:.]{1,8} ?[apm.]{0,4}))?)? on (?P<date>\d[\w ]{5,25})\.?",
    re.IGNORECASE,
)
# A sentence of a speech may end much as such a line does: “… in the House of Commons on 3 May 2024.”
_FURTHER = re.compile(r"^Part of .*– in |^– in |– in .* at [\d:.]+ ?[ap]m on |written \w+ – ")


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of the page says, None where it is silent.

    `record` is statement or question on a page of the written record; `line` is where in the text the page begins.
    """

    title: str | None = None
    chamber: str | None = None
    date: date | None = None
    start: time | None = None
    record: SpeechKind | None = None
    line: int = 1


def pages(lines: Sequence[Line]) -> list[tuple[Header, Sequence[Line]]]:
    """Each page that was pasted: its header, and the lines below it. A page begins with the title above its line."""
    leads = [index for index, line in enumerate(lines) if _lead(line.text)]
    tops = [0, *(_title_at(lines, index) for index in leads[1:] if _FURTHER.search(lines[index].text))]
    return [_page(lines[top:end]) for top, end in zip(tops, [*tops[1:], len(lines)], strict=True)]


def _page(lines: Sequence[Line]) -> tuple[Header, Sequence[Line]]:
    """Without a line under the title, the title is what stands before the first speaker."""
    line = lines[0].number if lines else 1
    for index, text in enumerate(line.text for line in lines):
        if found := _lead(text):
            return _read(_title(lines[:index]), found, line), lines[index + 1 :]
        if layout.doubled_name(text):
            return Header(title=_title(lines[:index]), line=line), lines[index:]
    return Header(line=line), lines


def _lead(text: str) -> re.Match[str] | None:
    """The match of the line under the title, of a debate or of the written record."""
    if not layout.ends_in_date(text):
        return None
    return layout.under_title(text) or WRITTEN.fullmatch(text)


def _read(title: str | None, found: re.Match[str], line: int) -> Header:
    parts = found.groupdict()
    start = dates.clock(parts["clock"].strip()) if parts["clock"] else None
    record = parts.get("record")
    place = (parts.get("place") or "").casefold()
    return Header(
        title=title,
        chamber=PLACES.get(place) or ("scottish-parliament" if parts.get("scottish") else None),
        date=dates.sitting_date(parts["date"]),
        start=None if start == UNKNOWN_TIME else start,
        record=SpeechKind(record.casefold()) if record else None,
        line=line,
    )


def from_citations(lines: Sequence[Line]) -> tuple[str | None, date | None]:
    """Chamber and date as the citations behind the speeches have them: `HC Deb, 18 June 2002, c1WH`."""
    for line in lines:
        if found := furniture.citation(line.text):
            day = dates.sitting_date(found["date"])
            if found["report"].upper() == "HL":
                return "lords", day
            if found["report"].upper() == "HC":
                return "westminster-hall" if found["column"].upper().endswith("WH") else "commons", day
    return None, None


def _title(lines: Sequence[Line]) -> str | None:
    """The title is the last line that is neither empty nor furniture: on a whole page the site's menus come first."""
    index = _title_at(lines, len(lines))
    return lines[index].text if index < len(lines) else None


def _title_at(lines: Sequence[Line], end: int) -> int:
    """Where the title above that line stands; `end` itself where there is none."""
    texts = ((index, lines[index].text) for index in range(end - 1, -1, -1))
    return next((index for index, text in texts if text and furniture.mark(text) is None), end)

"""What the addresses on a TheyWorkForYou page say: which record a block is, which family it is of, and who speaks.

/debates/?id=2021-04-22a.1211.0#g1211.1   the record 2021-04-22a.1211.1, in the section 2021-04-22a.1211.0
/debates/?id=2021-04-22a.1211.1           the record on a page of its own
/mp/?p=10089, /peer/?pid=13103            a person; /mp/?m=931 a membership, as on pages before 2011
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from hansard.reading.theyworkforyou.families import BY_PATH, Family

LONGEST = 1000

_PATHS = "debates?|lords|whall|wrans|wms|ni|sp|spwrans|pbc|london|senedd"
_RECORD = re.compile(
    rf"/(?P<path>{_PATHS})/\?(?:\w{{1,20}}=[^&#]{{0,200}}&(?:amp;)?){{0,4}}"
    r"(?P<key>id|d)=(?P<day>\d{4}-\d\d-\d\d)(?P<letter>[a-z]{0,2})(?:\.(?P<rest>[\w.-]{1,60}))?"
    r"(?:[^#]{0,300}#g(?P<anchor>[\w.-]{1,60}))?"
)
_BILL = re.compile(r"/pbc/[^?#]{1,300}_(?P<day>\d{4}-\d\d-\d\d)[a-z]{0,2}\.")
_PERSON = re.compile(r"/(?P<house>mp|peer|msp|mla|ms|royal)/\?(?P<key>p|pid|m)=(?P<number>\d{1,7})\b")
_NUMBERED = re.compile(r"/(?:mp|peer|msp|mla|ms)/(\d{4,6})(?:/|$)")
_PICTURE = re.compile(r"/mpsL?/(\d{4,6})\.")


@dataclass(frozen=True, slots=True)
class Link:
    """An address of a record or of a day: `gid` is the page's own record, `target` the one it leads to there."""

    family: Family
    day: date | None
    gid: str | None = None
    target: str | None = None


def links(element: etree._Element) -> Iterator[Link]:
    """The addresses of records and days in the element, in order."""
    return filter(None, map(link, addresses(element)))


def link(address: str) -> Link | None:
    """What an address says, or None where it is of neither a record nor a day."""
    if len(address) > LONGEST:
        return None
    if found := _RECORD.search(address):
        head = f"{found['day']}{found['letter']}."
        gid = head + found["rest"] if found["key"] == "id" and found["rest"] else None
        target = head + found["anchor"] if gid and found["anchor"] else gid
        return Link(BY_PATH[found["path"]], _date(found["day"]), gid, target)
    found = _BILL.search(address)
    return Link(BY_PATH["pbc"], _date(found["day"])) if found else None


def addresses(element: etree._Element) -> Iterator[str]:
    """Every address that a link or the head of the page holds."""
    return (one.get("href") or one.get("content") or "" for one in element.iter("a", "link", "meta"))


def record(block: etree._Element, anchor: str | None) -> str | None:
    """The id of the block's record, or None where no link states it. A block without an anchor is alone on its page."""
    for one in links(block):
        if one.target and (one.target.partition(".")[2] == anchor if anchor else one.target != one.gid):
            return one.target
    return None


def person(speaker: etree._Element) -> str | None:
    """The publicwhip id of the speaker by the link to the member's page, else by the name of the picture's file."""
    for address in addresses(speaker):
        if len(address) > LONGEST:
            continue
        if found := _PERSON.search(address):
            if found["key"] != "m":
                return f"uk.org.publicwhip/person/{found['number']}"
            return f"uk.org.publicwhip/{'lord' if found['house'] == 'peer' else 'member'}/{found['number']}"
        if numbered := _NUMBERED.search(address):
            return f"uk.org.publicwhip/person/{numbered[1]}"
    pictures = (_PICTURE.search(image.get("src") or "") for image in speaker.iter("img"))
    return next((f"uk.org.publicwhip/person/{found[1]}" for found in pictures if found), None)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

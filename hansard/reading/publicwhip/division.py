"""Divisions in publicwhip XML: counts, tellers, proxies and every vote, in the words of each House."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from functools import lru_cache

from lxml import etree

from hansard.model import Division, Vote
from hansard.reading.publicwhip.text import Warn, fold, folded

COUNTS = {
    "ayes": "aye",
    "noes": "no",
    "content": "content",
    "not-content": "not-content",
    "for": "for",
    "against": "against",
    "abstentions": "abstentions",
    "abstain": "abstain",
    "absent": "absent",
    "neutral": "neutral",
    "spoiledvotes": "spoiled votes",
    "pairs": "pair",
}
Lists = Mapping[str, str]


def read_division(element: etree._Element, stamp: time | None, lists: Lists, warn: Warn) -> Division:
    """One division; a count that is no number, or a list that is not known, is left out with a warning.

    In bill committees the `divisioncount` stands alone and holds the lists itself.
    """
    number = element.get("divnumber") or ""
    return Division(
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None,
        counts=_counts(element, warn),
        votes=tuple(_votes(element, lists, warn)),
        time=stamp,
        column=element.get("colnum") or None,
        source_id=element.get("id"),
    )


def _counts(element: etree._Element, warn: Warn) -> dict[str, int]:
    counts: dict[str, int] = {}
    for count in element.iter("divisioncount"):
        for attribute, side in COUNTS.items():
            printed = count.get(attribute)
            if printed is None:
                continue
            if printed.isascii() and printed.isdigit() and len(printed) < 5:
                counts[side] = int(printed)
            else:
                warn(count, "bad-count", f"the count {attribute}={printed!r} is no number")
    return counts


def _votes(element: etree._Element, lists: Lists, warn: Warn) -> list[Vote]:
    votes: list[Vote] = []
    for child in element:
        if child.tag in lists:
            side = child.get("vote") or ""
            votes += [_vote(voter, side) for voter in child.iter(lists[str(child.tag)])]
        elif isinstance(child.tag, str) and child.tag not in ("divisioncount", "motion"):  # its words are a speech's
            warn(child, "unknown-element", f"<{child.tag}> is not known in a division; it was left out")
    return votes


def _vote(voter: etree._Element, side: str) -> Vote:
    """One vote, from one of `person_id` (since 2016), `id` and, in bill committees, `memberid` with `membername`."""
    get = voter.get
    name = folded(voter) if len(voter) else fold(voter.text)
    person = get("person_id") or get("id") or get("memberid")
    side = side or get("vote") or "pair"  # Australia's <pairs> have no side: neither of the two voted
    return _same(side, name or get("membername") or "", person, get("teller") == "yes", get("proxy"))


_same = lru_cache(maxsize=4096)(Vote)  # the same members vote alike in one division after another

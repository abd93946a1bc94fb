"""Divisions in publicwhip XML: counts, tellers, proxies and every vote, in the words of either House."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from lxml import etree

from hansard.formats._publicwhip_xml import folded
from hansard.model import Division, Vote

COUNTS = {"ayes": "aye", "noes": "no", "content": "content", "not-content": "not-content"}
LISTS = {"mplist": "mpname", "lordlist": "lord"}
Warn = Callable[[etree._Element, str, str], None]


def read_division(element: etree._Element, stamp: time | None, warn: Warn) -> Division:
    """One division; a count that is no number, or a list that is not known, is left out with a warning."""
    number = element.get("divnumber") or ""
    return Division(
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None,
        counts=_counts(element, warn),
        votes=tuple(_votes(element, warn)),
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


def _votes(element: etree._Element, warn: Warn) -> list[Vote]:
    votes: list[Vote] = []
    for child in element:
        if child.tag in LISTS:
            votes += [_vote(voter, child.get("vote", "")) for voter in child.iter(LISTS[str(child.tag)])]
        elif isinstance(child.tag, str) and child.tag != "divisioncount":
            warn(child, "unknown-element", f"<{child.tag}> is not known in a division; it was left out")
    return votes


def _vote(voter: etree._Element, side: str) -> Vote:
    return Vote(
        vote=voter.get("vote") or side,
        name=folded(voter),
        person_id=voter.get("person_id") or voter.get("id"),
        teller=voter.get("teller") == "yes",
        proxy=voter.get("proxy"),
    )

"""Divisions in Irish Akoma Ntoso: a section named `division` with a sentence of counts and a section for each side.

<debateSection name="division">
  <summary title="division">The Dáil divided: Tá, <quantity normalized="33" refersTo="#ta">33</quantity>; Níl, …
  <debateSection name="ta"><p>Tá</p><p><person refersTo="#JoanCollins">Collins, Joan.</person></p> …
"""

from __future__ import annotations

from lxml import etree

from hansard.model import Division, Vote
from hansard.reading.xml_tree import Warn, folded, own_id, pointed

NAME, SENTENCE = "division", "division"


def is_division(section: etree._Element) -> bool:
    """Whether a section holds a division."""
    return section.get("name") == NAME


def is_side(element: etree._Element) -> bool:
    """Whether an element of a division is the list of one side."""
    return element.tag == "debateSection" and element.find("p/person") is not None


def read_division(section: etree._Element, warn: Warn) -> Division:
    """The division: counts from its sentence, votes from its lists; where these differ, a warning."""
    sides = [child for child in section if is_side(child)]
    votes = tuple(vote for side in sides for vote in _votes(side))
    counts: dict[str, int] = {}
    for quantity in section.iterfind("summary/quantity"):
        printed = quantity.get("normalized") or folded(quantity)
        if printed.isascii() and printed.isdigit() and len(printed) < 5:
            counts[pointed(quantity.get("refersTo"))] = int(printed)
        else:
            warn(quantity, "bad-count", f"the count {printed!r} is no number")
    for side, count in counts.items():
        named = sum(vote.vote == side for vote in votes)
        if votes and named != count:
            warn(section, "votes-miscounted", f"the division says {count} {side}, its list has {named}")
    if not votes:
        warn(section, "votes-not-read", "the division is printed without names")
    return Division(None, counts, votes, source_id=own_id(section))


def _votes(side: etree._Element) -> list[Vote]:
    """The votes of one side's list, by the side's name: `ta`, `nil`."""
    word = side.get("name") or folded(side[0])
    persons = side.iterfind("p/person")
    return [Vote(word, folded(one).rstrip("."), pointed(one.get("refersTo")) or None) for one in persons]

"""Who is who in a ParlaMint document: what its own `listPerson` says of a speaker on the day, and the printed line.

    <person xml:id="AnwenTregarth"><persName><forename/><surname/></persName>
      <affiliation ref="#party.LAB" role="member" from="…" to="…"/>
      <idno subtype="parliament">https://members.parliament.uk/member/4484/contact</idno>

Most documents have no list: it stands in a file of its own. Then the id and the printed line are all there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from hansard import attribution
from hansard.model import Attribution
from hansard.reading.xml_tree import XML_ID, fold, folded

IN_THE_CHAIR = "in the Chair"
NOBODY = frozenset({"", "unknown"})
PARTIES = ("parliamentaryGroup.", "party.", "politicalParty.")
NO_OFFICE = frozenset({"member", "MP", "candidate", "observer"})
SURNAME, FORENAME = ("nameLink", "surname"), ("forename",)

_MEMBER = re.compile(r"members\.parliament\.uk/member/(\d{1,7})(?:/|$)")
# `LindsayHoyle`; `StephenMcPartland` is no “Mc Partland”
_JOINT = re.compile(r"(?<=[a-z])(?<!Mc)(?<!Mac)(?=[A-Z])")
_JOINED = re.compile(r"[A-Z][A-Za-z’'-]{1,80}")


@dataclass(frozen=True, slots=True)
class Known:
    """What the document's list says of one person on the day; None for what it leaves open."""

    name: str | None = None
    party: str | None = None
    office: str | None = None
    parliament_id: str | None = None


def known_people(root: etree._Element, day: date | None) -> dict[str, Known]:
    """The persons listed in the document, by id."""
    people = root.iterfind(".//listPerson//person")
    return {id: _known(person, day) for person in people if (id := person.get(XML_ID))}


def speaker(who: str, printed: str, chairs: bool, known: Known, british: bool) -> Attribution | None:
    """The attribution of a `u` with its id and the speaker line before it; None where neither names anybody.

    Britain's grammar takes British lines apart; of others the whole line is the name, where no list has a better one.
    """
    if who in NOBODY and not printed:
        return None
    line = printed or who
    taken = attribution.parse(line) if british else Attribution(line, name=line.rstrip(" :"))
    if known.name or not printed:
        taken = replace(taken, name=known.name or _spaced(who, british))
    office = taken.office or known.office
    if chairs and not (office and attribution.is_chair(office)):
        office = IN_THE_CHAIR
    person = known.parliament_id or who
    return replace(taken, office=office, party=taken.party or known.party, person_id=None if who in NOBODY else person)


def _spaced(who: str, british: bool) -> str:
    """An id as a name: in ParlaMint-GB `LindsayHoyle` is the name without its space; elsewhere it may be a number."""
    return _JOINT.sub(" ", who) if british and _JOINED.fullmatch(who) else who


def _known(person: etree._Element, day: date | None) -> Known:
    names = [name for name in person.iterfind("persName") if _holds(name, day)]
    held = [one for one in person.iterfind("affiliation") if _holds(one, day)]
    held.sort(key=lambda one: one.get("from") is None)  # what is dated goes before what is not
    links = [folded(link) for link in person.iterfind("idno")]
    member = next((found[1] for link in links if (found := _MEMBER.search(link))), None)
    return Known(
        name=_name(names[0]) if names else None,
        party=_party(held),
        office=next((title for one in held if one.get("role") not in NO_OFFICE and (title := _title(one))), None),
        parliament_id=f"parliament/{member}" if member else None,
    )


def _holds(element: etree._Element, day: date | None) -> bool:
    """Whether the element's dates include the day; dates may be cut to a month or a year."""
    start, end = element.get("from") or "", element.get("to") or ""
    if day is None:
        return not (start or end)
    printed = day.isoformat()
    return start <= printed and (not end or printed[: len(end)] <= end)


def _name(name: etree._Element) -> str | None:
    parts = [folded(part) for kinds in (FORENAME, SURNAME) for part in name if part.tag in kinds]
    return " ".join(filter(None, parts)) or fold(folded(name)) or None


def _party(held: list[etree._Element]) -> str | None:
    """The party as the list abbreviates it: `SPÖ` of `#parliamentaryGroup.SPÖ`."""
    refs = [(one.get("ref") or "").removeprefix("#") for one in held]
    found = (ref.removeprefix(prefix) for prefix in PARTIES for ref in refs if ref.startswith(prefix))
    return next(filter(None, found), None)


def _title(affiliation: etree._Element) -> str | None:
    """The title of an office, in the first language it is given in."""
    role = affiliation.find("roleName")
    return (folded(role) or None) if role is not None else None

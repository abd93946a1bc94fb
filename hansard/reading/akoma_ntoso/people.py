"""Who speaks in an Akoma Ntoso debate: the references of the document, and what `by`, `as` and `from` say of a turn.

<TLCPerson eId="HeatherHumphreys" showAs="Ms. Heather Humphreys"/>     <TLCRole eId="Ceann_Comhairle" showAs="…"/>
<speech by="#HeatherHumphreys" as="#Minister_for_Arts"><from>Minister for Arts (Deputy Heather Humphreys)</from>
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from lxml import etree

from hansard import attribution
from hansard.model import Attribution
from hansard.reading.xml_tree import folded, own_id, pointed

# Behind a speaker's name: “Chairman:”, and in Latin America “El señor ORTIZ.-”.
_BEHIND = " :.-—–"
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class References:
    """Names of persons, roles and organisations by their ids; `stand_ins` are ids that stand for any person.

    `british` says whose grammar the speaker lines follow.
    """

    persons: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    stand_ins: frozenset[str] = frozenset()
    british: bool = False


def references(root: etree._Element) -> References:
    """What the document's `references` name."""
    kinds: dict[str, dict[str, str]] = {"TLCPerson": {}, "TLCRole": {}, "TLCOrganization": {}}
    for element in root.iter(*kinds):
        if (id := own_id(element)) and (shown := element.get("showAs")):
            kinds[str(element.tag)].setdefault(id.removeprefix("#"), " ".join(shown.split()))
    persons, roles, organisations = kinds.values()
    return References(persons, roles, organisations, _stand_ins(root, persons))


def _stand_ins(root: etree._Element, persons: dict[str, str]) -> frozenset[str]:
    """Ids to which several printed names belong, none of them like the person's: `#persona` of Chile's sample.

    Titles are no names: Ireland prints one deputy as “Leas-Cheann Comhairle” and as “An Leas-Cheann Comhairle”.
    """
    printed: dict[str, set[str]] = defaultdict(set)
    for line in root.iter("from"):
        parent, text = line.getparent(), folded(line).rstrip(_BEHIND)
        if parent is not None and parent.get("as") is None and not attribution.is_office(text):
            printed[pointed(parent.get("by"))].add(text)
    return frozenset(
        id
        for id, shown in persons.items()
        if len(printed[id]) > 1 and not any(_words(shown) & _words(line) for line in printed[id])
    )


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold()))


def speaker(turn: etree._Element, printed: str, known: References) -> Attribution | None:
    """The attribution of a turn; None where it names nobody.

    The reference's name goes before the line's words, which abroad are not taken apart; the role of `as` is the office.
    """
    by = pointed(turn.get("by"))
    by = "" if by in known.stand_ins else by
    shown = known.persons.get(by)
    line = printed.strip() or shown or by
    if not line:
        return None
    if known.british:
        taken = attribution.parse(line)
        name = taken.name or shown
    else:
        bare = line.rstrip(_BEHIND)
        is_title = attribution.is_chair(bare)
        taken = Attribution(line, office=bare if is_title else None)
        name = shown or (None if is_title else bare)
    office = known.roles.get(pointed(turn.get("as"))) or taken.office
    return replace(taken, name=name, office=office, person_id=by or None)

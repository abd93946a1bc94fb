"""Whether a printed text is an attribution: what pasted layouts put above a turn, or before its colon.

Certain is what only Hansard prints: a known party in brackets, an office with its holder, the Chair, a collective. A
bare name, or an office without a holder, only looks like one; the layout around it must say that it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hansard import attribution, parties
from hansard.model import Attribution

SHORTEST, LONGEST = 3, 300

_CODE = re.compile(r"[A-Z][A-Za-z/-]{1,11}")
_SMALL = frozenset(
    {"representing", "hon.", "of", "for", "the", "and", "to", "in", "with", "without", "at", "on", "by", "from", "&"}
)
SAID = tuple(".?!:;…—–-”’\"')]")
"""How words end that somebody says, and names and headings do not."""
_OPEN = re.compile(r"[.:;?!“”]")
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Reverend|Professor|Lieutenant|Colonel|Major|Captain|Lord|Lady|Baroness"
    r"|Viscount|Viscountess|Earl|Countess|Dr)\b\.? "
    r"|The (?:Lord|Earl|Countess|Duke|Duchess|Marquess|Viscount|Rev|Archbishop|Bishop|Master)\b"
)
PEERS = re.compile(
    r"(?:The )?(?:Lord|Lady|Baroness|Viscount|Viscountess|Earl|Countess|Duke|Duchess|Marquess|Archbishop|Bishop)\b"
)


class Printed(NamedTuple):
    """A text taken as an attribution; `sure` where it can be nothing else."""

    who: Attribution
    sure: bool


@lru_cache(maxsize=4096)
def printed(text: str) -> Printed | None:
    """The attribution that the whole text is, or None where it cannot be one."""
    if not SHORTEST <= len(text) <= LONGEST or not text[0].isupper():
        return None
    who = attribution.parse(text)
    if who.office is not None:
        return _office(text, who)
    if who.name is None or attribution.is_collective(who.name):
        return Printed(who, True) if who.name else None
    if who.party is not None:
        return _with_party(who)
    return Printed(who, False) if attribution.is_name(who.name) else None


def _office(text: str, who: Attribution) -> Printed | None:
    if who.name is not None:
        named = attribution.is_name(who.name) and (who.office == "in the Chair" or _in_capitals(str(who.office)))
        return Printed(who, True) if named else None
    if attribution.is_chair(text.removesuffix(":")):
        return Printed(who, True)
    return Printed(who, False) if _in_capitals(str(who.office)) else None


def _with_party(who: Attribution) -> Printed | None:
    name, party = str(who.name), str(who.party)
    if parties.canonical(party) is not None:
        plain = len(name.split()) <= 12 and not _OPEN.search(name.replace(". ", " ").removesuffix("."))
        return Printed(who, True) if plain else None
    return Printed(who, False) if _CODE.fullmatch(party) and attribution.is_name(name) else None


def _in_capitals(text: str) -> bool:
    """Whether every word but the small ones begins with a capital, as in “The Minister without Portfolio”."""
    words = text.replace("(", " ").split()
    return all(word in _SMALL or word[0].isupper() for word in words) and text[-1] not in ".,;:?!—–"

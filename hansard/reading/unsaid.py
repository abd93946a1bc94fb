"""What a pasted text itself does not say: its date, and its chamber by what is printed in it, when that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hansard import dates
from hansard.model import Hints, Item, Note, ParseWarning, Speech
from hansard.reading.attributed import PEERS
from hansard.reading.layout import UNSAID_CHAMBER

_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_CHAIRED = re.compile(r"\[(?!Mr\.? |Madam |The )[^\[\]]{3,80} in the Chair\]", re.IGNORECASE)
_CONSIDERED = "That this House has considered"


def day(hints: Hints) -> tuple[date | None, list[ParseWarning]]:
    """The date that the user gives, else the last one in the file's name."""
    if hints.date is not None:
        return hints.date, []
    found = [dates.sitting_date(text) for text in _DAY.findall(hints.name or "")]
    if not found or found[-1] is None:
        return None, [ParseWarning(None, "no-date", "the text states no date; give one with --date")]
    return found[-1], [ParseWarning(None, "date-from-name", f"the date {found[-1]} is taken from the file's name")]


def chamber(items: Sequence[Item], hints: Hints) -> tuple[str, list[ParseWarning]]:
    """The chamber that the user gives, else the one that the words and brackets prove, else the usual one."""
    if hints.chamber is not None:
        return hints.chamber, []
    proved, warning = _proof(items)
    return proved, [warning]


def _proof(items: Sequence[Item]) -> tuple[str, ParseWarning]:
    """The chamber, and a warning that says by what rule it was taken."""
    spoken = [item for item in items if isinstance(item, Speech) and item.attribution]
    seats = any(item.attribution and item.attribution.party and item.attribution.constituency for item in spoken)
    peers = any(_is_peer(item) for item in spoken)
    address = any(item.text.startswith("My Lords") for item in spoken)
    if seats and not address and _is_westminster_hall(items):
        why = "a Member is in the Chair, and a matter is considered; taken as Westminster Hall"
        return "westminster-hall", ParseWarning(None, "chamber-from-motion", why)
    if seats and not address:
        why = "Members are printed with seat and party; taken as Commons"
        return "commons", ParseWarning(None, "chamber-from-seats", why)
    if (peers or address) and not seats:
        why = "peers are printed with a party alone, or “My Lords” is said; taken as Lords"
        return "lords", ParseWarning(None, "chamber-from-peers", why)
    why = f"the text names no chamber; taken as {UNSAID_CHAMBER}; say otherwise with --chamber"
    return UNSAID_CHAMBER, ParseWarning(None, "no-chamber", why)


def _is_peer(speech: Speech) -> bool:
    who = speech.attribution
    return bool(who and who.name and who.party and not who.constituency and PEERS.match(who.name))


def _is_westminster_hall(items: Sequence[Item]) -> bool:
    texts = [item.text for item in items if isinstance(item, Note | Speech)]
    return any(_CHAIRED.fullmatch(text) for text in texts) and any(_CONSIDERED in text for text in texts)

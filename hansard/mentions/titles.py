"""Peers mentioned by their title: “the noble Lord, Lord X”, “my noble friend Lady Y of Z”, “the Bishop of W”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansard.mentions.address import Address, address
from hansard.mentions.day import Day
from hansard.mentions.found import Answer, Mention, mention
from hansard.mentions.index import Title
from hansard.mentions.words import Phrase

ANCHOR = re.compile(
    r"(Lord|Lady|Baroness|Viscount|Viscountess|Earl|Countess|Marquess|Marchioness|Duke|Duchess|Bishop|Archbishop) "
    r"(?=of [A-Z]|the |de |[^\W\d_a-z])"
)
# More words of a name: “Lord Smith Commission”, “Lord Fox of Nowhere”; but “Lord Fox. I”, “Lord Fox I think”
RUNS_ON = re.compile(r" (?!I\b)[A-Z]| of [A-Z]|-[A-Z]")
OWN = {"lord": ("lord", "baron"), "lady": ("baroness", "lady"), "baroness": ("baroness", "lady")}
# Peers of every rank are spoken of as Lords and Ladies: “the noble Earl, Lord Howe” is Earl Howe.
SPOKEN = {
    "lord": ("lord", "baron", "viscount", "earl", "marquess"),
    "lady": ("baroness", "lady", "viscountess", "countess", "marchioness"),
}
NOBLE = ("lord", "baroness", "viscount", "viscountess", "earl", "countess", "marquess", "duke", "prelate", "primate")
LANDED = ("duke", "duchess", "marquess", "marchioness", "earl", "countess")


def titles(text: str, day: Day) -> Iterator[Mention]:
    """The mentions of peers by title, in order."""
    for anchor in ANCHOR.finditer(text):
        if text[anchor.start() - 1 : anchor.start()].isalnum():
            continue
        phrase = day.index.titles.longest(text, anchor.end())
        addressed = address(text, anchor.start())
        noble = addressed.honours
        if phrase is None or RUNS_ON.match(text, phrase.end) or addressed.is_past:
            continue
        answer = _who(anchor[1].casefold(), phrase, addressed, day)
        if answer.person or answer.candidates or noble:
            yield mention(text, addressed.start if noble else anchor.start(), phrase.end, answer)


def _who(spoken: str, phrase: Phrase, addressed: Address, day: Day) -> Answer:
    if day.date is None:
        return Answer("no-date")
    ranks = _ranks(spoken, addressed)
    sitting = [title for title in day.index.titles.rows[phrase.key] if title.rank in ranks and title.seat_on(day.date)]
    found = list({title.person.id: title for title in _likely(sitting, day)}.values())
    if len(found) != 1:
        rule = "several-of-that-title" if found else "not-in-register"
        return Answer(rule, candidates=tuple(title.person for title in found))
    return _if_nobody_newer(found[0], day)


def _if_nobody_newer(title: Title, day: Day) -> Answer:
    """The peer; but where the register's peers do not reach the day, one of whom a part is said only if they spoke.

    “Lord Cameron” was one peer until another one of that name, in no source that was read, got a seat.
    """
    seat = title.seat_on(day.date) if day.date else None
    beyond = seat is not None and day.is_open(seat)
    if beyond and not title.whole and title.person.id not in day.heard:
        return Answer("title-in-part", candidates=(title.person,))
    return Answer("open-membership" if beyond else "title-at-date", title.person)


def _likely(sitting: list[Title], day: Day) -> list[Title]:
    """All of them; only those whose whole title it is where one of these spoke in this sitting and no other one did.

    “Lord Hutton” is one peer's whole title, and what others say of Lord Hutton of Furness.
    """
    whole = [title for title in sitting if title.whole]
    heard = [title for title in sitting if title.person.id in day.heard]
    return whole if heard and all(title.whole for title in heard) else sitting


def _ranks(spoken: str, addressed: Address) -> tuple[str, ...]:
    """The ranks that are spoken of so: those of “the noble Earl, Lord …”; without an address the peer's own."""
    words = addressed.words if addressed.honours else None
    if words is None:
        return () if spoken in LANDED else OWN.get(spoken, (spoken,))
    named = next((word for word in reversed(words) if word in NOBLE), None)
    if named in (None, "prelate", "primate") or named == spoken:
        return OWN[spoken] if named and spoken in OWN else SPOKEN.get(spoken, (spoken,))
    return OWN.get(named, (named,))

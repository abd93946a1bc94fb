"""Members mentioned by their office: “my right hon. Friend the Prime Minister”, “the shadow Home Secretary”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansard.mentions.address import address
from hansard.mentions.day import Day, only
from hansard.mentions.found import Answer, Mention, mention
from hansard.mentions.index import OPENINGS
from hansard.mentions.words import Phrase
from hansard.people import Person, holds

SHADOW = "shadow "
ARTICLE = re.compile(r"(?<!\w)[Tt]he ")
# Another country's, or another time's: “the Prime Minister of Israel”, “the Foreign Secretary at the time”. Or more
# words of the office: “the Home Secretary Order”.
RUNS_ON = re.compile(
    r" (?!I\b)[A-Z]|-[A-Z]| of (?!this country|the United Kingdom)| (?:at the time|then)\b|, (?:as s?he|who) then was"
)
LIST = re.compile(r",? and [A-Z]|, [A-Z]")  # “the Secretary of State for Business, Energy and …”
APPOSED = re.compile(r", (?=[A-Z])")  # “the Prime Minister, Jo Example, said”


def offices(text: str, day: Day) -> Iterator[Mention]:
    """The mentions of members by office, in order."""
    for anchor in day.index.office_words.finditer(text):
        start = anchor.start() - len(SHADOW) * text.endswith(SHADOW, 0, anchor.start())
        if not ARTICLE.match(text, max(0, start - 4)):
            continue
        phrase = _phrase(text, start, day)
        if phrase is None or RUNS_ON.match(text, phrase.end):
            continue
        addressed, answer = address(text, start), _who(phrase, day)
        if not addressed.is_of_another_time and not _is_another(text, phrase, answer.person):
            yield mention(text, addressed.start, phrase.end, answer)


def _phrase(text: str, place: int, day: Day) -> Phrase | None:
    """The longest office there that the register, the sitting or custom knows, said in this House of nobody else."""
    known = day.index.offices.longest(text, place)
    printed = day.printed.longest(text, place)
    if printed and printed.key.startswith(OPENINGS) and (known is None or known.end < printed.end):
        return printed
    return known if known and _titles(known, day) else None


def _titles(phrase: Phrase, day: Day) -> set[str]:
    """The titles that the phrase means in this House."""
    rows = day.index.offices.rows.get(phrase.key, ())
    return {said.title for said in rows if said.house in (None, day.house)}


def _who(phrase: Phrase, day: Day) -> Answer:
    if day.date is None:
        return Answer("no-date")
    meant = _titles(phrase, day) or {phrase.key}
    printed = (person for title in meant for person in day.printed.rows.get(title, ()))
    held = (
        person
        for title in meant
        for office, person in day.index.held.get(title, ())
        if holds(office.start, office.end, day.date) and person.memberships_on(day.date)
    )
    several = "several-held-that-office"
    found = only(printed, "office-in-sitting", several) or only(held, "office-at-date", several)
    return found or Answer("office-not-in-register")


def _is_another(text: str, phrase: Phrase, person: Person | None) -> bool:
    """Whether a name follows that is not the person's, or the office has more words than anybody knows."""
    apposed = APPOSED.match(text, phrase.end)
    names = tuple(name.text for name in person.names) if person else ()
    if apposed and text.startswith(names, apposed.end()):
        return False
    return bool(LIST.match(text, phrase.end) if phrase.key.startswith(OPENINGS) else apposed)

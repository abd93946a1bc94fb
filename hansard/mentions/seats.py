"""Members mentioned by their seat: “the hon. Members for Northby (Jo Example) and for Southby and Westby”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansard.attribution import is_name
from hansard.mentions.address import address
from hansard.mentions.day import Day, only
from hansard.mentions.found import Answer, Mention, mention
from hansard.mentions.words import Phrase
from hansard.names import fold
from hansard.people import Person

ANCHOR = re.compile(r"Member(s?) for (?=[^\W\d_a-z]|the [A-Z])")
BRACKET = re.compile(r" ?\(([^()\n]{3,80})\)")
UNKNOWN = re.compile(r"[^()\n.;:]{2,70}(?=\()")  # the words of a seat that nobody knows, up to the name in brackets
NAMED = re.compile(r"[^\W\d_a-z][\w’'-]*(?: (?:and|of|on|in|under|upon|the|[^\W\d_a-z][\w’'-]*)){0,6}")
NEXT = re.compile(r"(?:,? and|;? and|[,;]) (for )?(?=[^\W\d_a-z])")
# More words of a name: “Hull West”; but not “Witham. I”, “Witham I”
RUNS_ON = re.compile(r" (?!I\b)[A-Z]")


def seats(text: str, day: Day) -> Iterator[Mention]:
    """The mentions of members by seat, in order."""
    for anchor in ANCHOR.finditer(text):
        addressed = address(text, anchor.start())
        if addressed.words and not (addressed.is_past or addressed.is_of_another_time or addressed.is_oneself):
            yield from _members(text, addressed.start, anchor.end(), day, several=bool(anchor[1]))


def _members(text: str, start: int, place: int, day: Day, several: bool) -> Iterator[Mention]:
    """One member or, after “Members for”, each of them; the first mention begins with the address."""
    found = _member(text, start, place, day, certain=True)
    named = bool(found and text[found.end - 1] == ")")
    while found:
        yield found
        after = NEXT.match(text, found.end)
        if after is None or not (several or after[1]):
            return
        found = _member(text, after.end(), after.end(), day, certain=bool(after[1]))
        if found and not after[1] and (text[found.end - 1] == ")") != named:
            return  # “the Members for Northby (Jo Example) and Southby (Al Sample), and Reading is …”


def _member(text: str, start: int, place: int, day: Day, certain: bool) -> Mention | None:
    """The member whose seat begins at the place; None where the words are no seat that anybody ever held."""
    seat = day.index.seats.longest(text, place)
    end = seat.end if seat else place
    bracket = BRACKET.match(text, end)
    name = bracket[1] if bracket and is_name(bracket[1]) else None
    if name and bracket and seat:
        return mention(text, start, bracket.end(), _by_name_and_seat(name, seat, day))
    if seat and not RUNS_ON.match(text, end):
        return mention(text, start, end, _by_seat(seat, day))
    return _unknown(text, start, place, day) if certain else None


def _unknown(text: str, start: int, place: int, day: Day) -> Mention | None:
    """A member for a seat that the register does not have under that name: known by the name in brackets, if at all."""
    words = UNKNOWN.match(text, place)
    bracket = BRACKET.match(text, words.end()) if words else None
    if bracket and is_name(bracket[1]):
        return mention(text, start, bracket.end(), _by_name(bracket[1], day) or Answer("not-in-register"))
    named = NAMED.match(text, place)
    return mention(text, start, named.end(), Answer("not-in-register")) if named else None


def _by_seat(seat: Phrase, day: Day) -> Answer:
    if day.date is None:
        return Answer("no-date")
    held = day.holders(seat.key)
    rule = "open-membership" if any(day.is_open(membership) for membership, _ in held) else "constituency-at-date"
    return only((person for _, person in held), rule, "several-of-that-seat") or Answer("no-holder-that-day")


def _by_name_and_seat(name: str, seat: Phrase, day: Day) -> Answer:
    """Whoever held the seat, if the name can be theirs; where it is another member's, either may be the mistake."""
    by_seat, by_name = _by_seat(seat, day), _by_name(name, day)
    if by_seat.person is None:
        return by_name or by_seat
    if _is_called(by_seat.person, name):
        return Answer("open-membership" if by_seat.rule == "open-membership" else "name-and-seat", by_seat.person)
    others = (by_name.person,) if by_name and by_name.person else ()
    return Answer("name-and-seat-differ", candidates=(by_seat.person, *others))


def _by_name(name: str, day: Day) -> Answer | None:
    """The only member of that name with a seat in the Commons that day."""
    if day.date is None or " " not in fold(name):
        return None
    sitting = [
        (seat, person)
        for person in day.index.register.named(name, day.date, "commons")
        for seat in person.memberships_on(day.date)
        if seat.chamber == "commons"
    ]
    rule = "open-membership" if any(day.is_open(seat) for seat, _ in sitting) else "name-at-date"
    return only((person for _, person in sitting), rule, "several-of-that-name")


def _is_called(person: Person, printed: str) -> bool:
    """Whether the printed name, or at least its surname, is the person's: “Dr Poulter”, “Bill Example”."""
    surname = fold(printed).rpartition(" ")[2]
    return any(f" {fold(name.text)}".endswith(f" {surname}") for name in person.names)

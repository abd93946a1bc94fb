"""An invented register and sitting for the tests of mentions."""

from __future__ import annotations

from datetime import date

import hansard
from hansard.mentions import Mention, find
from hansard.model import Attribution, Sitting, Speech
from hansard.people import Membership, Name, Office, OfficeKind, Person
from hansard.register import Header, Reach, Register

DAY = date(2020, 5, 1)
START, END = date(2019, 12, 12), date(2024, 5, 30)
LORDS_END = date(2021, 3, 3)


def member(id: str, name: str, seat: str, start: date = START, end: date | None = END) -> Person:
    return Person(id, (Name(name),), {"publicwhip": id}, (Membership("commons", seat, None, start, end),))


def peer(id: str, name: str) -> Person:
    return Person(id, (Name(name),), {"publicwhip": id}, (Membership("lords", None, None, START, None),))


def holder(id: str, name: str, *roles: str, kind: OfficeKind = OfficeKind.GOVERNMENT) -> Person:
    seats = (Membership("commons", f"Seat of {name}", None, START, END),)
    return Person(id, (Name(name),), {}, seats, tuple(Office(role, None, kind, START, END) for role in roles))


PEOPLE = [
    member("1", "Ada Example", "Northfield"),
    member("2", "Ben Sample", "Hayes and Westby"),
    member("3", "Cat Pattern", "Birmingham, Oldtown"),
    member("4", "Dan Model", "Richmond (Yorks)"),
    member("5", "Eve Muster", "Queen’s Lynn"),
    member("6", "Flo Former", "Sutton", date(2015, 5, 7), date(2019, 11, 6)),
    member("7", "Gil Fresh", "Lowtown", date(2024, 7, 4), None),
    peer("20", "Lord Ashgrove of Barset"),
    peer("21", "Lord Smith"),
    peer("22", "Lord Smith of Henby"),
    peer("23", "Baroness Smith of Barset"),
    peer("24", "Earl Peel"),
    peer("25", "The Earl of Barset"),
    peer("26", "Viscount Ashgrove"),
    peer("27", "The Bishop of Henby"),
    peer("28", "Lord Penn"),
    holder("40", "Pat Premier", "Prime Minister, First Lord of the Treasury and Minister for the Civil Service"),
    holder("41", "Hal Home", "Home Secretary"),
    holder("42", "Jo Justice", "Lord Chancellor and Secretary of State for Justice"),
    holder("43", "Sue Shadow", "Shadow Home Secretary", kind=OfficeKind.OPPOSITION),
    holder("44", "Lee Leader", "Leader of Her Majesty's Official Opposition", kind=OfficeKind.OPPOSITION),
    holder("45", "Will Wales", "Secretary of State for Wales"),
    holder("46", "Wyn Wales", "Secretary of State for Wales"),
    holder("47", "Hen House", "Lord President of the Council and Leader of the House of Commons"),
]
REACHES = {"commons": Reach(None, date(2026, 1, 1)), "lords": Reach(None, LORDS_END)}
REGISTER = Register(Header(date(2026, 1, 1), Reach(None, None), REACHES), PEOPLE)


def spoken(text: str, chamber: str = "commons", day: date | None = DAY, *others: Attribution) -> tuple[Mention, ...]:
    """The mentions in a speech of somebody unknown, in a sitting in which these others speak too."""
    turns = [Speech(printed, ("Yes.",)) for printed in others]
    sitting = Sitting(chamber, day, "", (*turns, Speech(Attribution("A", name="A"), tuple(text.split("\n")))))
    return find(sitting, hansard.resolve(sitting, REGISTER), REGISTER)[-1]


def meant(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(mention.printed, mention.person.id if mention.person else mention.rule) for mention in mentions]

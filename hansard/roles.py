"""What a person speaks as: party, seat and office on the day, the role, and what the role rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hansard.attribution import is_chair
from hansard.history import History
from hansard.model import Speech, SpeechKind
from hansard.offices import is_house_body, kind_of, official_opposition, seniority
from hansard.people import Membership, Office, OfficeKind, Person, Resolved, Role, RoleBasis
from hansard.register import Register

Judgement = tuple[Role, RoleBasis]
ORDER = (OfficeKind.GOVERNMENT, OfficeKind.OPPOSITION, OfficeKind.CHAIR, OfficeKind.PARLIAMENTARY)
WESTMINSTER = ("commons", "lords")
IN_THE_CHAIR = "in the chair"
NAME_RULES = ("name-and-seat", "full-mention", "name-at-date")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when somebody speaks: the chamber, the House it belongs to, the day, and who is known."""

    chamber: str
    house: str
    day: date | None
    register: Register

    def seat(self, person: Person) -> Membership | None:
        """The person's membership of this House on the day."""
        held = person.memberships_on(self.day) if self.day else ()
        return next((membership for membership in held if membership.chamber == self.house), None)

    def offices(self, person: Person) -> list[Office]:
        """The person's offices at Westminster on the day, if this is there: the government's and senior ones first."""
        held = person.offices_on(self.day) if self.day and self.house in WESTMINSTER else ()
        return sorted(held, key=lambda office: (ORDER.index(office.kind), seniority(office.role)))

    def holders(self, title: str) -> tuple[Person, ...]:
        """Whoever held an office of that title on the day; nobody where there is no day."""
        return self.register.holders(title, self.day) if self.day else ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a person whose seat on the day is known or not: what the role rules judge."""

    speech: Speech
    person: Person
    seat: Membership | None
    office: str | None
    history: History
    scene: Scene


def resolved(person: Person, speech: Speech, history: History, scene: Scene, rule: str) -> Resolved:
    """The resolution of a turn to that person, with what they held on the day."""
    seat = scene.seat(person)
    printed = _printed_office(speech, person, history)
    role, basis = role_of(Turn(speech, person, seat, printed, history, scene))
    held = scene.offices(person)
    return Resolved(
        person=person,
        name=person.name_on(scene.day),
        party=seat.party if seat else None,
        constituency=seat.constituency if seat else None,
        office=printed or (held[0].title if held else None),
        role=role,
        role_basis=basis,
        rule="open-membership" if rule in NAME_RULES and _is_open(seat, scene) else rule,
    )


def role_of(turn: Turn) -> Judgement:
    """The role and its basis: the first of `ROLE_RULES` that knows; else a member, or nobody the register knows."""
    for rule in ROLE_RULES:
        if judgement := rule(turn):
            return judgement
    if not turn.person.memberships:
        return Role.UNKNOWN, RoleBasis.NO_EVIDENCE
    reached = turn.scene.day is not None and turn.scene.register.offices_reach(turn.scene.day)
    return Role.MEMBER, RoleBasis.REGISTER if reached else RoleBasis.NO_EVIDENCE


def chair_role() -> Judgement:
    """The role of whoever is printed as the Chair."""
    return Role.CHAIR, RoleBasis.PRINTED


def printed_chair(turn: Turn) -> Judgement | None:
    """“Madam Deputy Speaker”, “Sir Roger Gale (in the Chair)”: printed as the Chair at this very turn."""
    printed = turn.speech.attribution
    titles = (printed.office, printed.name) if printed else ()
    in_chair = any(title and (is_chair(title) or title.casefold() == IN_THE_CHAIR) for title in titles)
    return chair_role() if in_chair else None


def presiding(turn: Turn) -> Judgement | None:
    """In the Commons chamber the Speaker and the Deputy Speakers speak from the Chair."""
    if turn.scene.chamber != "commons":
        return None
    chairs = any(office.kind is OfficeKind.CHAIR for office in turn.scene.offices(turn.person))
    return (Role.CHAIR, RoleBasis.REGISTER) if chairs else None


def printed_office(turn: Turn) -> Judgement | None:
    """An office printed at this turn, or earlier in this sitting: of the government, of the Opposition, or another."""
    if turn.office is None:
        return None
    kind = kind_of(turn.office)
    if kind is OfficeKind.GOVERNMENT:
        return Role.MINISTER, RoleBasis.PRINTED
    if kind is OfficeKind.CHAIR and turn.scene.chamber == "commons":
        return chair_role()
    shadows = kind is OfficeKind.OPPOSITION and _is_official_opposition(turn)
    return Role.SHADOW if shadows else Role.MEMBER, RoleBasis.PRINTED


def registered_minister(turn: Turn) -> Judgement | None:
    """A government office of the register on the day."""
    held = any(office.kind is OfficeKind.GOVERNMENT for office in turn.scene.offices(turn.person))
    return (Role.MINISTER, RoleBasis.REGISTER) if held else None


def answers_question(turn: Turn) -> Judgement | None:
    """Whoever answers a question of the House is a minister, from then on in that sitting, but for House bodies."""
    if turn.person.id in turn.history.answered:
        return Role.MINISTER, RoleBasis.ANSWERS_QUESTION
    if turn.speech.kind is not SpeechKind.ANSWER or any(is_house_body(h.text) for h in turn.history.headings):
        return None
    return Role.MINISTER, RoleBasis.ANSWERS_QUESTION


def registered_shadow(turn: Turn) -> Judgement | None:
    """A post of the Official Opposition in the register on the day."""
    held = any(office.official_opposition for office in turn.scene.offices(turn.person))
    return (Role.SHADOW, RoleBasis.REGISTER) if held else None


ROLE_RULES: tuple[Callable[[Turn], Judgement | None], ...] = (
    printed_chair,
    presiding,
    printed_office,
    registered_minister,
    answers_question,
    registered_shadow,
)
"""The rules in their order: the first that knows decides."""


def _printed_office(speech: Speech, person: Person, history: History) -> str | None:
    printed = speech.attribution.office if speech.attribution else None
    return printed or history.offices.get(person.id)


def _is_official_opposition(turn: Turn) -> bool:
    party = official_opposition(turn.scene.day) if turn.scene.day else None
    return party is not None and turn.seat is not None and turn.seat.party == party


def _is_open(seat: Membership | None, scene: Scene) -> bool:
    """Whether the seat has no end and the day is later than any source of that House."""
    return bool(seat and seat.end is None and scene.day and scene.day > scene.register.memberships_end(scene.house))

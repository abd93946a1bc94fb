"""Who spoke: attributions in order, as printed → resolutions, on the date of the sitting. Nothing is guessed.

    items ──one turn at a time──▶ RULES (first answer wins) ──▶ Person ──roles──▶ Resolution
              └── History (what earlier turns of this sitting tell) goes from turn to turn

Each answer names its rule. A rule answers with a person, with an ambiguity, with “nobody, because …”, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from hansard.attribution import is_chair, is_collective
from hansard.history import History
from hansard.model import UNKNOWN_CHAMBER, Attribution, Heading, Item, Sitting, Speech
from hansard.names import bare_name, fold, fold_words, has_honorific
from hansard.offices import presiding_office
from hansard.parties import canonical
from hansard.people import Ambiguous, Candidate, Membership, Name, Person, Resolution, Resolved, Unresolved
from hansard.register import Register
from hansard.roles import IN_THE_CHAIR, Scene, chair_role, resolved
from hansard.spoken_offices import also_called

HOUSES = {
    "commons": "commons",
    "westminster-hall": "commons",
    "public-bill-committee": "commons",
    "lords": "lords",
    "grand-committee": "lords",
}
SOURCE_ID = re.compile(r"(?:^|/)(person|parliament|member|lord)/(\d{1,9})$")
SCHEMES = {"person": "publicwhip", "parliament": "parliament"}
Seated = tuple[Person, Membership]
Answer = Person | Ambiguous | Unresolved
Rule = Callable[[Attribution, History, Scene], Answer | None]


def resolve(sitting: Sitting, register: Register) -> tuple[Resolution | None, ...]:
    """One resolution an item of the sitting, in its order; None for items that are no attributed speech."""
    scene = Scene(sitting.chamber, HOUSES.get(sitting.chamber, sitting.chamber), sitting.date, register)
    history = History()
    resolutions: list[Resolution | None] = []
    for item in sitting.items:
        resolution = resolve_turn(item, history, scene)
        history = _after(history, item, resolution)
        resolutions.append(resolution)
    return tuple(resolutions)


def resolve_turn(item: Item, history: History, scene: Scene) -> Resolution | None:
    """The resolution of one item; None unless it is a speech with an attribution."""
    if not isinstance(item, Speech) or item.attribution is None:
        return None
    for name, rule in _rules(scene.chamber):
        answer = rule(item.attribution, history, scene)
        if isinstance(answer, Person):
            return resolved(answer, item, history, scene, name)
        if answer is not None:
            return answer
    return Unresolved("not-in-register")


def by_source_id(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """The person whose id the source gives; one that the register lacks is known by id and printed name only.

    But where the one of that name who sits in this House that day is known without an id of that kind, it is theirs.
    """
    match = SOURCE_ID.search(attribution.person_id or "")
    if match is None:
        return None
    kind, number = match.groups()
    if known := scene.register.by_source_id(match[0]):
        return known
    scheme = SCHEMES.get(kind)
    identifiers = {scheme: number} if scheme else {}
    bare_id = number if kind == "person" else f"{kind}-{number}"
    likely = name_at_date(attribution, history, scene)
    if isinstance(likely, Person) and (scheme or "publicwhip") not in likely.identifiers:
        return replace(likely, identifiers=likely.identifiers | identifiers)
    return Person(bare_id, _printed_name(attribution), identifiers)


def collective(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """“Several hon. Members”, “Noble Lords”: nobody in particular."""
    return Unresolved("collective") if is_collective(attribution.name or attribution.printed) else None


def chair(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """A title of the Chair without a name: whoever had it earlier with a name, else the one who can only be meant."""
    title = attribution.office or attribution.name or ""
    if not is_chair(title) or (attribution.name and not is_chair(attribution.name)):
        return None
    if earlier := history.titles.get(fold_words(title)):
        return earlier
    role = presiding_office(title, scene.chamber)
    holders = scene.holders(role) if role else ()
    return holders[0] if len(holders) == 1 else Unresolved("chair-unnamed", *chair_role())


def presiding(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """Whoever is printed as the Chair of a House abroad: nobody the register knows, but in the chair."""
    title = attribution.office or attribution.name or ""
    is_presiding = is_chair(title) or title.casefold() == IN_THE_CHAIR
    return Unresolved("not-in-register", *chair_role()) if is_presiding else None


def name_and_seat(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """Whoever held the printed constituency that day, if the printed name or at least the surname is theirs."""
    if not (attribution.constituency and attribution.name and scene.day):
        return None
    for person in scene.register.seated(attribution.constituency, scene.day):
        if any(_ends(fold(name.text), fold(attribution.name)) for name in person.names):
            return person
    return None


def full_mention(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """Whoever had this name, or as “Mr Dhesi” this surname, in full at an earlier turn of the sitting."""
    if not attribution.name:
        return None
    folded = fold(attribution.name)
    found = history.named.get(folded) or (history.surnames.get(folded, ()) if has_honorific(attribution.name) else ())
    return _one_of(found, "named earlier in this sitting")


def name_at_date(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """The one person of that full name who held a seat in this House that day."""
    if not attribution.name:
        return None
    named = scene.register.named(attribution.name, scene.day)
    if not named:
        return None
    if scene.day is None:
        return Unresolved("no-date")
    seated = {person.id: (person, seat) for person in named if (seat := scene.seat(person))}
    if not seated:
        return Unresolved("no-seat-that-day")
    return _one_of(_likely(seated.values(), attribution, scene), f"of that name, with a seat on {scene.day}")


def office_at_date(attribution: Attribution, history: History, scene: Scene) -> Answer | None:
    """An office without a name: whoever had it earlier in this sitting, else its only holder that day.

    “The Home Secretary” is in the register, at times, only as the Secretary of State for the Home Department.
    """
    if attribution.name or not attribution.office:
        return None
    own, also = fold_words(attribution.office), also_called(attribution.office, scene.house)
    if earlier := next((history.titles[title] for title in (own, *also) if title in history.titles), None):
        return earlier
    held = scene.holders(own) or [person for title in also for person in scene.holders(title)]
    return _one_of(held, f"held that office on {scene.day}") or Unresolved("office-not-in-register")


RULES: tuple[tuple[str, Rule], ...] = (
    ("source-id", by_source_id),
    ("collective", collective),
    ("chair", chair),
    ("name-and-seat", name_and_seat),
    ("full-mention", full_mention),
    ("name-at-date", name_at_date),
    ("office-at-date", office_at_date),
)
"""The rules in their order: the first that answers decides."""

# The register knows who sat at Westminster: a name, a seat (South Antrim) or an office (Minister for Health) printed in
# Belfast, Cardiff or Edinburgh may be somebody else's there. The ids of persons are the same everywhere.
HEARD_RULES: tuple[tuple[str, Rule], ...] = (
    ("source-id", by_source_id),
    ("collective", collective),
    ("chair", chair),
    ("full-mention", full_mention),
)
"""The rules in the other British chambers: what the source or the sitting itself says."""

# The register knows British members only: OpenAustralia's `uk.org.publicwhip/member/101` is not parlparse's, and who
# speaks in a legislature that is not told may be anybody.
ABROAD = re.compile(rf"[a-z]{{2}}-|{UNKNOWN_CHAMBER}$")
ABROAD_RULES: tuple[tuple[str, Rule], ...] = (("collective", collective), ("presiding", presiding))


def _rules(chamber: str) -> tuple[tuple[str, Rule], ...]:
    if ABROAD.match(chamber):
        return ABROAD_RULES
    return RULES if chamber in HOUSES else HEARD_RULES


def _after(history: History, item: Item, resolution: Resolution | None) -> History:
    if isinstance(item, Heading):
        return history.under(item)
    if isinstance(item, Speech) and item.attribution and isinstance(resolution, Resolved):
        return history.heard(item, item.attribution, resolution)
    return history


def _one_of(persons: Iterable[Person], reason: str) -> Answer | None:
    found = {person.id: person for person in persons}
    if len(found) > 1:
        return Ambiguous(tuple(Candidate(person, reason) for person in found.values()), "several-of-that-name")
    return next(iter(found.values()), None)


def _likely(seated: Iterable[Seated], attribution: Attribution, scene: Scene) -> list[Person]:
    """Of several, those of the printed party; of these, those whose own name that day it is, no alternate."""
    found = list(seated)
    party = canonical(attribution.party) if attribution.party else None
    found = [(person, seat) for person, seat in found if seat.party == party] or found if party else found
    own = [person for person, _ in found if fold(person.name_on(scene.day)) == fold(attribution.name or "")]
    return own or [person for person, _ in found]


def _ends(full: str, printed: str) -> bool:
    """Whether the printed name is the full one or its last words: “duncan smith” of “iain duncan smith”."""
    return f" {full}".endswith(f" {printed}")


def _printed_name(attribution: Attribution) -> tuple[Name, ...]:
    """The name, or the title of a Chair that is not named: as “Mr Speaker” prints, not “Speaker”."""
    return (Name(bare_name(attribution.name) if attribution.name else attribution.printed),)

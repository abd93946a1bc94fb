"""What earlier turns of a sitting tell of later ones; a value, passed from turn to turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hansard.model import Attribution, Heading, Speech, SpeechKind
from hansard.names import fold, fold_words
from hansard.people import Person, Resolved

Persons = tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Persons by the full names and by the surnames they were printed with, and by the office printed with a name.

    `offices` are the offices printed for a person (by id), `answered` the ids of those who answered a question as
    ministers, `headings` those that stand above the present turn, outermost first.
    """

    named: Mapping[str, Persons] = field(default_factory=dict)
    surnames: Mapping[str, Persons] = field(default_factory=dict)
    titles: Mapping[str, Person] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    headings: tuple[Heading, ...] = ()

    def under(self, heading: Heading) -> History:
        """The history below one more heading, which closes those of its own level and deeper."""
        above = tuple(earlier for earlier in self.headings if earlier.level < heading.level)
        return replace(self, headings=(*above, heading))

    def heard(self, speech: Speech, attribution: Attribution, found: Resolved) -> History:
        """The history after a resolved turn."""
        person = found.person
        answers = speech.kind is SpeechKind.ANSWER and found.role == "minister"
        return replace(
            self,
            named=_with_all(self.named, _full_names(attribution), person),
            surnames=_with_all(self.surnames, _surnames(attribution), person),
            titles=_titled(self.titles, attribution, person),
            offices=_titles_of(self.offices, attribution, person),
            answered=self.answered | {person.id} if answers else self.answered,
        )


def _full_names(attribution: Attribution) -> tuple[str, ...]:
    folded = fold(attribution.name or "")
    return (folded,) if " " in folded else ()


def _surnames(attribution: Attribution) -> tuple[str, ...]:
    """Every ending of the full name that a later turn may print: “iain duncan smith” → “duncan smith”, “smith”."""
    words = fold(attribution.name or "").split()
    return tuple(" ".join(words[start:]) for start in range(1, len(words)))


def _with_all(known: Mapping[str, Persons], keys: tuple[str, ...], person: Person) -> Mapping[str, Persons]:
    new = {key: (*known.get(key, ()), person) for key in keys if person not in known.get(key, ())}
    return {**known, **new} if new else known


def _titled(known: Mapping[str, Person], attribution: Attribution, person: Person) -> Mapping[str, Person]:
    """An office printed with a name is that person's until it is printed with another name."""
    if not (attribution.office and attribution.name):
        return known
    title = fold_words(attribution.office)
    return known if known.get(title) is person else {**known, title: person}


def _titles_of(known: Mapping[str, str], attribution: Attribution, person: Person) -> Mapping[str, str]:
    if not attribution.office or known.get(person.id) == attribution.office:
        return known
    return {**known, person.id: attribution.office}

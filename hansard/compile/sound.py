"""The facts without those that cannot be true: a period that ends before it begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hansard.compile.facts import Facts, Key


def sound(facts: Facts) -> tuple[Facts, list[str]]:
    """The facts whose periods run forward, and a sentence for each of the others."""
    problems = [
        *(_said(fact.person, f"a seat in the {fact.chamber}", fact.start, fact.end) for fact in facts.seats),
        *(_said(fact.person, f"the party {fact.party}", fact.start, fact.end) for fact in facts.parties),
        *(_said(fact.person, fact.office.role, fact.office.start, fact.office.end) for fact in facts.offices),
    ]
    kept = replace(
        facts,
        seats=tuple(fact for fact in facts.seats if not _backwards(fact.start, fact.end)),
        parties=tuple(fact for fact in facts.parties if not _backwards(fact.start, fact.end)),
        offices=tuple(fact for fact in facts.offices if not _backwards(fact.office.start, fact.office.end)),
    )
    return kept, [problem for problem in problems if problem]


def _said(person: Key, what: str, start: date | None, end: date | None) -> str | None:
    return f"{what} of {person.scheme} {person.value} ends on {end}, before {start}" if _backwards(start, end) else None


def _backwards(start: date | None, end: date | None) -> bool:
    return bool(start and end and end < start)

"""What kind of office a printed or registered title is, and which party was the Official Opposition on a day.

The facts stand in `hansard/data/offices.toml`, each with an example.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from hansard.names import fold_words
from hansard.people import Membership, Office, OfficeKind, holds


@dataclass(frozen=True, slots=True)
class KindRule:
    """An office whose folded title starts with one of `opens` or contains one of `holds` is of this kind."""

    kind: OfficeKind
    opens: tuple[str, ...]
    holds: tuple[str, ...]
    examples: tuple[str, ...]

    def fits(self, title: str) -> bool:
        """Whether a folded title is of this kind; words are compared whole."""
        padded = f" {title} "
        return any(padded.startswith(f" {words} ") for words in self.opens) or any(
            f" {words} " in padded for words in self.holds
        )


@dataclass(frozen=True, slots=True)
class OppositionPeriod:
    """The party that was the Official Opposition from `start` to `end` (None: still)."""

    party: str
    start: date
    end: date | None


@cache
def kind_rules() -> tuple[KindRule, ...]:
    """The rules in their order: the first that fits decides."""
    return tuple(
        KindRule(OfficeKind(row["kind"]), tuple(row["opens"]), tuple(row["holds"]), tuple(row["examples"]))
        for row in _facts()["kind"]
    )


@lru_cache(maxsize=16_384)
def kind_of(title: str) -> OfficeKind:
    """The kind of an office from its title; a title that fits no rule (a committee's chair) is `parliamentary`."""
    folded = fold_words(title)
    return next((rule.kind for rule in kind_rules() if rule.fits(folded)), OfficeKind.PARLIAMENTARY)


@lru_cache(maxsize=16_384)
def seniority(title: str) -> int:
    """The place of a title among those that open alike, 0 the most senior; titles not listed come last."""
    folded, order = f"{fold_words(title)} ", _facts()["seniority"]
    return next((place for place, words in enumerate(order) if folded.startswith(f"{words} ")), len(order))


@cache
def opposition_periods() -> tuple[OppositionPeriod, ...]:
    """Which party was the Official Opposition, in order of time."""
    return tuple(
        OppositionPeriod(row["party"], row["start_date"], row.get("end_date"))
        for row in _facts()["official_opposition"]
    )


def official_opposition(day: date) -> str | None:
    """The party of the Official Opposition on that day, or None before the facts begin."""
    return next((p.party for p in opposition_periods() if holds(p.start, p.end, day)), None)


@lru_cache(maxsize=4_096)
def presiding_office(title: str, chamber: str) -> str | None:
    """The office of the register that a title of the Chair means where one person alone can hold it: “Mr Speaker”.

    In the Commons that is; Belfast and other chambers have a Mr Speaker of their own.
    """
    here = (row for row in _facts()["presides"] if row["chamber"] == chamber)
    return {fold_words(row["printed"]): row["role"] for row in here}.get(fold_words(title))


@lru_cache(maxsize=4_096)
def is_house_body(heading: str) -> bool:
    """Whether questions under this heading go to a body of the House, whose spokesperson is no minister."""
    folded = fold_words(heading)
    return any(fold_words(row["heading"]) in folded for row in _facts()["house_body"])


def arranged(offices: Iterable[Office], memberships: Sequence[Membership]) -> tuple[Office, ...]:
    """The offices in order of time, those of the Official Opposition marked by the party of their first day."""
    marked = [replace(office, official_opposition=_opposes(office, memberships)) for office in offices]
    return tuple(sorted(marked, key=lambda o: (o.start or date.min, o.end or date.max, o.kind.value, o.title)))


def _opposes(office: Office, memberships: Sequence[Membership]) -> bool:
    if office.kind is not OfficeKind.OPPOSITION or office.start is None:
        return False
    parties = [m.party for m in memberships if holds(m.start, m.end, office.start)]
    return bool(parties) and official_opposition(office.start) in parties


@cache
def _facts() -> dict[str, list[Any]]:
    facts: dict[str, list[Any]] = tomllib.loads(
        files("hansard").joinpath("data/offices.toml").read_text(encoding="utf-8")
    )
    return facts

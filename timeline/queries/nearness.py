"""How near a debate is to a text, and why. Pure.

score = (3/4 words + 1/4 topics) × date, each from 0 to 1:

* words: the weights of the terms it says, each the more the more of its speeches say it (as BM25 counts, with debates
  for documents), against those of the `FULL` heaviest terms of the text;
* topics: the share of its speeches that are about a topic of the text;
* date: 1 on the day itself, towards `FAR` with a half-life of `HALF_LIFE` days; 1 for a text without a date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline import results

FULL, SHOWN = 10, 6
WORDS, TOPICS = 0.75, 0.25
SATURATION, LENGTH, USUAL_SIZE = 1.2, 0.75, 12
FAR, HALF_LIFE = 0.3, 45
LEAST_TERMS, LEAST_SCORE = 2, 0.02


@dataclass(frozen=True, slots=True)
class Found:
    """A term of the text as printed there, what it weighs, and the keys of the speeches that say it."""

    printed: str
    weight: float
    is_name: bool
    speeches: frozenset[int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A debate with `size` speeches; `speeches` are the keys of those looked at, `about` counts those about a topic."""

    debate: results.DebateRef
    size: int
    speeches: frozenset[int]
    about: Mapping[str, int]


def ranked(
    candidates: Sequence[Candidate], found: Sequence[Found], titles: Mapping[str, str], day: date | None
) -> tuple[results.NearDebate, ...]:
    """The debates that share a topic or at least `LEAST_TERMS` terms with the text, the nearest first."""
    full = sum(sorted((one.weight for one in found), reverse=True)[:FULL])
    near = (_near(candidate, found, titles, day, full) for candidate in candidates)
    kept = [one for one in near if one and one.score >= LEAST_SCORE]
    return tuple(sorted(kept, key=lambda one: (-one.score, abs(one.days or 0), one.debate.id)))


def _near(
    candidate: Candidate, found: Sequence[Found], titles: Mapping[str, str], day: date | None, full: float
) -> results.NearDebate | None:
    said = [(_part(one, candidate), one) for one in found if one.speeches & candidate.speeches]
    if len(said) < LEAST_TERMS and not candidate.about:
        return None
    said.sort(key=lambda pair: (-pair[0], pair[1].printed))
    days = (candidate.debate.date - day).days if day else None
    in_words = min(1.0, sum(part for part, _ in said) / full) if full else 0.0
    in_topics = min(1.0, max(candidate.about.values(), default=0) / candidate.size)
    score = (WORDS * in_words + TOPICS * in_topics) * _closeness(days)
    reasons = (*_terms([one for _, one in said]), *_topics(candidate, titles), *_date(days))
    return results.NearDebate(debate=candidate.debate, score=round(score, 3), days=days, reasons=reasons)


def _part(one: Found, candidate: Candidate) -> float:
    times = len(one.speeches & candidate.speeches)
    norm = SATURATION * (1 - LENGTH + LENGTH * candidate.size / USUAL_SIZE)
    return one.weight * times / (times + norm)


def _closeness(days: int | None) -> float:
    return 1.0 if days is None else FAR + (1 - FAR) * 0.5 ** (abs(days) / HALF_LIFE)


def _terms(said: Sequence[Found]) -> list[results.NearReason]:
    names = tuple(one.printed for one in said if one.is_name)[:SHOWN]
    words = tuple(one.printed for one in said if not one.is_name)[:SHOWN]
    reasons = []
    if names:
        reasons.append(results.NearReason(kind="names", text=f"names {_listed(names)}", values=names))
    if words:
        reasons.append(results.NearReason(kind="words", text=f"says {_listed(words)}", values=words))
    return reasons


def _topics(candidate: Candidate, titles: Mapping[str, str]) -> list[results.NearReason]:
    if not candidate.about:
        return []
    slugs = tuple(sorted(candidate.about, key=lambda slug: (-candidate.about[slug], slug)))
    counted = _listed([f"{titles[slug]} ({candidate.about[slug]} of {candidate.size} speeches)" for slug in slugs])
    return [results.NearReason(kind="topics", text=f"is about {counted}", values=slugs)]


def _date(days: int | None) -> list[results.NearReason]:
    if days is None:
        return []
    if days == 0:
        return [results.NearReason(kind="date", text="on the same day")]
    number = f"{abs(days):,} {'day' if abs(days) == 1 else 'days'}"
    return [results.NearReason(kind="date", text=f"{number} {'after' if days > 0 else 'before'} it")]


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts)

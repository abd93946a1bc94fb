"""The filters that are in force on a page, in words, each with the address parameters that remain without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from web.display import chamber, words
from web.params import SpeechesQuery, WhoQuery


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One filter in words; `without` are the parameters of the same question without it."""

    said: str
    without: dict[str, Any]


def narrowings(
    query: WhoQuery, speaker: str | None, mentioned: str | None = None, *, compared: str = ""
) -> tuple[Narrowing, ...]:
    """All but the period, which every form shows, and the parameter whose values are compared.

    `speaker` and `mentioned` are names of people in the query.
    """
    said = {
        "speaker": f"Only speeches of {speaker}" if speaker else "",
        "party": _only(query.party),
        "chamber": _only([chamber(slug) for slug in query.chamber]),
        "mentions": f"Only mentioning {mentioned}" if mentioned else "",
        "kind": _only([f"the kind “{words(kind.value)}”" for kind in query.kind]),
        "role": _only([f"the role “{words(role.value)}”" for role in query.role]),
        "include_chair": "Also the Chair and procedure" if query.include_chair else "",
        **(_of_speeches(query) if isinstance(query, SpeechesQuery) else {}),
    }
    told = {name: text for name, text in said.items() if text and name != compared}
    return tuple(Narrowing(text, query.args(cursor=None, **{name: None})) for name, text in told.items())


def _of_speeches(query: SpeechesQuery) -> dict[str, str]:
    closeness = "about" if query.strength == "about" else "about or mentioning"
    return {
        "topic": f"Only {closeness} {words(query.topic)}" if query.topic else "",
        "office": f"Only from an office with “{query.office}”" if query.office else "",
    }


def _only(values: list[str]) -> str:
    return f"Only {' or '.join(values)}" if values else ""

"""Party names and colours: every spelling met in the sources, brought to the name people say.

The facts stand in `hansard/data/parties.toml`, each with an example that the tests read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

UNKNOWN_COLOUR = "#767676"


@dataclass(frozen=True, slots=True)
class Party:
    """A party or group: `codes` are its other spellings, `colour` is `#rrggbb`, `example` an attribution with it."""

    name: str
    codes: tuple[str, ...]
    colour: str
    example: str


@cache
def parties() -> tuple[Party, ...]:
    """Every known party, in the order of the data file."""
    rows = tomllib.loads(files("hansard").joinpath("data/parties.toml").read_text(encoding="utf-8"))["party"]
    return tuple(Party(row["name"], tuple(row["codes"]), row["colour"], row["example"]) for row in rows)


@lru_cache(maxsize=4096)
def canonical(text: str) -> str | None:
    """The party's name as people say it (`Lab/Co-op` → `Labour`), or None: what is unknown is never guessed."""
    return _by_key().get(_key(text))


def colour(party: str) -> str:
    """The colour `#rrggbb` of a party in any of its spellings; a neutral grey for one that is unknown."""
    name = canonical(party)
    return next((known.colour for known in parties() if known.name == name), UNKNOWN_COLOUR)


@cache
def _by_key() -> dict[str, str]:
    return {_key(spelling): party.name for party in parties() for spelling in (party.name, *party.codes)}


def _key(text: str) -> str:
    words = text.casefold().replace("&", " and ").replace(".", " ").split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    words = words[:-1] if words[-1:] == ["party"] and len(words) > 1 else words
    return " ".join(words)

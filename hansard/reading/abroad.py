"""Names of chambers: British ones by our names, others as ISO country code and chamber: `ie-dail`, `at-nationalrat`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from slugify import slugify

from hansard.model import UNKNOWN_CHAMBER, Hints, ParseWarning

LONGEST = 80
BRITAIN = frozenset({"gb", "uk"})
# By the words that ParlaMint and Akoma Ntoso documents use of them.
BRITISH = {
    "commons": "commons",
    "house-of-commons": "commons",
    "parliament-hc": "commons",
    "hc": "commons",
    "lords": "lords",
    "house-of-lords": "lords",
    "parliament-hl": "lords",
    "hl": "lords",
    "westminster-hall": "westminster-hall",
    "grand-committee": "grand-committee",
    "scottish-parliament": "scottish-parliament",
    "senedd": "senedd",
    "northern-ireland-assembly": "northern-ireland-assembly",
    "london-assembly": "london-assembly",
}
PARTS = {"gb-sct": "scottish-parliament", "gb-wls": "senedd", "gb-nir": "northern-ireland-assembly"}
# ParlaMint's abbreviations, and its one-chamber parliaments, written out.
WRITTEN_OUT = {
    "at-nr": "at-nationalrat",
    "at-br": "at-bundesrat",
    "nl-tk": "nl-tweede-kamer",
    "nl-ek": "nl-eerste-kamer",
    "es-ga-parliament": "es-ga-parlamento",
    "es-ct-parliament": "es-ct-parlament",
    "es-pv-parliament": "es-pv-parlamento",
}
_COUNTRY = re.compile(r"[a-z]{2}(?:-[a-z]{2,3})?")
_NO_LETTERS = re.compile(r"[^a-z]+")


def chamber_of(country: str | None, house: str | None) -> str | None:
    """The chamber that a country's code and the source's word for the house mean; None where either is missing."""
    code, word = (country or "").strip().casefold(), _slug(house)
    if code in PARTS:
        return PARTS[code]
    if code in BRITAIN:
        return BRITISH.get(word)
    if not _COUNTRY.fullmatch(code) or not word:
        return None
    return WRITTEN_OUT.get(f"{code}-{word}", f"{code}-{word}")


def is_british(chamber: str) -> bool:
    """Whether Britain's grammar of names and kinds of turns holds in this chamber."""
    return chamber in BRITISH.values()


class Setting(NamedTuple):
    """Where and when a sitting was, with a warning for each of the two that its document does not say."""

    chamber: str
    date: date | None
    warnings: tuple[ParseWarning, ...]


def setting(said: tuple[str | None, date | None], hints: Hints, line: int | None, dated: str) -> Setting:
    """The chamber and the day that the document says, else the user's; `dated` is how it would say the day."""
    chamber = said[0] or hints.chamber or UNKNOWN_CHAMBER
    no_date = ParseWarning(line, "no-date", f"the document states no date; expected {dated}")
    no_chamber = ParseWarning(line, "no-chamber", f"nothing tells country and house; taken as {chamber}")
    told = ((said[1], no_date), (said[0], no_chamber))
    return Setting(chamber, said[1] or hints.date, tuple(warning for value, warning in told if value is None))


def _slug(house: str | None) -> str:
    """Letters and hyphens only, as ids have them."""
    return _NO_LETTERS.sub("-", slugify(house or "", max_length=LONGEST, word_boundary=True)).strip("-")

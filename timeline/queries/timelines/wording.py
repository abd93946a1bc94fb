"""What is counted, in words, and what was asked, as given."""

from __future__ import annotations

from timeline.filters import By, Filter, Measure, Per

UNITS: dict[Measure, str] = {
    "speeches": "speeches about the topic",
    "mentions": "places where words of the topic stand in speeches about it",
    "debates": "debates that belong to the topic, with a speech about it",
    "speakers": "people who spoke about the topic",
    "words": "words of speeches about the topic",
}
ANY: dict[Measure, str] = {
    "speeches": "speeches about the topic or mentioning it",
    "mentions": "places where words of the topic stand",
    "debates": "debates that belong to the topic, with a speech about it or mentioning it",
    "speakers": "people who spoke about the topic or mentioned it",
    "words": "words of speeches about the topic or mentioning it",
}
PER: dict[Per, str] = {
    "sitting-day": "for each day of which a whole sitting is stored",
    "thousand-speeches": "in each thousand speeches of whole days, whatever they are about",
    "million-words": "in each million words of whole days, whatever they are about",
}
SPLIT: dict[By, str] = {
    "party": "party", "role": "role", "chamber": "chamber", "speaker": "speaker", "sub-topic": "sub-topic",
    "kind": "kind of speech",
}  # fmt: skip


def unit(filter: Filter, measure: Measure, by: By, per: Per) -> str:
    """“people who spoke about the topic (each counted once in each bar and party)”."""
    words = (UNITS if filter.strength == "about" else ANY)[measure]
    if per != "none":
        words = f"{words}, {PER[per]}"
    if measure in ("debates", "speakers"):
        where = f"bar and {SPLIT[by]}" if by in SPLIT else "bar"
        return f"{words} (each counted once in each {where})"
    if by == "sub-topic":
        return f"{words} (one of several sub-topics is counted in each)"
    return words


def noun(measure: Measure, per: Per) -> str:
    """What a figure counts, in two words or three: “speeches per sitting day”."""
    return measure if per == "none" else f"{measure} per {per.replace('-', ' ')}"


def echo(filter: Filter) -> dict[str, str | list[str]]:
    """What was asked beside the topic and the period, as given."""
    lists = {"chamber": filter.chamber, "party": filter.party, "kind": filter.kind, "role": filter.role}
    words = {"speaker": filter.speaker, "office": filter.office, "text": filter.text, "mentions": filter.mentions}
    found: dict[str, str | list[str]] = {name: list(given) for name, given in lists.items() if given}
    found |= {name: given for name, given in words.items() if given}
    if filter.strength != "about":
        found["strength"] = filter.strength
    if filter.include_chair:
        found["include_chair"] = "yes"
    if filter.every_part:
        found["every_part"] = "yes"
    return found

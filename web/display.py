"""How values look on a page: the filters and globals that templates use. Dates are British, numbers have commas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, time
from typing import Any

from flask import Flask
from slugify import slugify

from hansard.parties import parties
from timeline.results import Debate, Speech
from web import marks
from web.respond import asset

CHAMBERS = {"lords": "House of Lords", "commons": "House of Commons", "london-assembly": "London Assembly"}
WRITTEN = ("question", "answer", "statement")
SERIES = {"commons": "HC", "westminster-hall": "HC", "lords": "HL", "grand-committee": "HL"}


def day(value: date) -> str:
    """`25 November 2024`"""
    return f"{value.day} {value:%B %Y}"


def short_day(value: date) -> str:
    """`25 Nov 2024`"""
    return f"{value.day} {value:%b %Y}"


def clock(value: time) -> str:
    """`15:10`"""
    return f"{value:%H:%M}"


def number(value: int) -> str:
    """`12,345`"""
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    """`1 speech`, `2 speeches`"""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def words(slug: str) -> str:
    """A slug as words: `online-safety` → `online safety`"""
    return slug.replace("-", " ")


def chamber(slug: str) -> str:
    """`House of Commons`, `Westminster Hall`; abroad with the country's code, `Nationalrat (AT)`"""
    country, dash, house = slug.partition("-")
    if dash and len(country) == 2:
        return f"{words(house).title()} ({country.upper()})"
    return CHAMBERS.get(slug) or words(slug).title()


def party_class(party: str | None) -> str:
    """The class that brings a party's colour, as `/parties.css` defines it."""
    return f"party-{slugify(party)}" if party else "party-unknown"


def party_styles() -> str:
    """A style sheet that gives each known party its colour as the custom property `--party`."""
    return "".join(f".{party_class(party.name)}{{--party:{party.colour}}}\n" for party in parties())


def cite(debate: Debate) -> str:
    """How a debate is cited: `HC Deb 25 November 2024, cols 491–493`; empty for chambers without such a custom."""
    series = SERIES.get(debate.chamber)
    columns = [item.speech.column for item in debate.items if item.kind == "speech" and item.speech.column]
    if not series or not columns:
        return ""
    first, last = columns[0], columns[-1]
    return f"{series} Deb {day(debate.date)}, " + (f"col {first}" if first == last else f"cols {first}–{last}")


def read_from(debate: Debate) -> list[tuple[str, int]]:
    """The formats that the debate's speeches were read from, and how many from each; one may have several."""
    found: Counter[str] = Counter()
    for item in debate.items:
        if item.kind == "speech":
            found.update({source.format for source in item.speech.sources})
    return found.most_common()


def turns(debate: Debate) -> dict[str, list[str]]:
    """The ids of each person's speeches in the debate, in order, by the person's id."""
    found: dict[str, list[str]] = {}
    for item in debate.items:
        if item.kind == "speech" and item.speech.speaker:
            found.setdefault(item.speech.speaker.id, []).append(item.speech.id)
    return found


def label(speech: Speech) -> str:
    """What a turn that was never spoken is: `written question`, `written answer`, `written statement`; else empty."""
    if not speech.written:
        return ""
    return f"written {speech.kind}" if speech.kind in WRITTEN else "written"


def by_id(debate: Debate) -> dict[str, Speech]:
    """The debate's speeches by their ids."""
    return {item.speech.id: item.speech for item in debate.items if item.kind == "speech"}


FILTERS: tuple[Callable[..., Any], ...] = (
    day, short_day, clock, number, count, words, chamber, party_class, cite, read_from, turns, label, by_id,
    marks.paragraphs, marks.excerpt,
)  # fmt: skip


def register(app: Flask) -> None:
    """Gives templates the filters above and `asset`."""
    app.jinja_env.filters.update({function.__name__: function for function in FILTERS})
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

"""How values look on a page: the filters and globals that templates use. Dates are British, numbers have commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from flask import Flask, g, url_for
from slugify import slugify

from hansard.parties import parties
from timeline import queries
from timeline.results import Speech
from timeline.tagged import state as topic_state
from web import marks
from web.chart import figure
from web.context import store, topics
from web.respond import asset
from web.why import why

CHAMBERS = {"lords": "House of Lords", "commons": "House of Commons", "london-assembly": "London Assembly"}
GLANCE = 120
"""So many characters of a description are read at a glance."""
WRITTEN = ("question", "answer", "statement")


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


def titled(slug: str) -> str:
    """The title of a topic, as its definition spells it; of one that is not stored its slug as words."""
    if "titles" not in g:
        g.titles = queries.titles(store())
    return g.titles.get(slug) or words(slug).capitalize()


def stale(slugs: Sequence[str] = ()) -> list[str]:
    """Which of these topics, or of all in use, the stored speeches are not yet tagged with by their definitions."""
    return [slug for slug in topic_state.stale(store(), topics()) if not slugs or slug in slugs]


def gist(description: str) -> str:
    """The beginning of a description, to read at a glance: a sentence, or of a long one the parts that have room."""
    sentence = re.split(r"(?<=\w[.?!]) (?=[A-Z])", description, maxsplit=1)[0]
    if len(sentence) <= GLANCE:
        return sentence
    cuts = (max(sentence.rfind(mark, GLANCE // 3, GLANCE) for mark in marks) for marks in (";:", ",", " "))
    return sentence[: next((cut for cut in cuts if cut > 0), GLANCE)] + " …"


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


def turn_address(speech: Speech, topic: str | None = None) -> str:
    """The address of a speech in its debate, whichever page of a long one holds it; a topic marks its words there."""
    at = speech.id.removeprefix(f"{speech.debate.id}.") if speech.position else None
    return url_for("debates.debate", id=speech.debate.id, topic=topic, at=at, _anchor=speech.id)


def label(speech: Speech) -> str:
    """What a turn that was never spoken is: `written question`, `written answer`, `written statement`; else empty."""
    if not speech.written:
        return ""
    return f"written {speech.kind}" if speech.kind in WRITTEN else "written"


FILTERS: tuple[Callable[..., Any], ...] = (
    day, short_day, clock, number, count, words, titled, gist, chamber, party_class, label, turn_address,
    marks.paragraphs, marks.excerpt, figure, why,
)  # fmt: skip


def register(app: Flask) -> None:
    """Gives templates the filters above, `asset` and `stale`."""
    app.jinja_env.filters.update({function.__name__: function for function in FILTERS})
    app.jinja_env.globals.update(asset=asset, stale=stale)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

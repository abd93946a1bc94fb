"""`hansard search` and `speakers`: the pages' questions, answered in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from timeline import queries, results
from timeline.filters import PeopleFilter
from timeline.results.search import Sort
from web.commands import shared
from web.sought import Finder, finder

HOUSES = ("commons", "lords")
AROUND, SHOWN = 60, 200
"""So many characters stand before the first word found, and are shown in all."""


@click.command()
@click.argument("query")
@shared.database
@shared.filters
@click.option("--sort", type=click.Choice(["newest", "relevance"]), default="newest", show_default=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The API's JSON.")
def search(
    query: str,
    database: str | None,
    start: date | None,
    end: date | None,
    chamber: tuple[str, ...],
    party: tuple[str, ...],
    sort: Sort,
    limit: int,
    as_json: bool,
) -> None:
    """Speeches by their words: all of them must stand there.

    For example: "online safety", '"online safety" OR harm*', 'safety -online', 'online NEAR/5 safety',
    'china speaker:"first and last name"', 'party:labour topic:online-safety from:2024'. docs/search.md has it all.
    """
    filter = shared.filter_of(start, end, chamber, party, text=query)
    page = queries.search(shared.open_at(database), filter, sort=sort, limit=limit)
    if as_json:
        click.echo(page.model_dump_json(by_alias=True))
        return
    find = finder(query)
    for speech in page.items:
        click.echo(f"{speech.debate.date} {_who(speech)} · {speech.debate.title}\n    {_passage(speech.text, find)}")
        click.echo(f"    {speech.id}")
    for line in _further(page):
        click.echo(line, err=True)
    click.echo(f"{page.total} speeches")


def _passage(text: str, find: Finder) -> str:
    """The words around the first that was sought, on one line."""
    first = next(iter(find(text)), (0, 0))[0]
    start = text.rfind(" ", 0, max(first - AROUND, 0)) + 1
    shown = " ".join(text[start : start + SHOWN].split())
    return f"{'… ' if start else ''}{shown}{' …' if start + SHOWN < len(text) else ''}"


def _further(page: results.SearchResults) -> Iterator[str]:
    """How it was understood, what may have been meant, and what the search can be narrowed to."""
    yield f"understood as {page.understood}"
    if page.meant:
        yield f"some of these words stand in no speech; did you mean {page.meant!r}?"
    for one in page.people:
        yield f"by a person of that name: speaker:{one.id} ({one.name})"
    for facet in page.facets:
        values = ", ".join(f"{value.label} {value.speeches}" for value in facet.values[:5])
        yield f"by {facet.name}: {values}{' …' if facet.more or len(facet.values) > 5 else ''}"


def _who(speech: results.Speech) -> str:
    who = speech.speaker
    if who is None:
        return speech.printed or "nobody named"
    return f"{who.name} ({who.party or 'party not known'})"


@click.command()
@click.argument("words")
@shared.database
@click.option("--party", multiple=True, metavar="NAME", help="Only members of this party (may be given again).")
@click.option("--chamber", multiple=True, type=click.Choice(HOUSES), help="Only members of this House.")
@click.option("--on", type=shared.Day(), help="Only who had a seat, or the office asked for, on this day.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The API's JSON.")
def speakers(
    words: str,
    database: str | None,
    party: tuple[str, ...],
    chamber: tuple[str, ...],
    on: date | None,
    limit: int,
    as_json: bool,
) -> None:
    """People by name, seat, office, party and date, in any order; misspellings are forgiven.

    For example: "milling amanda", "member for bath 2016", "home secretary 2019", "lib dem peers".
    """
    found = queries.speakers(shared.open_at(database), PeopleFilter(words, party, chamber, on), limit=limit)
    if as_json:
        click.echo(found.model_dump_json(by_alias=True))
        return
    for hit in found.items:
        click.echo(_found(hit))
    for line in _about(found, words):
        click.echo(line, err=True)


def _found(hit: results.SpeakerHit) -> str:
    """One person in one line."""
    seat = ", ".join(filter(None, [hit.party, hit.constituency])) or "no seat known"
    years = f" {_years(hit.start, hit.end)}" if hit.start or hit.end else ""
    known_as = f", as {hit.known_as}" if hit.known_as else ""
    office = f"; {hit.office.title} {_years(hit.office.start, hit.office.end)}" if hit.office else ""
    spoken = f"{hit.speeches} speech{'' if hit.speeches == 1 else 'es'}"
    return f"{hit.id:>8}  {hit.name}{known_as} ({seat}{years}){office} {spoken}"


def _years(start: date | None, end: date | None) -> str:
    return f"{start.year if start else '?'}–{end.year if end else ''}"


def _about(found: results.Speakers, words: str) -> Iterator[str]:
    """What was understood, what may have been meant, and how many more there are."""
    if found.understood:
        yield f"understood as {' or '.join(found.understood)}"
    if found.suggestion:
        yield f"nobody fits exactly; did you mean {found.suggestion!r}?"
    if not found.items:
        yield f"nobody fits {words!r}"
    elif more := found.total - len(found.items):
        yield f"and {more} more"

"""`hansard timeline`, `search` and `speakers`: the pages' questions, answered in the terminal."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date

import click
from rich.console import Console
from rich.table import Table

from timeline import queries, results
from timeline.filters import BUCKETS, BYS, MEASURES, Bucket, By, Measure, PeopleFilter
from web.commands import shared

BAR = 30
HOUSES = ("commons", "lords")


@click.command()
@click.argument("slug")
@shared.database
@shared.filters
@click.option("--by", type=click.Choice(BYS), default="party", show_default=True)
@click.option("--measure", type=click.Choice(MEASURES), default="speeches", show_default=True)
@click.option("--bucket", type=click.Choice(BUCKETS), help="Chosen to suit the period where not given.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")
@click.option("--json", "as_json", is_flag=True, help="The API's JSON.")
def timeline(
    slug: str,
    database: str | None,
    start: date | None,
    end: date | None,
    chamber: tuple[str, ...],
    party: tuple[str, ...],
    by: By,
    measure: Measure,
    bucket: Bucket | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """A topic over time, as a table with a small chart."""
    filter = shared.filter_of(start, end, chamber, party, topic=slug)
    answer = queries.timeline(shared.open_at(database), filter, bucket=bucket, by=by, measure=measure)
    if as_json:
        click.echo(answer.model_dump_json(by_alias=True))
    elif as_csv:
        _csv(answer)
    else:
        _table(answer)


def _csv(answer: results.Timeline) -> None:
    """A row a bucket; an empty total is “not known”."""
    keys = [series.key for series in answer.series]
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["start", "end", "coverage", "sitting_days", "total", *keys])
    for b in answer.buckets:
        values = [b.values.get(key, 0 if b.total is not None else "") for key in keys]
        rows.writerow([b.start, b.end, b.coverage, b.sitting_days, "" if b.total is None else b.total, *values])


def _table(answer: results.Timeline) -> None:
    most = max((b.total or 0 for b in answer.buckets), default=0) or 1
    table = Table(title=f"{answer.topic.title}: {answer.unit}", title_justify="left")
    for name in (answer.bucket, "total", "", *(series.label for series in answer.series)):
        table.add_column(name, justify="left" if name in ("", answer.bucket) else "right")
    for b in answer.buckets:
        total = "–" if b.total is None else str(b.total)
        bar = "▇" * round(BAR * (b.total or 0) / most) or ("" if b.total is not None else b.coverage)
        table.add_row(str(b.start), total, bar, *(str(b.values.get(s.key, "")) for s in answer.series))
    console = Console()
    console.print(table)
    console.print(f"{answer.total} in all; – is not known (no transcript of a whole sitting)")


@click.command()
@click.argument("query")
@shared.database
@shared.filters
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True)
def search(
    query: str,
    database: str | None,
    start: date | None,
    end: date | None,
    chamber: tuple[str, ...],
    party: tuple[str, ...],
    limit: int,
) -> None:
    """Speeches with all these words, newest first.

    "…" is a phrase, -word leaves speeches out, word* stands for any ending.
    """
    filter = shared.filter_of(start, end, chamber, party, text=query)
    page = queries.speeches(shared.open_at(database), filter, limit=limit)
    for speech in page.items:
        click.echo(f"{speech.debate.date} {_who(speech)} · {speech.debate.title}\n    {speech.id}")
    click.echo(f"{page.total} speeches")


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

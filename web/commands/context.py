"""`hansard context`: documents from outside Parliament, in a lane of their own beside the timelines."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import click

from timeline import queries
from timeline.context import Given, reading, rows
from timeline.context import forget as forgetting
from timeline.sources import inputs
from web.commands import shared


@click.group()
def context() -> None:
    """Articles, reports, press pages and feeds beside the timelines; they are never counted."""


@context.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", "day", type=shared.Day(), help="The date of what prints none.")
@click.option("--title", help="The title, of one document.")
@click.option("--url", help="Where it was published.")
@click.option("--publisher", help="Who published it.")
@shared.database
@shared.topic_folder
def add(
    paths: tuple[str, ...],
    day: date | None,
    title: str | None,
    url: str | None,
    publisher: str | None,
    database: str | None,
    topic_folder: Path | None,
) -> None:
    """Take in plain text, saved HTML pages, Atom and RSS feeds; a page of many items becomes its items.

    Adding again changes nothing but what is given now: a date, a title, an address, a publisher.
    """
    given = Given(day=day, title=title, url=url, publisher=publisher)
    store = shared.open_at(database, create=True)
    done = list(rows.add(store, inputs(paths), shared.tagger_at(topic_folder), given))
    for one in done:
        if one.reason:
            click.echo(f"{one.path}: {one.reason}", err=True)
        for item in one.items:
            click.echo(f"{item.day or 'undated'}  {item.id}  {', '.join(item.topics) or 'no topic'}")
    items = [item for one in done for item in one.items]
    _warn_of_undated([item for item in items if item.day is None])
    counts = Counter(item.status for item in items)
    refused = sum(bool(one.reason) for one in done)
    told = ", ".join(f"{counts[status]} {status}" for status in ("new", "changed", "unchanged"))
    click.echo(f"{told}; {refused} refused")
    sys.exit(1 if refused else 0)


def _warn_of_undated(undated: list[rows.Kept]) -> None:
    if undated:
        what = (
            "1 item prints no date and stands" if len(undated) == 1 else f"{len(undated)} items print no date and stand"
        )
        click.echo(f"{what} in no lane; add the file again with --date YYYY-MM-DD", err=True)


@context.command(name="list")
@shared.database
def list_(database: str | None) -> None:
    """All documents, the newest first, those without a date last."""
    store, cursor = shared.open_at(database), None
    while True:
        page = queries.context_documents(store, cursor=cursor, limit=100)
        for item in page.items:
            about = ", ".join(item.topics) or "no topic"
            click.echo(f"{item.date or 'undated'}  {item.id}  {item.publisher or '–'}  {about}  {item.title}")
        if not (cursor := page.next):
            break
    click.echo(f"documents: {page.total}")


@context.command()
@click.argument("name", metavar="ID")
@shared.database
def forget(name: str, database: str | None) -> None:
    """Take a document out; the path of a file takes out all that came in it."""
    for id in forgetting.forget(shared.open_at(database), name):
        click.echo(f"forgotten: {id}")


@context.command()
@click.argument("path", metavar="FILE")
@click.option("--date", "day", type=shared.Day(), help="The date of the text, where it prints none.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Debates for each item.")
@shared.database
@shared.topic_folder
def near(path: str, day: date | None, limit: int, database: str | None, topic_folder: Path | None) -> None:
    """The stored debates near a text in words and date, with the reasons; the text is not stored."""
    store, tagger = shared.open_at(database), shared.tagger_at(topic_folder)
    for each in inputs([path]):
        for item in reading.read(each.content(), Given(day=day)):
            click.echo(f"{item.day or 'undated'}  {item.title}")
            found = queries.near(store, item.text, item.day, tagger, title=item.title, limit=limit)
            for one in found:
                reasons = "; ".join(reason.text for reason in one.reasons)
                click.echo(f"  {one.score:.2f}  {one.debate.id}  {one.debate.title}: {reasons}")
            if not found:
                click.echo("  no debate near it")

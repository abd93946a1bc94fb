"""`hansard ingest`, `reparse`, `status` and `db`: filling the store and looking after it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from timeline import ingest as ingesting
from timeline import queries, register_rows, settings
from timeline import store as stores
from timeline.ingest import Outcome
from timeline.sources import inputs
from web.commands import shared


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@shared.database
@shared.register
@shared.topic_folder
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read documents.")
@shared.hints
def ingest(
    paths: tuple[str, ...],
    database: str | None,
    register: Path | None,
    topic_folder: Path | None,
    jobs: int,
    day: date | None,
    chamber: str | None,
) -> None:
    """Take files and folders of transcripts into the store. Running it again changes nothing."""
    know = shared.knowledge(register, topic_folder)
    store = shared.open_at(database, create=True)
    hints = shared.hints_of(day, chamber)
    if register_rows.has_changed(store, know.register):
        click.echo("the register is another than before; `hansard reparse` resolves what is stored by it", err=True)
    outcomes = ingesting.ingest(store, inputs(paths), know, hints, jobs=jobs)
    sys.exit(1 if _report(_shown(outcomes, "ingesting"))["refused"] else 0)


def _shown(outcomes: Iterable[Outcome], doing: str) -> Iterator[Outcome]:
    """The same outcomes, with a progress bar on a terminal."""
    console = Console(stderr=True)
    yield from track(outcomes, doing, console=console, disable=not console.is_terminal, transient=True)


def _report(outcomes: Iterable[Outcome]) -> Counter[str]:
    """Print each refusal as it comes and a summary line at the end; how many of each there were."""
    counts: Counter[str] = Counter()
    sittings = set()
    for outcome in outcomes:
        counts[outcome.status] += 1
        sittings.add(outcome.sitting)
        if outcome.status == "refused":
            click.echo(f"{outcome.path}: {outcome.reason}", err=True)
        elif outcome.warnings:
            things = "1 warning" if outcome.warnings == 1 else f"{outcome.warnings} warnings"
            click.echo(f"{outcome.path}: {things}; `hansard parse` shows them", err=True)
    parts = [f"{counts[status]} {status}" for status in ("new", "unchanged", "rebuilt", "superseded", "refused")]
    click.echo(f"documents: {', '.join(parts)}; sittings touched: {len(sittings - {''})}")
    return counts


@click.command()
@shared.database
@shared.register
@shared.topic_folder
def reparse(database: str | None, register: Path | None, topic_folder: Path | None) -> None:
    """Build every sitting again from the stored documents, with today's parser, register and topics."""
    know = shared.knowledge(register, topic_folder)
    store = shared.open_at(database)
    done = list(_shown(ingesting.reparse(store, know), "building"))
    refused = [outcome for outcome in done if outcome.status == "refused"]
    for outcome in refused:
        click.echo(f"{outcome.path}: {outcome.reason}", err=True)
    built = len(done) - len(refused)
    click.echo(f"sittings built again: {built}; speeches: {sum(outcome.speeches for outcome in done)}")
    sys.exit(1 if refused else 0)


@click.command()
@shared.database
def status(database: str | None) -> None:
    """What is stored, and from when to when."""
    found = queries.status(shared.open_at(database))
    for name, value in found.model_dump(mode="json").items():
        click.echo(f"{name.replace('_', ' ')}: {'none' if value is None else value}")


@click.group()
def db() -> None:
    """The database itself."""


@db.command()
@shared.database
def upgrade(database: str | None) -> None:
    """Create the store, or bring it to the newest revision."""
    store = stores.open_store(database or settings.read().database_url, create=True)
    click.echo(f"the store is at revision {stores.revision(store)}")

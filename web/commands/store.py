"""`hansard ingest`, `reparse`, `forget`, `status` and `db`: filling the store and looking after it."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from timeline import backup as backing
from timeline import ingest as ingesting
from timeline import queries, register_file, register_rows, results, settings
from timeline import store as stores
from timeline.ingest import Outcome
from timeline.ingest import forget as forgetting
from timeline.sources import inputs
from timeline.tagged import state as topic_state
from timeline.tally import Tally
from web.commands import shared

SHOWN = 20
"""Lines of a list that `status` prints."""
LONGEST = 160
"""Characters of a reason that `status` prints; `ingest` prints all."""


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
    """Take files, folders and archives of transcripts into the store. Running it again changes nothing."""
    know = shared.knowledge(register, topic_folder)
    store = shared.open_at(database, create=True)
    hints = shared.hints_of(day, chamber)
    if register_rows.has_changed(store, know.register):
        click.echo("the register is another than before; `hansard reparse` resolves what is stored by it", err=True)
    outcomes = ingesting.ingest(store, inputs(paths), know, hints, jobs=jobs)
    sys.exit(1 if _report(shared.shown(outcomes, "ingesting")).failures else 0)


def _report(outcomes: Iterable[Outcome]) -> Tally:
    """Print each refusal as it comes and a summary line at the end; how many of each there were."""
    tally = Tally(shared.tell)
    for outcome in tally.ingested(outcomes):
        if outcome.warnings:
            things = "1 warning" if outcome.warnings == 1 else f"{outcome.warnings} warnings"
            click.echo(f"{outcome.path}: {things}; `hansard parse` shows them", err=True)
    click.echo(str(tally))
    return tally


@click.command()
@shared.database
@shared.register
@shared.topic_folder
def reparse(database: str | None, register: Path | None, topic_folder: Path | None) -> None:
    """Build every sitting again from the stored documents, with today's parser, register and topics."""
    know = shared.knowledge(register, topic_folder)
    store = shared.open_at(database)
    done = list(shared.shown(ingesting.reparse(store, know), "building"))
    refused = [outcome for outcome in done if outcome.status == "refused"]
    for outcome in refused:
        click.echo(f"{outcome.path}: {outcome.reason}", err=True)
    built = len(done) - len(refused)
    click.echo(f"sittings built again: {built}; speeches: {sum(outcome.speeches for outcome in done)}")
    sys.exit(1 if refused else 0)


@click.command()
@click.argument("source")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@shared.database
@shared.register
@shared.topic_folder
def forget(source: str, dry_run: bool, database: str | None, register: Path | None, topic_folder: Path | None) -> None:
    """Take a document and all that came from it out of the store.

    SOURCE is its path as it was ingested, or its SHA-256 or eight digits of that at least. An archive's path names
    all documents in it, and a path that ends in / all below it.
    """
    know = shared.knowledge(register, topic_folder)
    done = forgetting.forget(shared.open_at(database), source, know, dry_run=dry_run)
    for path in done.paths:
        click.echo(path)
    for each in done.sittings:
        left = f"{each.speeches} speeches, from {each.documents} documents" if each.documents else "nothing"
        click.echo(f"{each.sitting}: {each.before} speeches before; {left} now")
    happened = "would be forgotten" if dry_run else "forgotten"
    click.echo(f"documents {happened}: {len(done.paths)}; sittings touched: {len(done.sittings)}")


@click.command()
@shared.database
def status(database: str | None) -> None:
    """What is stored, from when to when, which sitting days are missing by the calendar, and what was refused."""
    store = shared.open_at(database)
    found = queries.status(store)
    for name, value in found.model_dump(mode="json").items():
        click.echo(f"{name.replace('_', ' ')}: {'none' if value is None else value}")
    click.echo(f"register in use: {register_file.in_use(None) or 'the packaged one'}")
    known = shared.topics_at(None)
    click.echo(_tagged([topic.slug for topic in known], topic_state.stale(store, known)))
    for line in (*_missing(queries.missing(store)), *_refused(queries.refused(store))):
        click.echo(line)


def _tagged(known: Sequence[str], stale: Sequence[str]) -> str:
    """Whether what is stored is tagged by the topics in use."""
    if not stale:
        return f"topics in use: {len(known)}; what is stored is tagged by all of them"
    lacking = "any of them" if len(stale) == len(known) else ", ".join(stale)
    return f"topics in use: {len(known)}; what is stored is not yet tagged by {lacking}: run `hansard topics tag`"


def _missing(chambers: Sequence[results.Missing]) -> Iterator[str]:
    """Which sitting days are not stored whole, by chamber, the latest ranges."""
    if not chambers:
        yield "missing sitting days: not known, no imported calendar names any (docs/calendar.md)"
    for each in chambers:
        yield f"missing sitting days, {each.chamber}: {each.days} of {each.sitting_days}, {each.start} to {each.end}"
        if (left := len(each.ranges) - SHOWN) > 0:
            yield f"  … {left} ranges before these; `hansard calendar show` lists every day"
        for one in each.ranges[-SHOWN:]:
            yield f"  {one.start}" if one.days == 1 else f"  {one.start} – {one.end}: {one.days} days"


def _refused(documents: Sequence[results.Refused]) -> Iterator[str]:
    """What was refused and not taken in since, the latest first."""
    yield f"refused documents: {len(documents)}"
    for each in documents[:SHOWN]:
        yield f"  {each.date} {each.path}: {textwrap.shorten(each.reason, LONGEST, placeholder='…')}"
    if (left := len(documents) - SHOWN) > 0:
        yield f"  … and {left} more"


@click.group()
def db() -> None:
    """The database itself."""


@db.command()
@shared.database
def upgrade(database: str | None) -> None:
    """Create the store, or bring it to the newest revision."""
    store = stores.open_store(database or settings.read().database_url, create=True)
    click.echo(f"the store is at revision {stores.revision(store)}")


@db.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@shared.database
def backup(path: Path, force: bool, database: str | None) -> None:
    """Copy the store to a file, while others read and write it; the copy is checked."""
    store = stores.connect(database or settings.read().database_url)
    size = backing.backup(store, path, force=force)
    click.echo(f"the store is copied to {path}: {size:,} bytes, checked")

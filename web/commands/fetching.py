"""`hansard fetch` and `hansard update`: getting the published sittings, and staying current."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from hansard.model import Hints
from timeline import members, register_file, settings
from timeline import update as updating
from timeline.fetch.client import Client, Manners
from timeline.fetch.download import Fetched
from timeline.fetch.official import HOUSES
from timeline.fetch.publicwhip import CHAMBERS, KINDS, SERIES
from timeline.fetch.run import documents, fetch_official, fetch_publicwhip
from timeline.ingest import ingest
from timeline.lock import lock_store
from timeline.tally import Tally
from web.commands import shared

SITTING = tuple(chamber for chamber, kind in SERIES if kind == "debates")

into = click.option(
    "--into", metavar="FOLDER", type=click.Path(path_type=Path), help="Where files go; HANSARD_DOWNLOADS otherwise."
)
no_ingest = click.option("--no-ingest", is_flag=True, help="Only fetch the files; touch no store.")


@click.group()
def fetch() -> None:
    """Fetch published transcripts and ingest them; what is here already and has not changed is left alone."""


@fetch.command()
@click.option("--chamber", type=click.Choice(CHAMBERS), default="commons", show_default=True)
@click.option("--series", type=click.Choice(KINDS), default="debates", show_default=True, help="What of the chamber.")
@click.option("--from", "start", type=shared.Day(), required=True, help="From this day on.")
@click.option("--to", "end", type=shared.Day(), help="Up to this day; else up to the last one published.")
@into
@no_ingest
@shared.database
@shared.register
@shared.topic_folder
def publicwhip(
    chamber: str,
    series: str,
    start: date,
    end: date | None,
    into: Path | None,
    no_ingest: bool,
    database: str | None,
    register: Path | None,
    topic_folder: Path | None,
) -> None:
    """The day files that TheyWorkForYou publishes, the current revision of each day."""
    if (chamber, series) not in SERIES:
        raise click.UsageError(f"no {series} of {chamber} are published; see `hansard fetch publicwhip --help`")
    _in_order(start, end)
    chosen = settings.read()
    with Client(manners(chosen)) as client:
        folder = into or chosen.downloads
        files = fetch_publicwhip(client, chosen.publicwhip_url, folder, (chamber, series), start, end or date.max)
        _take(files, no_ingest, database, register, topic_folder)


@fetch.command()
@click.option("--date", "start", type=shared.Day(), required=True, help="The day of sitting.")
@click.option("--to", "end", type=shared.Day(), help="Up to this day, for several days.")
@click.option("--house", type=click.Choice(HOUSES), help="Only this house, with its Westminster Hall or committees.")
@into
@no_ingest
@shared.database
@shared.register
@shared.topic_folder
def hansard(
    start: date,
    end: date | None,
    house: str | None,
    into: Path | None,
    no_ingest: bool,
    database: str | None,
    register: Path | None,
    topic_folder: Path | None,
) -> None:
    """The debates of a day from Parliament's own Hansard API, a file a debate."""
    _in_order(start, end)
    chosen = settings.read()
    with Client(manners(chosen)) as client:
        houses = [house] if house else HOUSES
        files = fetch_official(client, chosen.api_url, into or chosen.downloads, houses, start, end or start)
        _take(files, no_ingest, database, register, topic_folder)


def _in_order(start: date, end: date | None) -> None:
    if end and end < start:
        raise click.UsageError(f"--to {end} is before {start}")


def _take(
    files: Iterable[Fetched], no_ingest: bool, database: str | None, register: Path | None, topic_folder: Path | None
) -> None:
    """Fetch, ingest unless told not to, print the line, and exit with 1 where anything failed."""
    tally = Tally(shared.tell)
    passing = tally.fetched(shared.shown(files, "fetching"))
    if no_ingest:
        for _ in passing:
            pass
    else:
        know, store = shared.knowledge(register, topic_folder), shared.open_at(database, create=True)
        for _ in tally.ingested(ingest(store, documents(passing), know, Hints())):
            pass
    click.echo(str(tally))
    sys.exit(1 if tally.failures else 0)


@click.command()
@click.option("--chamber", multiple=True, type=click.Choice(SITTING), help="Only this chamber (may be given again).")
@click.option("--since", type=shared.Day(), help="Fetch from this day on, whatever is stored.")
@into
@shared.database
@shared.register
@shared.topic_folder
def update(
    chamber: tuple[str, ...],
    since: date | None,
    into: Path | None,
    database: str | None,
    register: Path | None,
    topic_folder: Path | None,
) -> None:
    """Bring the store up to date: members, topics, new and changed sittings. Made to be run by a timer each day."""
    chosen = settings.read()
    chambers = chamber or _chambers(chosen.update_chambers)
    know, store = shared.knowledge(register, topic_folder), shared.open_at(database, create=True)
    failed = False
    with lock_store(store) as ours, Client(manners(chosen)) as client:
        if not ours:
            click.echo("another update is running on this store; nothing done")
            return
        folder, url, overlap = into or chosen.downloads, chosen.publicwhip_url, chosen.update_overlap
        renewed = members_place(chosen, folder, register) if chosen.update_members else None
        work = updating.Work(store, know, client, folder, url, date.today(), overlap, since, renewed)
        for done in updating.update(work, chambers):
            click.echo(f"{done.step}: {done.summary}")
            for sentence in done.failures:
                shared.tell(f"{done.step}: {sentence}")
            failed = failed or bool(done.failures)
    sys.exit(1 if failed else 0)


def members_place(chosen: settings.Settings, folder: Path, register: Path | None) -> members.Place | None:
    """Where the published files of members are; None where the register in use is a file that the user has named."""
    if register or os.environ.get("HANSARD_REGISTER"):
        return None
    return members.Place(chosen.members_url, member_files(chosen), folder, register_file.default_path())


def member_files(chosen: settings.Settings) -> tuple[str, ...]:
    """The names of the files below the address, as the setting has them."""
    return tuple(name.strip() for name in chosen.members_files.split(",") if name.strip())


def _chambers(said: str) -> tuple[str, ...]:
    """The chambers that the setting names. Raises `BadSetting`."""
    names = tuple(dict.fromkeys(name.strip() for name in said.split(",") if name.strip()))
    for name in names:
        if name not in SITTING:
            raise settings.BadSetting(f"HANSARD_UPDATE_CHAMBERS names {name!r}; expected some of {', '.join(SITTING)}")
    return names


def manners(chosen: settings.Settings) -> Manners:
    """How the settings say that servers are to be asked."""
    return Manners(
        contact=chosen.contact,
        concurrency=chosen.fetch_concurrency,
        spacing=chosen.fetch_spacing,
        attempts=chosen.fetch_attempts,
        first_wait=chosen.fetch_wait,
        silence=chosen.fetch_silence,
        longest=chosen.fetch_longest,
    )

"""`hansard members`: what the register says of a person, and keeping it current and sound."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansard.people import Person
from hansard.register import Register, load_register
from timeline import register_file
from web.commands import shared

if TYPE_CHECKING:
    from timeline import members as importing

SHOWN = 10
"""Lines of a list that are printed; `--all` prints every one."""

everything = click.option("--all", "everything", is_flag=True, help=f"Every line, not the first {SHOWN} of a list.")
into = click.option(
    "--into",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The register file to write; else --register, HANSARD_REGISTER, or register.jsonl in the data folder.",
)
afresh = click.option("--afresh", is_flag=True, help="Begin with the packaged register, not with the one in use.")


@click.group()
def members() -> None:
    """The register of members."""


@members.command()
@click.argument("name")
@shared.register
def show(name: str, register: Path | None) -> None:
    """The people of that name: memberships and offices with their dates."""
    found = shared.register_at(register).named(name)
    for person in found:
        _show(person)
    if not found:
        click.echo(f"nobody in the register is called {name!r}; `hansard speakers` forgives spelling", err=True)
        sys.exit(1)


@members.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, exists=True))
@click.option("--as-of", type=shared.Day(), help="The day to which the files speak, where they do not say it.")
@into
@afresh
@everything
@shared.register
def import_(
    files: tuple[Path, ...],
    as_of: date | None,
    into: Path | None,
    afresh: bool,
    everything: bool,
    register: Path | None,
) -> None:
    """Take published files of members over into your register: people.json, lists of posts, answers of the Members
    API, CSV. What is read is told by what is in a file, not by its name; docs/register.md says more."""
    from timeline import members as importing

    today = date.today()
    path = into or register_file.own_path(register)
    told = [importing.read(file, today, as_of) for file in files]
    _tell(importing.import_into(path, _base(register, afresh), told), path, everything)


@members.command()
@into
@afresh
@everything
@shared.register
def update(into: Path | None, afresh: bool, everything: bool, register: Path | None) -> None:
    """Fetch the published files of members, where they have changed, and take them over into your register."""
    from timeline import members as importing
    from timeline import settings
    from timeline.fetch.client import Client
    from web.commands.fetching import manners, member_files

    chosen = settings.read()
    path = into or register_file.own_path(register)
    place = importing.Place(chosen.members_url, member_files(chosen), chosen.downloads, path)
    with Client(manners(chosen)) as client:
        fetched, imported = importing.update(client, place, _base(register, afresh), date.today())
    for each in fetched:
        click.echo(f"{each.url}: {each.status}{f' ({each.reason})' if each.reason else ''}", err=bool(each.reason))
    if imported is None:
        sys.exit("hansard: not every file could be had; the register stays as it was")
    _tell(imported, path, everything)


@members.command()
@everything
@shared.register
def check(everything: bool, register: Path | None) -> None:
    """What in the register contradicts itself, and what one should know of it. Exits with 1 for contradictions only."""
    from hansard.register.check import check as findings

    found = shared.register_at(register)
    click.echo(f"register: {register_file.in_use(register) or 'the packaged one'}, version {found.version}")
    for line in _summary(found):
        click.echo(line)
    failed = False
    for finding in findings(found):
        failed = failed or bool(finding.is_error and finding.cases)
        kind = "error" if finding.is_error else "note"
        click.echo(f"{kind}: {finding.name}: {len(finding.cases)} ({finding.means})")
        _list(finding.cases, everything)
    sys.exit(1 if failed else 0)


def _base(register: Path | None, afresh: bool) -> Register:
    """What files are merged into: the register in use, or the packaged one where there is none yet."""
    path = None if afresh else register_file.own_path(register)
    return load_register(path if path and path.exists() else None)


def _tell(imported: importing.Imported, path: Path, everything: bool) -> None:
    """Print what has changed, and on standard error what was not taken over."""
    for problem in imported.problems[: None if everything else SHOWN]:
        shared.tell(problem)
    if (left := len(imported.problems) - SHOWN) > 0 and not everything:
        shared.tell(f"… and {left} more; --all shows them")
    click.echo(imported.changes)
    _list(imported.changes.lines, everything)
    click.echo(f"register: {path}, version {imported.register.version}, as of {imported.register.as_of}")


def _list(lines: Iterable[str], everything: bool) -> None:
    lines = list(lines)
    for line in lines if everything else lines[:SHOWN]:
        click.echo(f"  {line}")
    if not everything and len(lines) > SHOWN:
        click.echo(f"  … and {len(lines) - SHOWN} more; --all shows them")


def _summary(register: Register) -> Iterable[str]:
    """What the register holds, and to which days."""
    persons = register.persons.values()
    seats, offices = sum(len(p.memberships) for p in persons), sum(len(p.offices) for p in persons)
    yield f"persons: {len(persons)}; memberships: {seats}; offices: {offices}"
    for chamber, reach in sorted(register.header.chambers.items()):
        yield f"{chamber}: {_period(reach.start, reach.end)}"
    yield f"offices: {_period(register.offices_start, register.offices_end)}"
    yield from (f"source: {source.name} ({source.date}): {source.facts}" for source in register.header.sources)
    packaged = load_register()
    if packaged.as_of > register.as_of:
        yield f"the packaged register is newer, as of {packaged.as_of}; `hansard members update --afresh` begins there"


def _show(person: Person) -> None:
    click.echo(f"{person.name_on(None)} ({person.id})")
    for held in person.memberships:
        party = held.party or "party not known"
        click.echo(f"  {_period(held.start, held.end)}  {held.chamber}  {held.constituency or ''}  {party}")
    for office in person.offices:
        click.echo(f"  {_period(office.start, office.end)}  {office.title}")


def _period(start: date | None, end: date | None) -> str:
    return f"{str(start or '…'):>10} – {str(end or '…'):<10}"

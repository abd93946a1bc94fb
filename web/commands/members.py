"""`hansard members`: what the register says of a person."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from hansard.people import Person
from web.commands import shared


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


def _show(person: Person) -> None:
    click.echo(f"{person.name_on(None)} ({person.id})")
    for held in person.memberships:
        party = held.party or "party not known"
        click.echo(f"  {_period(held.start, held.end)}  {held.chamber}  {held.constituency or ''}  {party}")
    for office in person.offices:
        click.echo(f"  {_period(office.start, office.end)}  {office.role}")


def _period(start: date | None, end: date | None) -> str:
    return f"{str(start or '…'):>10} – {str(end or '…'):<10}"

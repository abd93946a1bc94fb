"""`hansard parse` and `hansard formats`: transcripts to JSON Lines, without a store."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from hansard.formats import FORMATS, names
from hansard.output import parsed
from web.commands import shared


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@shared.register
@click.option("--no-resolve", is_flag=True, help="Leave out who the speakers are.")
@click.option("--format", "format_name", type=click.Choice(names()), help="Do not detect the format: it is this one.")
@shared.hints
def parse(
    paths: tuple[str, ...],
    register: Path | None,
    no_resolve: bool,
    format_name: str | None,
    day: date | None,
    chamber: str | None,
) -> None:
    """Read transcripts and print one JSON object a document; `-` is standard input."""
    known = None if no_resolve else shared.register_at(register)
    refused: list[str] = []
    for sitting in shared.sittings(paths, refused, shared.hints_of(day, chamber), format_name):
        click.echo(json.dumps(parsed(sitting, known), ensure_ascii=False))
    sys.exit(shared.REFUSED if refused else 0)


@click.command()
def formats() -> None:
    """The transcript formats that are read, a line each."""
    for known in FORMATS:
        click.echo(known.name)

"""`hansard timeline`: a topic over time, or several things beside each other, in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

import click
from rich.console import Console

from hansard.model import SpeechKind
from hansard.people import Role
from timeline import queries, results
from timeline.filters import BUCKETS, BYS, MEASURES, PERS, BadQuestion, Bucket, By, Filter, Measure, Per, Strength
from web import rows
from web.commands import shared
from web.commands.timeline_tables import Line, charted, compared

KINDS = tuple(kind.value for kind in SpeechKind)
ROLES = tuple(role.value for role in Role)

F = TypeVar("F", bound=Callable[..., Any])


def narrowing(command: F) -> F:
    """`--kind`, `--role`, `--speaker`, `--any`, `--chair`: which speeches are meant."""
    for option in (
        click.option("--chair", is_flag=True, help="Also the Chair's turns and procedure."),
        click.option("--any", "mentions", is_flag=True, help="Also speeches that only mention the topic."),
        click.option("--speaker", metavar="ID", help="Only this person; `hansard speakers` prints the ids."),
        click.option("--role", multiple=True, type=click.Choice(ROLES), help="Only this role (may be given again)."),
        click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Only this kind (may be given again)."),
    ):
        command = option(command)
    return command


def counting(command: F) -> F:
    """`--measure`, `--per`, `--bucket`, `--csv`, `--json`: what is counted, and how it is shown."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="The API's JSON."),
        click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values; what is not known is empty."),
        click.option("--bucket", type=click.Choice(BUCKETS), help="Chosen to suit the period where not given."),
        click.option("--per", type=click.Choice(PERS), default="none", show_default=True, help="Divided by what."),
        click.option("--measure", type=click.Choice(MEASURES), default="speeches", show_default=True),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("slug")
@shared.database
@shared.filters
@narrowing
@click.option("--by", type=click.Choice(BYS), default="party", show_default=True, help="Split by what.")
@counting
@click.option("--compare", multiple=True, metavar="SLUG", help="Another topic beside it (may be given again).")
@click.option("--compare-parties", is_flag=True, help="The parties given with --party beside each other.")
def timeline(
    slug: str,
    database: str | None,
    start: date | None,
    end: date | None,
    chamber: tuple[str, ...],
    party: tuple[str, ...],
    kind: tuple[str, ...],
    role: tuple[str, ...],
    speaker: str | None,
    mentions: bool,
    chair: bool,
    by: By,
    measure: Measure,
    per: Per,
    bucket: Bucket | None,
    as_csv: bool,
    as_json: bool,
    compare: tuple[str, ...],
    compare_parties: bool,
) -> None:
    """A topic over time, as a table with a small chart; docs/timelines.md says what the figures mean."""
    store = shared.open_at(database)
    strength: Strength = "any" if mentions else "about"
    filter = Filter(start, end, chamber, party, speaker, slug, strength, None, kind, role, include_chair=chair)
    _check_speaker(store, speaker)
    _check_parties(store, party)
    if compare or compare_parties:
        topics = (slug, *compare)
        found = queries.compare(store, topics, filter, bucket=bucket, measure=measure, per=per)
        _print(found, rows.comparison(found), compared(found), as_csv, as_json)
        return
    answer = queries.timeline(store, filter, bucket=bucket, by=by, measure=measure, per=per)
    _print(answer, rows.timeline(answer), charted(answer, Console().width), as_csv, as_json)


def _check_speaker(store: Any, id: str | None) -> None:
    if id is not None and queries.speaker(store, id) is None:
        raise BadQuestion(f"speaker {id!r} is nobody's id; expected one that `hansard speakers NAME` prints")


def _check_parties(store: Any, asked: Sequence[str]) -> None:
    """A misspelt party would be a line of zeros."""
    for name, meant in queries.unknown_parties(store, asked).items():
        expected = f"{meant!r}" if meant else "one that the timeline's series name"
        raise BadQuestion(f"party {name!r} is nobody's; expected {expected}")


def _print(
    found: results.Result, lines: Iterable[rows.Row], shown: Iterable[Line], as_csv: bool, as_json: bool
) -> None:
    if as_json:
        click.echo(found.model_dump_json(by_alias=True))
    elif as_csv:
        from web.export import csv_lines  # it brings the web framework along

        for line in csv_lines(lines):
            click.echo(line.rstrip("\r\n"))
    else:
        console = Console()
        for each in shown:
            console.print(each, highlight=False, markup=False)

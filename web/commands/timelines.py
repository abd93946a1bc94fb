"""`hansard timeline`: a topic over time, or several things beside each other, in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hansard.model import SpeechKind
from hansard.people import Role
from timeline import queries, results
from timeline.filters import BUCKETS, BYS, MEASURES, PERS, BadQuestion, Bucket, By, Filter, Measure, Per, Strength
from timeline.periods import name_of
from web import rows
from web.commands import shared

BAR, SHORTEST_BAR = 30, 8
"""Characters of the longest bar, where there is room for them, and where there is none."""
NARROWEST, COLUMN = 62, 12
"""Characters of a table without series, and of each."""
PADDING, LONGEST_NOTE = 3, 20
"""Characters around each cell; those of a note that is not broken into lines."""
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
    found: results.Result, lines: Iterable[rows.Row], shown: Iterable[Table | str], as_csv: bool, as_json: bool
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


def charted(answer: results.Timeline, width: int) -> Iterator[Table | str]:
    """The table of a timeline with as many series as fit into so many characters, and the lines below it."""
    most = max((b.total or 0 for b in answer.buckets), default=0) or 1
    series = answer.series[: max(2, (width - NARROWEST) // COLUMN)]
    names = (answer.bucket, "total", "", *(each.label for each in series), "notes")
    cells = [_cells(b, answer.bucket, series) for b in answer.buckets]
    longest = _bar_width(width, names, cells)
    table = Table(title=Text(f"{answer.topic.title}: {answer.unit}"), title_justify="left")
    _columns(table, names)
    for b, (called, total, *rest) in zip(answer.buckets, cells, strict=True):
        table.add_row(called, total, "▇" * round(longest * (b.total or 0) / most), *rest)
    yield table
    yield f"{_in_all(answer)}{'' if answer.adds_up else ', which is not the sum of the rows'}"
    yield from _keys(answer.buckets)
    if more := len(answer.series) - len(series):
        columns = "column" if more == 1 else "columns"
        yield f"{more} more {columns} ({', '.join(each.label for each in answer.series[-more:])}): --csv has them"
    for spike in answer.spikes:
        yield f"spike {label(spike, answer.bucket)}: {spike.reason}"
        yield from (f"    {one.date} {one.chamber}: {one.title} ({one.speeches})" for one in spike.named)


def _cells(b: results.BucketRow, width: str, series: Sequence[results.Series]) -> tuple[str, ...]:
    """A row without its bar."""
    values = (number(b.values[each.key]) if each.key in b.values else "" for each in series)
    return label(b, width), number(b.total) + ("*" if b.small else ""), *values, notes(b)


def _bar_width(width: int, names: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """The characters left for the longest bar: cut off, bars of different figures would look the same."""
    columns = zip(*cells, strict=True) if cells else ()
    widest = [max(map(len, column)) for column in columns]
    headings = [max(map(len, name.split())) for name in names if name]
    taken = [max(pair) for pair in zip(widest, headings, strict=True)] if widest else headings
    taken[-1] = min(taken[-1], LONGEST_NOTE)
    return max(SHORTEST_BAR, min(BAR, width - sum(taken) - PADDING * len(names) - 1))


def _in_all(answer: results.Timeline) -> str:
    """The total; where nothing is known of any row, no zero."""
    if all(b.total is None for b in answer.buckets):
        return "nothing is known of this period: no whole sitting of it is stored"
    return f"{number(answer.total)} in all"


def compared(found: results.Comparison) -> Iterator[Table | str]:
    """The table of a comparison, and the lines below it."""
    table = Table(title=Text(f"{', '.join(one.title for one in found.topics)}: {found.unit}"), title_justify="left")
    _columns(table, (found.bucket, *(series.label for series in found.series), "notes"))
    for b in found.buckets:
        values = (number(b.values.get(s.key)) for s in found.series)
        table.add_row(label(b, found.bucket), *values, notes(b) or ("some rest on few" if b.small else ""))
    yield table
    yield "; ".join(f"{series.label}: {number(found.totals[series.key])} in all" for series in found.series)
    yield from _keys([b.model_copy(update={"small": False}) for b in found.buckets])


def _columns(table: Table, names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        justify: Literal["left", "right"] = "left" if place == 0 or name in ("", "notes") else "right"
        table.add_column(Text(name), justify=justify, no_wrap=place < 3)


def _keys(buckets: Sequence[results.BucketRow]) -> Iterator[str]:
    """What the signs in the table mean, where they occur."""
    if any(b.coverage != "sat" for b in buckets):
        yield "– is not known, which is no zero"
    if any(b.small for b in buckets):
        yield "* rests on fewer than five speeches"


def label(bucket: results.BucketRow | results.Spike, width: str) -> str:
    """What a row is called: the session's or Parliament's name, else the first day, the month or the year."""
    if width in ("session", "parliament"):
        return name_of(bucket.start, width) or str(bucket.start)  # type: ignore[arg-type]
    if width in ("year", "month"):
        return bucket.start.isoformat()[: 4 if width == "year" else 7]
    return bucket.start.isoformat()


def notes(bucket: results.BucketRow) -> str:
    """What is to be known of a row beside its figures."""
    told = []
    if bucket.coverage != "sat":
        told.append(bucket.name if bucket.coverage == "recess" and bucket.name else bucket.coverage)
    if bucket.missing_days:
        told.append(f"{bucket.missing_days} sitting day{'' if bucket.missing_days == 1 else 's'} missing")
    return ", ".join(told)


def number(figure: results.Number | None) -> str:
    """“1,204”, “2.50”; “–” where nothing is known."""
    if figure is None:
        return "–"
    return f"{figure:,}" if isinstance(figure, int) else f"{figure:,.2f}"

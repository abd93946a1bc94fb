"""Options that several commands take, and opening what they need.

What opens the store is imported where it is opened: `hansard parse` needs none of it, and should start at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import hansard
from hansard.errors import HansardError
from hansard.model import CHAMBERS, Hints, Sitting, is_chamber
from hansard.register import Register
from timeline import register_file
from timeline.filters import Filter
from timeline.sources import inputs

if TYPE_CHECKING:
    from timeline.ingest import Knowledge
    from timeline.store import Store
    from timeline.tagging import Tagger
    from timeline.topics import Topic

NO_HINTS = Hints()
REFUSED = 2
"""The exit status where a file was refused and the others are done."""

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

database = click.option("--database", metavar="URL", help="The store; HANSARD_DATABASE_URL otherwise.")
register = click.option(
    "--register", metavar="PATH", type=click.Path(path_type=Path), help="The register; HANSARD_REGISTER otherwise."
)
topic_folder = click.option(
    "--topics",
    "topic_folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Your own topics; HANSARD_TOPICS otherwise.",
)


class Day(click.ParamType[date]):
    """An ISO date."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            self.fail(f"{value!r} is no date; expected YYYY-MM-DD", param, ctx)


class Chamber(click.ParamType[str]):
    """A chamber of ours, or one abroad by country's code and name."""

    name = "NAME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not is_chamber(str(value)):
            known = ", ".join(CHAMBERS)
            self.fail(f"{value!r} is not one of {known}, nor one abroad such as at-nationalrat", param, ctx)
        return str(value)


def hints(command: F) -> F:
    """`--date` and `--chamber`, for sources that do not say."""
    command = click.option("--chamber", type=Chamber(), help="The chamber, where the source is silent.")(command)
    return click.option("--date", "day", type=Day(), help="The date of sitting, where the source is silent.")(command)


def filters(command: F) -> F:
    """`--from`, `--to`, `--chamber`, `--party`."""
    for option in (
        click.option("--party", multiple=True, metavar="NAME", help="Only this party (may be given again)."),
        click.option("--chamber", multiple=True, type=Chamber(), help="Only this chamber (may be given again)."),
        click.option("--to", "end", type=Day(), help="Up to this day."),
        click.option("--from", "start", type=Day(), help="From this day on."),
    ):
        command = option(command)
    return command


def filter_of(
    start: date | None, end: date | None, chamber: tuple[str, ...], party: tuple[str, ...], **more: Any
) -> Filter:
    """The filter that these options mean."""
    return Filter(start=start, end=end, chamber=chamber, party=party, **more)


def hints_of(day: date | None, chamber: str | None) -> Hints:
    """What the user says of the documents."""
    return Hints(day, chamber)


def sittings(
    paths: tuple[str, ...],
    refused: list[str],
    hints: Hints = NO_HINTS,
    format: str | None = None,
) -> Iterator[Sitting]:
    """The sittings in the files; one that is refused is told on standard error, and its path goes into `refused`."""
    for each in inputs(paths):
        try:
            yield hansard.read(each.content(), path=each.path, hints=hints, format=format)
        except HansardError as error:
            click.echo(f"{each.path}: {error}", err=True)
            refused.append(each.path)


def tell(line: str) -> None:
    """Print what went wrong, on standard error."""
    click.echo(line, err=True)


def shown(things: Iterable[T], doing: str) -> Iterator[T]:
    """The same things, with a progress bar on a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(things, doing, console=console, disable=not console.is_terminal, transient=True)


def open_at(url: str | None, *, create: bool = False) -> Store:
    """The store that the flag, or else the environment, names."""
    from timeline import settings
    from timeline.store import open_store

    return open_store(url or settings.read().database_url, create=create)


def register_at(path: Path | None) -> Register:
    """The register that the flag, or else the environment, names, else the user's own, else the packaged one."""
    return register_file.load(path)


def tagger_at(folder: Path | None) -> Tagger:
    """The packaged topics and those of the user's folder, compiled."""
    from timeline.tagging import Tagger

    return Tagger(topics_at(folder))


def topics_at(folder: Path | None) -> tuple[Topic, ...]:
    """The packaged topics and those of the user's folder."""
    from timeline import settings
    from timeline.topics import load_topics

    own = folder or settings.read().topics
    return load_topics([own] if own else None)


def knowledge(register: Path | None, topic_folder: Path | None) -> Knowledge:
    """What transcripts are read against."""
    from timeline.ingest import Knowledge

    return Knowledge(register_at(register), tagger_at(topic_folder))

"""The `hansard` command: one group, its commands in `web/commands/`. Errors are one sentence, never a traceback."""

from __future__ import annotations

import importlib
import sys

import click

COMMANDS = {
    "parse": "parse:parse",
    "formats": "parse:formats",
    "ingest": "store:ingest",
    "reparse": "store:reparse",
    "forget": "store:forget",
    "fetch": "fetching:fetch",
    "update": "fetching:update",
    "status": "store:status",
    "db": "store:db",
    "members": "members:members",
    "topics": "topics:topics",
    "context": "context:context",
    "calendar": "calendar:calendar",
    "timeline": "timelines:timeline",
    "search": "ask:search",
    "speakers": "ask:speakers",
    "serve": "service:serve",
}
"""Every command and where it is: a module is imported when its command is called, so that `parse` starts at once."""


class Commands(click.Group):
    """The group of the commands above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(f"web.commands.{module}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="hansard-timeline")
def cli() -> None:
    """Who said what about which topic in Parliament, when, in which party and office."""


def main() -> None:
    """Run the command line; a known error is printed as one sentence and exits with status 1."""
    try:
        cli()
    except Exception as error:
        if (sentence := _in_words(error)) is None:
            raise
        sys.exit(f"hansard: {sentence}")


def _in_words(error: Exception) -> str | None:
    """A known error's sentence; None for one that is a defect of ours. Imported late, as the commands are."""
    from hansard.errors import HansardError
    from timeline.calendar.reading import BadCalendar
    from timeline.errors import StoreError
    from timeline.filters import BadQuestion
    from timeline.settings import BadSetting
    from timeline.store import failure
    from timeline.tagged.gold import BadGold
    from timeline.topics import BadTopic

    if isinstance(error, HansardError | StoreError | BadTopic | BadCalendar | BadQuestion | BadGold | BadSetting):
        return str(error)
    if isinstance(error, OSError):
        return ": ".join(filter(None, [error.filename and str(error.filename), error.strerror])) or str(error)
    return failure(error)

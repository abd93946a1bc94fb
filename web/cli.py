"""The `hansard` command: one group, its commands in `web/commands/`. Errors are one sentence, never a traceback."""

from __future__ import annotations

import sys

import click
from pydantic import ValidationError

from hansard.errors import HansardError
from timeline.filters import BadQuestion
from timeline.store import StoreError
from timeline.topic_errors import BadTopic
from web.commands import ask, members, parse, service, store, topics

PLAIN_ERRORS = (HansardError, StoreError, BadTopic, BadQuestion)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="hansard-timeline")
def cli() -> None:
    """Who said what about which topic in Parliament, when, in which party and office."""


COMMANDS = (
    parse.parse,
    parse.formats,
    store.ingest,
    store.reparse,
    store.status,
    store.db,
    members.members,
    topics.topics,
    ask.timeline,
    ask.search,
    ask.speakers,
    service.serve,
)
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line; a known error is printed as one sentence and exits with status 1."""
    try:
        cli(standalone_mode=True)
    except PLAIN_ERRORS as error:
        sys.exit(f"hansard: {error}")
    except ValidationError as error:
        sys.exit(f"hansard: {_setting(error)}")
    except BrokenPipeError:
        sys.stderr.close()  # the reader (`head`) has gone: nothing is left to say, and nobody to say it to
        sys.exit(141)


def _setting(error: ValidationError) -> str:
    """The first bad setting of the environment, in words."""
    problem = error.errors()[0]
    name = str(problem["loc"][0]).upper()
    name = name if name.startswith("HANSARD_") else f"HANSARD_{name}"
    return f"the setting {name} is {problem['input']!r}; {problem['msg'][0].lower()}{problem['msg'][1:]}"

"""`hansard serve`: the web service, on an embedded database that it creates and upgrades itself."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import click
from granian.constants import Interfaces
from granian.server import Server

from timeline import demo as demonstration
from timeline import settings
from timeline.settings import Settings
from timeline.store import open_store
from web.commands import shared

STOPS = (signal.SIGINT, signal.SIGTERM)
PATIENCE = 30
"""Seconds that running requests have to end when the service is stopped."""

FLAGS: tuple[tuple[str, Any, str], ...] = (
    ("host", str, "The address to listen on"),
    ("port", click.IntRange(1, 65535), "The port"),
    ("workers", click.IntRange(1, 64), "Processes that answer"),
    ("threads", click.IntRange(1, 64), "Requests that each process answers at once"),
    ("log", click.Choice(["json", "text", "none"]), "How each request is written to standard error"),
    ("proxies", click.IntRange(0, 10), "How many proxies stand in front, whose X-Forwarded-… are believed"),
    ("rate-limit", str, "How often one reader may ask, such as '300 per minute'"),
    ("rate-storage", str, "Where askings are counted"),
    ("cache-seconds", click.IntRange(0, 86_400), "How long readers may keep an answer"),
    ("notice", str, "A sentence at the top of every page"),
    ("try-bytes", click.IntRange(1_000, 8_000_000), "The longest text that is tried out"),
    ("try-seconds", click.FloatRange(0.1, 300), "How long reading such a text may take"),
    ("try-at-once", click.IntRange(1, 16), "How many such texts each process reads at once"),
)
"""The settings of the service: name, what may be given, and what it is."""


def _flags(command: Callable[..., None]) -> Callable[..., None]:
    for name, kind, what in reversed(FLAGS):
        field = Settings.model_fields[name.replace("-", "_")]
        otherwise = f"{variable(name)} otherwise" + (f", else {field.default}." if field.default != "" else ".")
        command = click.option(f"--{name}", type=kind, help=f"{what}; {otherwise}")(command)
    return command


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"HANSARD_{name.upper().replace('-', '_')}"


@click.command()
@shared.database
@_flags
@click.option("--demo", is_flag=True, help="Show the invented demonstration debates, in a store of their own.")
def serve(database: str | None, demo: bool, **given: Any) -> None:
    """Run the web service; an embedded database is created and upgraded first."""
    if demo and database:
        raise click.UsageError("--demo has a store of its own; it would mix invented debates into --database")
    # The workers learn all this from the environment, as under any other server.
    os.environ.update({variable(name): str(value) for name, value in given.items() if value is not None})
    if demo:
        os.environ.pop("HANSARD_TOPICS", None)  # its store is tagged by the packaged ones, and goes with it
    chosen = settings.read()
    shared.topics_at(None)  # a topic that is none is told here, not by a worker
    with TemporaryDirectory(prefix="hansard-demo-") if demo else nullcontext("") as folder:
        url = f"sqlite:///{Path(folder) / 'demo.sqlite3'}" if demo else database or chosen.database_url
        store = open_store(url, create=True)
        if demo:
            click.echo(f"demonstration: {len(demonstration.load(store))} invented documents", err=True)
            os.environ["HANSARD_NOTICE"] = demonstration.NOTICE
        store.engine.dispose()
        os.environ["HANSARD_DATABASE_URL"] = url
        _run(chosen)


def _run(chosen: Settings) -> None:
    """Answer until told to stop; what is being answered then is answered to its end."""
    _must_be_free(chosen.host, chosen.port)
    click.echo(f"reading at http://{chosen.host}:{chosen.port}/ (Ctrl-C stops it)", err=True)
    os.register_at_fork(after_in_child=_begin_worker)
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    server = Server(
        "web.wsgi:application",
        factory=True,
        address=chosen.host,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=chosen.threads,
        workers_kill_timeout=PATIENCE,
        log_enabled=False,
    )
    Thread(target=_stop_when_told, args=(server,), daemon=True).start()
    server.serve()


def _stop_when_told(server: Any) -> None:
    """Wait for the first signal to stop; any further ones change nothing.

    The server's own handlers would wait for themselves where a signal comes while it handles another.
    """
    signal.sigwait(STOPS)
    server.signal_handler_interrupt()


def _begin_worker() -> None:
    """A worker is ended by the signal of its parent also while it starts, when it has no handler of its own yet.

    Ctrl-C reaches every process of a terminal; the parent alone heeds it, and tells the workers.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])


def _must_be_free(host: str, port: int) -> None:
    """Say so in one sentence where the port is taken: the server itself would only log a traceback."""
    try:
        with socket.create_server((host, port), reuse_port=False):
            return
    except OSError as error:
        sys.exit(f"hansard: cannot listen on {host}:{port}: {error.strerror}; choose another with --port")

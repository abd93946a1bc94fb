"""`hansard serve`: the web service, on an embedded database that it creates and upgrades itself."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from granian.constants import Interfaces
from granian.server import Server

from timeline import demo as demonstration
from timeline import settings
from timeline.store import open_store
from web.commands import shared

THREADS = 4


@click.command()
@shared.database
@click.option("--host", help="The address to listen on; HANSARD_HOST otherwise, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port; HANSARD_PORT otherwise, else 8000.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that answer; HANSARD_WORKERS otherwise, else 1.")
@click.option("--demo", is_flag=True, help="Show the invented demonstration debates, in a store of their own.")
def serve(database: str | None, host: str | None, port: int | None, workers: int | None, demo: bool) -> None:
    """Run the web service; an embedded database is created and upgraded first."""
    if demo and database:
        raise click.UsageError("--demo has a store of its own; it would mix invented debates into --database")
    chosen = settings.read()
    with TemporaryDirectory(prefix="hansard-demo-") if demo else nullcontext("") as folder:
        url = f"sqlite:///{Path(folder) / 'demo.sqlite3'}" if demo else database or chosen.database_url
        store = open_store(url, create=True)
        if demo:
            click.echo(f"demonstration: {len(demonstration.load(store))} invented documents", err=True)
            os.environ["HANSARD_NOTICE"] = demonstration.NOTICE
        store.engine.dispose()
        _run(url, host or chosen.host, port or chosen.port, workers or chosen.workers)


def _run(url: str, host: str, port: int, workers: int) -> None:
    """Answer until told to stop. The workers find the store through the environment, as under any WSGI server."""
    os.environ["HANSARD_DATABASE_URL"] = url
    _must_be_free(host, port)
    click.echo(f"reading at http://{host}:{port}/ (Ctrl-C stops it)", err=True)
    Server(
        "web.wsgi:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_enabled=False,
    ).serve()


def _must_be_free(host: str, port: int) -> None:
    """Say so in one sentence where the port is taken: the server itself would only log a traceback."""
    try:
        with socket.create_server((host, port), reuse_port=False):
            return
    except OSError as error:
        sys.exit(f"hansard: cannot listen on {host}:{port}: {error.strerror}; choose another with --port")

"""`hansard serve` as a process: it answers with several workers, finishes what it is answering, and stops when told."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from timeline.store import Store

SERVE = "from web.cli import main; main()"
PATIENCE = 120


@contextmanager
def serving(store: Store, *flags: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service as a process of its own group, and its address; what is left of the group is ended at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, "serve", "--database", store.url, "--port", str(port), *flags]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address, process)
        yield process, address
    finally:
        if _living(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stderr:
            process.stderr.close()


def _await(address: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("the server did not answer")


def _living(group: int) -> bool:
    """Whether a process of that group runs, its workers included."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("signals", "to_all"),
    [
        ([signal.SIGTERM], False),
        ([signal.SIGINT], True),  # Ctrl-C in a terminal reaches the workers too
        ([signal.SIGINT, signal.SIGTERM], True),
        ([signal.SIGTERM, signal.SIGTERM, signal.SIGINT], False),
    ],
    ids=["SIGTERM", "Ctrl-C", "both", "impatience"],
)
def test_it_stops_when_told_however_often(demo_store: Store, signals: list[signal.Signals], to_all: bool) -> None:
    with serving(demo_store, "--workers", "2", "--log", "none") as (process, _):
        for each in signals:
            (os.killpg if to_all else os.kill)(process.pid, each)
        assert process.wait(PATIENCE) == 0
        assert not _living(process.pid)


def test_what_is_being_answered_is_answered_to_its_end(demo_store: Store) -> None:
    with serving(demo_store, "--log", "json", "--threads", "2") as (process, address):
        with urllib.request.urlopen(f"{address}/api/v1/speeches?format=ndjson") as answer:
            first = answer.readline()
            process.terminate()
            lines = [first, *answer]
        assert process.wait(PATIENCE) == 0
        assert all(json.loads(line)["id"] for line in lines) and len(lines) > 100
        said = [json.loads(line) for line in (process.stderr or ()) if line.startswith("{")]
    assert {"/healthz", "/api/v1/speeches"} <= {line["path"] for line in said}


def test_flags_are_the_settings_of_the_workers(demo_store: Store) -> None:
    flags = ("--notice", "Only a test — really", "--cache-seconds", "7", "--rate-limit", "2 per hour", "--proxies", "1")
    with serving(demo_store, *flags) as (_, address):
        with urllib.request.urlopen(f"{address}/about") as page:
            assert "Only a test — really" in page.read().decode()
            assert page.headers["Cache-Control"] == "public, max-age=7"
        urllib.request.urlopen(f"{address}/about").close()
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}/about")
        assert refused.value.code == 429
        other = urllib.request.Request(f"{address}/about", headers={"X-Forwarded-For": "192.0.2.9"})
        urllib.request.urlopen(other).close()


def test_the_health_check_names_the_revision(demo_store: Store, server: str) -> None:
    with urllib.request.urlopen(f"{server}/healthz") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert set(json.load(answer)) == {"status", "revision"}

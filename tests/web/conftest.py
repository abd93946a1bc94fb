"""The web service over the invented demonstration: in this process, as a real server, and in a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright
from shell import Shell
from windows import Windows

from timeline import queries
from timeline.filters import Filter
from timeline.results import Debate
from timeline.store import Store
from web import create_app

PATIENCE = 120
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
SERVE = "from web.cli import main; main()"


@pytest.fixture(scope="session")
def app(demo_store: Store) -> Flask:
    app = create_app(demo_store)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def a_debate(demo_store: Store) -> Debate:
    """The debate on livestreamed abuse: seven turns, an intervention, the Chair, two lines of procedure."""
    found = queries.debates(demo_store, Filter(text="livestreaming", include_chair=True)).items
    debate = queries.debate(demo_store, next(d.id for d in found if "livestreamed" in d.id))
    assert debate is not None
    return debate


Serve = Callable[[Store], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Runs `hansard serve` over a store, for as long as one is inside; its address."""
    return serving


@pytest.fixture(scope="session")
def server(demo_store: Store) -> Iterator[str]:
    """The address of `hansard serve` over the demonstration, a process of its own."""
    with serving(demo_store) as address:
        yield address


@contextmanager
def serving(store: Store) -> Iterator[str]:
    """The address of `hansard serve` over that store. It logs nothing: nobody reads what it says until it ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, "serve", "--database", store.url, "--port", str(port)]
    quiet = os.environ | {"HANSARD_LOG": "none"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=quiet) as process:
        address = f"http://127.0.0.1:{port}"
        _await(f"{address}/healthz", process)
        yield address
        process.terminate()


def _await(address: str, process: subprocess.Popen[str]) -> None:
    """Until the server answers; if it ends instead, or takes too long, the test fails with what it said."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    process.kill()
    pytest.fail(f"the server did not answer: {process.stderr.read() if process.stderr else ''}")


@pytest.fixture
def hansard(tmp_path: Path) -> Shell:
    """Runs the command line on a store of its own, which is not there yet."""
    return Shell(f"sqlite:///{tmp_path / 'cli.sqlite3'}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; tests skip, saying so, where there is none (and fail where all must be there)."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        missing = pytest.fail if os.environ.get("HANSARD_TEST_NO_SKIPS") else pytest.skip
        missing("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about."""
    return []


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture(params=[1280, 360], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, windows: Windows, complaints: list[str]) -> Iterator[Page]:
    """An empty window, once as wide as on a desk and once as on a phone."""
    with windows.window(complaints, request.param) as page:
        yield page


@pytest.fixture
def desk(windows: Windows, complaints: list[str]) -> Iterator[Page]:
    """An empty window as wide as on a desk."""
    with windows.window(complaints) as page:
        yield page


@pytest.fixture
def plain(windows: Windows, complaints: list[str]) -> Iterator[Page]:
    """The same for a reader without scripts."""
    with windows.window(complaints, scripts=False) as page:
        yield page

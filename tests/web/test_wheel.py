"""The built wheel by itself, in an empty folder: it creates its database and serves its demonstration."""

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files as an installer lays them out; the dependencies come from this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def environment(site: Path, home: Path) -> dict[str, str]:
    """Only the wheel and the dependencies: -I would also hide the wheel, so the checkout is kept out by hand."""
    libraries = sysconfig.get_path("purelib")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HANSARD_", "PYTHON"))}
    return kept | {"PYTHONPATH": f"{site}{os.pathsep}{libraries}", "HOME": str(home)}


def interpreter(site: Path) -> list[str]:
    """Python without this environment's site-packages processing, which would add the checkout."""
    code = "import sys; from web.cli import main; sys.argv[0] = 'hansard'; main()"
    return [sys.executable, "-S", "-c", code]


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[str]:
    port = free_port()
    command = [*interpreter(site), "serve", "--demo", "--port", str(port)]
    empty = tmp_path / "empty"
    empty.mkdir()
    server = subprocess.Popen(command, cwd=empty, env=environment(site, tmp_path), stderr=subprocess.PIPE, text=True)
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        assert server.wait(timeout=PATIENCE) is not None
    assert list(empty.iterdir()) == []


def wait_for(address: str, server: subprocess.Popen[str]) -> str:
    """The address, once the server answers there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"the server stopped: {server.stderr and server.stderr.read()}")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE):
                return address
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server did not answer")


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_the_wheel_serves_its_demonstration_from_an_empty_folder(served: str) -> None:
    timeline = json.loads(get(f"{served}/api/v1/topics/online-safety/timeline"))
    assert timeline["total"] > 0 and timeline["series"]
    page = get(f"{served}/topics/online-safety")
    assert "<svg" in page and "<mark" in page and "invented" in page
    assert "Rowena Ashdown" in get(f"{served}/speakers?q=ashdwon")


def test_the_wheel_holds_what_it_needs_and_nothing_of_the_tests(site: Path) -> None:
    for needed in ("timeline/_alembic/env.py", "timeline/_fixtures/register.jsonl", "hansard/data/register.jsonl"):
        assert (site / needed).is_file(), needed
    assert not (site / "tests").exists() and shutil.disk_usage(site).total

"""What tests share: the invented fixtures, stores on both engines, real transcripts where they are at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from stores import Databases, Stores, given

from hansard.register import Register, load_register
from timeline import demo
from timeline.ingest import Knowledge, Outcome, ingest
from timeline.sources import inputs
from timeline.store import Store
from timeline.tagging import Tagger
from timeline.topics import load_topics

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
REAL = ROOT.parent / "shared" / "data"

settings.register_profile(
    "suite",
    deadline=None,
    max_examples=25,  # a run on two cores shall stay under five minutes; benchmarks/fuzz.py tries many more
    derandomize=bool(os.environ.get("CI")),  # what CI tries is what anyone can try again; new cases are found at home
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")


def unavailable(reason: str) -> None:
    """Skip for want of a program, saying so; where everything must be there (`.ci/run`), fail instead."""
    if os.environ.get("HANSARD_TEST_NO_SKIPS"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real transcripts; tests that need it skip where it is absent."""
    if not REAL.is_dir():
        pytest.skip(f"no real transcripts at {REAL.name}")
    return REAL


@pytest.fixture(scope="session")
def invented_register() -> Register:
    return load_register(FIXTURES / "register.jsonl")


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger(load_topics())


@pytest.fixture(scope="session")
def invented(invented_register: Register, tagger: Tagger) -> Knowledge:
    """The invented register with the shipped topics."""
    return Knowledge(invented_register, tagger)


@pytest.fixture(scope="session")
def known(register: Register, tagger: Tagger) -> Knowledge:
    """The shipped register with the shipped topics."""
    return Knowledge(register, tagger)


ENGINES = [
    pytest.param("stores", id="sqlite"),
    pytest.param("databases", id="postgresql", marks=pytest.mark.postgresql),
]


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Makes SQLite stores."""
    return Stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A new store, once on each engine."""
    yield from given(request.getfixturevalue(request.param))


@pytest.fixture
def sqlite_store(stores: Stores, tmp_path: Path) -> Iterator[Store]:
    """A new store on SQLite, `test.sqlite3` in the test's folder."""
    yield from given(stores, at=tmp_path / "test.sqlite3")


@pytest.fixture(params=ENGINES)
def own_demo_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A new store with the demonstration in it, to be changed, once on each engine."""
    yield from given(request.getfixturevalue(request.param), demo.load)


@pytest.fixture(scope="session")
def demo_store(stores: Stores) -> Iterator[Store]:
    """A store with the demonstration in it, for tests that only read it."""
    yield from given(stores, demo.load)


@pytest.fixture(scope="session")
def demo_postgresql(databases: Databases) -> Iterator[Store]:
    """The same on PostgreSQL."""
    yield from given(databases, demo.load)


Take = Callable[..., list[Outcome]]


@pytest.fixture
def take(invented: Knowledge) -> Take:
    """Ingest paths into a store against the invented register (or other knowledge)."""
    from hansard.model import Hints

    def taking(store: Store, *paths: Path, know: Knowledge | None = None) -> list[Outcome]:
        return list(ingest(store, inputs(map(str, paths)), know or invented, Hints()))

    return taking


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Makes stores on a PostgreSQL server of this test process."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if not (initdb and pg_ctl):
        unavailable("no PostgreSQL server programs on this machine")
    with tempfile.TemporaryDirectory(prefix="hansard-pg-", ignore_cleanup_errors=True) as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        _as_postgres(f"{initdb} -D {data} -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c autovacuum=off"
        _as_postgres(f'{pg_ctl} -D {data} -w -o "{options}" -l {folder}/log start')
        yield Databases(folder)
        _as_postgres(f"{pg_ctl} -D {data} -m immediate stop")


def _program(name: str) -> str | None:
    """A PostgreSQL program: on the path, or where Debian keeps it."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


def _as_postgres(command: str) -> None:
    """PostgreSQL refuses to run as root."""
    runuser = shutil.which("runuser") or "/usr/sbin/runuser"  # not on the path of every root
    words = [runuser, "-u", "postgres", "--", "sh", "-c", command] if os.geteuid() == 0 else ["sh", "-c", command]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")

"""The user's register: files imported into it, the published ones fetched, and the old one kept whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import servers
from servers import Server

from hansard.errors import BadMembersFile
from hansard.register import Register, load_register
from timeline import members, register_file
from timeline.fetch.client import Client, FetchError, Manners
from timeline.fetch.files import STATE
from timeline.ingest import Knowledge
from timeline.lock import lock_file
from timeline.members import Place, import_into, read
from timeline.store import Store
from timeline.update import Work, update

TODAY = date(2026, 9, 30)
QUICK = Manners(spacing=0, attempts=2, first_wait=0.01)
NAMES = ("people.json", "posts/posts.json")


@pytest.fixture
def server(fixtures: Path) -> Iterator[Server]:
    with servers.running() as found:
        for name in NAMES:
            found.files[f"/members/{name}"] = (fixtures / "members" / Path(name).name).read_bytes()
        yield found


@pytest.fixture
def renew(server: Server, tmp_path: Path) -> Callable[[Register], tuple[list[str], str | None]]:
    """Fetch and import; what became of the files, and what has changed."""

    def renewing(register: Register) -> tuple[list[str], str | None]:
        with Client(QUICK) as client:
            fetched, imported = members.update(client, place(server, tmp_path), register, TODAY)
        return [each.status for each in fetched], imported and str(imported.changes)

    return renewing


def place(server: Server, folder: Path) -> Place:
    return Place(f"{server.url}/members/", NAMES, folder / "downloads", folder / "register.jsonl")


def test_published_files_are_fetched_and_become_the_register(
    renew: Callable[[Register], tuple[list[str], str | None]], invented_register: Register, tmp_path: Path
) -> None:
    statuses, changes = renew(invented_register)
    assert statuses == ["new", "new"] and changes and "persons: 2 new, 1 changed" in changes
    register = load_register(tmp_path / "register.jsonl")
    assert register.persons["90001"].memberships[-1].party == "Reform UK"
    assert [note.name for note in register.header.sources] == ["invented", "people.json", "posts.json"]
    assert sorted(path.name for path in tmp_path.glob("*")) == ["downloads", "register.jsonl"]


def test_what_has_not_changed_is_asked_for_by_its_etag_and_changes_nothing(
    renew: Callable[[Register], tuple[list[str], str | None]],
    invented_register: Register,
    server: Server,
    tmp_path: Path,
) -> None:
    renew(invented_register)
    before = (tmp_path / "register.jsonl").stat().st_mtime_ns
    server.forget()
    assert renew(load_register(tmp_path / "register.jsonl")) == (["unchanged", "unchanged"], "nothing has changed")
    assert all("If-None-Match" in headers for _, headers in server.asked)
    assert (tmp_path / "register.jsonl").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "fault",
    [
        servers.status(404),
        servers.status(500),
        servers.breaking_off(50),
        servers.instead(b"<html>Down for repairs</html>"),
        servers.instead(b'{"persons": [], "memberships": []}'),
        servers.instead(b"[" * 100_000),
    ],
)
def test_the_old_register_stays_whatever_fails(
    renew: Callable[[Register], tuple[list[str], str | None]],
    invented_register: Register,
    server: Server,
    tmp_path: Path,
    fault: servers.Fault,
) -> None:
    renew(invented_register)
    kept = (tmp_path / "register.jsonl").read_bytes()
    file = (tmp_path / "downloads/members/people.json").read_bytes()
    server.files["/members/people.json"] += b"\n"
    server.always["/members/people.json"] = fault
    statuses, changes = renew(load_register(tmp_path / "register.jsonl"))
    assert statuses[0] == "failed" and changes is None
    assert (tmp_path / "register.jsonl").read_bytes() == kept
    assert (tmp_path / "downloads/members/people.json").read_bytes() == file


def test_only_one_fetches_members_at_a_time(
    renew: Callable[[Register], tuple[list[str], str | None]], invented_register: Register, tmp_path: Path
) -> None:
    with lock_file(tmp_path / "downloads" / STATE / "members.lock"), pytest.raises(FetchError, match="another process"):
        renew(invented_register)


def test_a_file_that_makes_the_register_contradict_itself_is_refused(
    invented_register: Register, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "parliament,name,chamber,constituency,party,start_date\n"
        "80901,Ada Rival,commons,Wexcombe Vale,Labour,2025-01-01\n"
    )
    with pytest.raises(BadMembersFile, match=r"table.csv: shared seats: .*Ada Rival .* Wexcombe Vale"):
        import_into(tmp_path / "register.jsonl", invented_register, [read(table, TODAY)])
    assert not (tmp_path / "register.jsonl").exists()


def test_a_register_that_cannot_be_written_leaves_the_old_one(
    invented_register: Register, fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.jsonl"
    register_file.put(path, invented_register.dumps())

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(register_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        import_into(path, invented_register, [read(fixtures / "members/people.json", TODAY)])
    assert path.read_bytes() == invented_register.dumps() and list(tmp_path.iterdir()) == [path]


def test_too_large_a_file_is_not_even_opened(tmp_path: Path) -> None:
    large = tmp_path / "people.json"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(BadMembersFile, match="200,000,000 bytes"):
        read(large, TODAY)


def test_the_users_own_register_comes_before_the_packaged_one(
    tmp_path: Path, fixtures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANSARD_REGISTER", raising=False)
    monkeypatch.setattr(register_file, "default_path", lambda: tmp_path / "own.jsonl")
    assert register_file.in_use(None) is None and len(register_file.load().persons) > 4000
    (tmp_path / "own.jsonl").write_bytes((fixtures / "register.jsonl").read_bytes())
    assert register_file.in_use(None) == tmp_path / "own.jsonl" and len(register_file.load().persons) == 39
    monkeypatch.setenv("HANSARD_REGISTER", "elsewhere.jsonl")
    assert register_file.in_use(None) == Path("elsewhere.jsonl")
    assert register_file.in_use(tmp_path / "said.jsonl") == tmp_path / "said.jsonl"


def test_the_daily_update_renews_the_register_and_goes_on_with_it(
    server: Server, sqlite_store: Store, invented: Knowledge, tmp_path: Path
) -> None:
    with Client(QUICK) as client:
        work = Work(sqlite_store, invented, client, tmp_path, server.url, TODAY, 3, members=place(server, tmp_path))
        first, *_ = update(work, [])
        assert first.step == "members" and "2 new" in first.summary and first.know
        assert first.know.register.persons["90501"]
        server.always["/members/people.json"] = servers.status(404)
        failed, topics, register = update(replace(work, know=first.know), [])
    assert "404" in failed.failures[0] and failed.know is None
    assert topics.failures == register.failures == ()

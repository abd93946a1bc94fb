"""`hansard members`: the register is imported, renewed and checked from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Shell


@pytest.fixture
def hansard(hansard: Shell, tmp_path: Path, fixtures: Path) -> Shell:
    """With a register of one's own, a copy of the invented one."""
    own = tmp_path / "own.jsonl"
    own.write_bytes((fixtures / "register.jsonl").read_bytes())
    hansard.env |= {"HANSARD_REGISTER": str(own), "HANSARD_FETCH_SPACING": "0", "HANSARD_FETCH_ATTEMPTS": "1"}
    return hansard


def test_files_are_imported_and_then_in_use(hansard: Shell, tmp_path: Path, fixtures: Path) -> None:
    folder = fixtures / "members"
    done = hansard("members", "import", folder / "posts.json", folder / "people.json")
    assert done.returncode == 0, done.stderr
    assert "persons: 2 new, 1 changed; memberships: 3 added, 1 ended" in done.stdout
    assert "Gardeners' Alliance" in done.stderr and "ends before it begins" in done.stderr
    assert "Reform UK" in hansard("members", "show", "Rowena Ashdown").stdout
    again = hansard("members", "import", folder / "people.json", folder / "posts.json")
    assert again.stdout.startswith("nothing has changed\n")


def test_a_bad_file_is_one_sentence_and_writes_nothing(hansard: Shell, tmp_path: Path, fixtures: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text((fixtures / "members/people.json").read_text().replace("2019-12-12", "12.12.2019"))
    before = (tmp_path / "own.jsonl").read_bytes()
    done = hansard("members", "import", fixtures / "members/members.csv", bad)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr == (
        f"hansard: {bad}: memberships[0]: '12.12.2019' as start_date; "
        "expected a date such as 2024-07-04, or a bare year\n"
    )
    assert (tmp_path / "own.jsonl").read_bytes() == before


def test_an_update_without_a_server_leaves_the_register(hansard: Shell, tmp_path: Path) -> None:
    before = (tmp_path / "own.jsonl").read_bytes()
    env = {"HANSARD_MEMBERS_URL": "http://127.0.0.1:9/", "HANSARD_DOWNLOADS": str(tmp_path / "downloads")}
    done = hansard("members", "update", **env)
    assert done.returncode == 1 and "the register stays as it was" in done.stderr and "no connection" in done.stderr
    assert (tmp_path / "own.jsonl").read_bytes() == before


def test_a_sound_register_passes_the_check_and_a_contradiction_fails_it(hansard: Shell, tmp_path: Path) -> None:
    done = hansard("members", "check")
    assert done.returncode == 0 and f"register: {tmp_path / 'own.jsonl'}" in done.stdout
    assert "error: overlaps: 0" in done.stdout and "note: namesakes:" in done.stdout
    own = tmp_path / "own.jsonl"
    own.write_text(own.read_text().replace('"end_date":"2024-05-30"},{', '"end_date":"2024-07-30"},{', 1))
    done = hansard("members", "check")
    assert done.returncode == 1 and "error: overlaps: 1" in done.stdout and "Rowena Ashdown" in done.stdout


def test_a_register_that_cannot_be_read_is_told_by_the_check(hansard: Shell, tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text("{}\n")
    done = hansard("members", "check")
    assert done.returncode == 1 and done.stderr.startswith(f"hansard: {tmp_path / 'own.jsonl'}:1: ")


def test_the_status_says_which_register_is_in_use(hansard: Shell, tmp_path: Path) -> None:
    hansard("db", "upgrade")
    assert f"register in use: {tmp_path / 'own.jsonl'}" in hansard("status").stdout

"""The command line: what each command prints, and one plain sentence for whatever is wrong."""

import csv
import json
import os
import zipfile
from pathlib import Path

import pytest
from shell import ROOT, Shell
from stores import Stores

from timeline.store import Store

ONE = ROOT / "fixtures/children-online/publicwhip.xml"


@pytest.fixture
def filled(demo_store: Store) -> Shell:
    """On a store with the demonstration in it, for commands that change nothing."""
    return Shell(demo_store.url)


def with_one(store: Store) -> None:
    assert "1 new" in Shell(store.url)("ingest", ONE).stdout


def with_a_folder(store: Store) -> None:
    assert Shell(store.url)("ingest", ROOT / "fixtures/demo").returncode == 0


@pytest.fixture
def begun(stores: Stores, tmp_path: Path) -> Shell:
    """On a store of its own with one document in it."""
    return on(stores.new(with_one, tmp_path / "cli.sqlite3"))


@pytest.fixture
def own(stores: Stores, tmp_path: Path) -> Shell:
    """On a store of its own with the transcripts of the demonstration in it."""
    return on(stores.new(with_a_folder, tmp_path / "cli.sqlite3"))


def on(store: Store) -> Shell:
    store.engine.dispose()
    return Shell(store.url)


def test_a_new_process_answers_as_the_others_do(hansard: Shell) -> None:
    assert hansard.fresh("--version").stdout.startswith("hansard, version ")
    fresh, forked = hansard.fresh("parse", ONE, "nowhere.txt"), hansard("parse", ONE, "nowhere.txt")
    assert (fresh.returncode, fresh.stdout, fresh.stderr) == (forked.returncode, forked.stdout, forked.stderr)


def test_a_reader_that_goes_away_is_no_error_to_tell(hansard: Shell) -> None:
    read, write = os.pipe()
    os.close(read)
    done = hansard.fresh("formats", stdout=write)
    os.close(write)
    assert done.returncode == 1 and done.stderr == ""


def test_parse_prints_a_line_a_document(hansard: Shell, fixtures: Path) -> None:
    folder = fixtures / "children-online"
    done = hansard("parse", folder / "publicwhip.xml", folder / "theyworkforyou.txt")
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [d["source"]["format"] for d in documents] == ["publicwhip", "theyworkforyou-text"]
    speech = next(i for i in documents[0]["items"] if i["kind"] == "speech" and i["attribution"])
    assert speech["resolution"]["party"] == "Labour" and speech["resolution"]["identifiers"]["publicwhip"]


def test_parse_reads_standard_input_and_can_leave_people_out(hansard: Shell, fixtures: Path) -> None:
    data = (fixtures / "children-online/parallel-parliament.txt").read_bytes()
    done = hansard("parse", "--no-resolve", "-", stdin=data)
    items = json.loads(done.stdout)["items"]
    assert all(i["resolution"] is None for i in items if i["kind"] == "speech")


def test_parse_goes_on_after_a_refusal_and_exits_with_2(hansard: Shell, fixtures: Path) -> None:
    done = hansard("parse", fixtures / "broken/news-article.txt", fixtures / "children-online/publicwhip.xml")
    assert done.returncode == 2 and len(done.stdout.splitlines()) == 1
    (line,) = done.stderr.splitlines()
    assert "news-article.txt" in line and "looks like a news article" in line and "publicwhip" in line


def test_ingest_again_says_that_nothing_changed(hansard: Shell, fixtures: Path) -> None:
    folder = fixtures / "children-online"
    files = [folder / "publicwhip.xml", folder / "theyworkforyou.txt"]
    assert "2 new" in hansard("ingest", *files).stdout
    done = hansard("ingest", *files)
    assert done.returncode == 0 and "0 new, 2 unchanged" in done.stdout


def test_ingest_with_another_register_says_what_to_do(begun: Shell, fixtures: Path, tmp_path: Path) -> None:
    other = tmp_path / "register.jsonl"
    other.write_text("\n".join((fixtures / "register.jsonl").read_text().splitlines()[:-1]) + "\n")
    done = begun("ingest", "--register", other, fixtures / "children-online/theyworkforyou.txt")
    assert done.returncode == 0 and "hansard reparse" in done.stderr
    assert "rebuilt" in begun("ingest", "--register", other, ONE).stdout


def test_ingest_lists_what_it_refuses_and_exits_with_1(hansard: Shell, fixtures: Path) -> None:
    done = hansard("ingest", fixtures / "broken/empty.txt", fixtures / "children-online/publicwhip.xml")
    assert done.returncode == 1 and "1 new" in done.stdout and "1 refused" in done.stdout
    assert "empty.txt: not a transcript" in done.stderr


def test_an_archive_is_read_like_what_is_in_it(hansard: Shell, fixtures: Path, tmp_path: Path) -> None:
    path = tmp_path / "days.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(fixtures / "children-online/publicwhip.xml", "days/publicwhip.xml")
        archive.write(fixtures / "broken/news-article.txt", "news.txt")
    for given, data in ((path, b""), ("-", path.read_bytes())):
        done = hansard("parse", given, stdin=data)
        assert done.returncode == 2 and f"{given}!news.txt: not a transcript" in done.stderr
        assert json.loads(done.stdout)["source"]["path"] == f"{given}!days/publicwhip.xml"
    done = hansard("ingest", path)
    assert done.returncode == 1 and "1 new" in done.stdout and "1 refused" in done.stdout


def test_what_is_forgotten_is_gone(begun: Shell) -> None:
    would = begun("forget", ONE, "--dry-run")
    assert would.returncode == 0 and "documents would be forgotten: 1; sittings touched: 1" in would.stdout
    done = begun("forget", ONE)
    assert done.returncode == 0 and str(ONE) in done.stdout and "nothing now" in done.stdout
    assert "documents: 0" in begun("status").stdout
    done = begun("forget", ONE)
    assert done.returncode == 1 and "no document" in done.stderr


def test_a_backup_is_a_store(begun: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    done = begun("db", "backup", copy)
    assert done.returncode == 0 and f"{copy.stat().st_size:,} bytes, checked" in done.stdout
    assert begun("status", "--database", f"sqlite:///{copy}").stdout == begun("status").stdout
    again = begun("db", "backup", copy)
    assert again.returncode == 1 and "--force" in again.stderr
    assert begun("db", "backup", copy, "--force").returncode == 0


def test_the_demonstration_answers_every_question(filled: Shell) -> None:
    assert "speeches: " in filled("status").stdout
    table = filled("timeline", "online-safety", "--by", "chamber").stdout
    assert "Online safety" in table and "▇" in table
    answer = json.loads(filled("timeline", "online-safety", "--json").stdout)
    rows = list(csv.DictReader(filled("timeline", "online-safety", "--csv").stdout.splitlines()))
    assert len(rows) == len(answer["buckets"]) and sum(int(row["total"] or 0) for row in rows) == answer["total"] > 0
    assert filled("speakers", "ashdwon rowena").stdout.split("\n")[0].split()[1:3] == ["Rowena", "Ashdown"]
    assert filled("search", '"Online Safety Act"').stdout.strip().endswith("speeches")
    shown = filled("members", "show", "Rowena Ashdown").stdout
    assert "2019-12-12 – 2024-05-30  commons  Wexcombe Vale  Labour" in shown and "2024-07-04 – …" in shown


def test_reparse_builds_the_same_number_of_speeches(begun: Shell) -> None:
    before = begun("status").stdout
    assert "sittings built again: 1" in begun("reparse").stdout
    assert begun("status").stdout == before


def test_topics_are_listed_checked_and_tagged(begun: Shell) -> None:
    slugs = [line.split()[0] for line in begun("topics", "list").stdout.splitlines()]
    assert {"online-safety", "china-policy"} <= set(slugs)
    assert "0 failures" in begun("topics", "check").stdout
    assert "nothing" in begun("topics", "tag").stdout


def test_tags_of_files_come_a_line_a_speech(hansard: Shell, fixtures: Path) -> None:
    done = hansard("topics", "tag", "--jsonl", fixtures / "children-online/publicwhip.xml")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(set(line) == {"speech_id", "source_id", "topics", "mentioned", "spans"} for line in lines)
    assert any("online-safety" in line["topics"] for line in lines)


def test_a_topic_of_the_user_s_own_is_tagged_over_what_is_stored(own: Shell, fixtures: Path, tmp_path: Path) -> None:
    folder = tmp_path / "topics"
    folder.mkdir()
    (folder / "porcelain.toml").write_text(
        'title = "Porcelain"\ndescription = "China of the other kind."\n\n[strong]\nany = ["bone china"]\n\n'
        '[examples]\nabout = ["The bone china of this town is known, and bone china employs many."]\n\n'
        '[counterexamples]\nneither = ["We had tea."]\n'
    )
    done = own("topics", "tag", "--topics", folder)
    assert done.returncode == 0 and "porcelain" in done.stdout, done.stderr
    forgotten = own("ingest", fixtures / "demo")
    assert forgotten.returncode == 1 and "porcelain" in forgotten.stderr and "--topics" in forgotten.stderr
    assert own("ingest", fixtures / "demo", "--topics", folder).returncode == 0
    assert "taken out: porcelain" in own("topics", "tag").stdout


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (("parse",), 2, "Missing argument"),
        (("parse", "--chamber", "moon", "x"), 2, "is not one of"),
        (("parse", "--date", "soon", "x"), 2, "expected YYYY-MM-DD"),
        (("status",), 1, "there is no store at"),
        (("status", "--database", "nonsense"), 1, "expected sqlite:///PATH"),
        (("timeline", "x", "--bucket", "fortnight"), 2, "is not one of"),
        (("members", "show", "Xyzzy Plugh"), 1, "nobody in the register"),
        (("topics", "tag", "--jsonl"), 2, "go together"),
        (("topics", "score", "/nonexistent"), 2, "/nonexistent"),
        (("members", "show", "x", "--register", "/nonexistent"), 1, "/nonexistent"),
        (("fetch", "publicwhip"), 2, "Missing option '--from'"),
        (("fetch", "publicwhip", "--from", "2024-01-02", "--to", "2024-01-01"), 2, "is before 2024-01-02"),
        (("fetch", "publicwhip", "--from", "2024-01-02", "--chamber", "ni"), 2, "is not one of"),
        (
            ("fetch", "publicwhip", "--from", "2024-01-02", "--chamber", "senedd", "--series", "written-answers"),
            2,
            "no written-answers of senedd",
        ),
        (("fetch", "hansard"), 2, "Missing option '--date'"),
        (("fetch", "hansard", "--date", "yesterday"), 2, "expected YYYY-MM-DD"),
        (("update", "--chamber", "grand-committee"), 2, "is not one of"),
        (("serve", "--port", "0"), 2, "not in the range"),
        (("serve", "--demo", "--database", "sqlite:///x"), 2, "has a store of its own"),
    ],
)
def test_what_is_wrong_is_said_in_words(hansard: Shell, args: tuple[str, ...], status: int, says: str) -> None:
    done = hansard(*args)
    assert done.returncode == status and says in done.stderr


def test_a_question_about_an_unknown_topic_names_it(filled: Shell) -> None:
    done = filled("timeline", "no-such-topic")
    assert done.returncode == 1 and "no-such-topic" in done.stderr
    done = filled("timeline", "online-safety", "--from", "2026-01-01", "--to", "2025-01-01")
    assert done.returncode == 1 and "is after" in done.stderr


def test_a_setting_that_is_none_is_named(hansard: Shell) -> None:
    for port in ("many", "0"):
        done = hansard("serve", HANSARD_PORT=port)
        assert done.returncode == 1 and "HANSARD_PORT" in done.stderr


def test_a_topic_that_is_none_is_told_before_anything_is_served(hansard: Shell, tmp_path: Path) -> None:
    (tmp_path / "bees.toml").write_text("title = 3")
    done = hansard("serve", HANSARD_TOPICS=str(tmp_path))
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1 and "bees.toml" in line


@pytest.mark.parametrize(
    "address", ["theyworkforyou.com", "ftp://example.org/", "https://", "https://[half", "http://x:y/", "http://a b/"]
)
def test_an_address_that_is_none_is_named(hansard: Shell, address: str) -> None:
    done = hansard("update", HANSARD_PUBLICWHIP_URL=address)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "HANSARD_PUBLICWHIP_URL" in done.stderr and "expected an address such as https://" in done.stderr


def test_a_chamber_to_update_that_is_none_is_named(hansard: Shell) -> None:
    done = hansard("update", HANSARD_UPDATE_CHAMBERS="commons, moon")
    assert done.returncode == 1 and "HANSARD_UPDATE_CHAMBERS names 'moon'" in done.stderr

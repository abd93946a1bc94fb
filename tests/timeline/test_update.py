"""The daily update: each step does its part, alone, again, and after whatever has happened to the one before."""

import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
import servers
from servers import Server
from shell import FRESH, Shell
from sqlmodel import select

from hansard.model import Hints
from hansard.register import Register, load_register
from timeline import tables
from timeline.fetch.client import Client, Manners
from timeline.ingest import Knowledge, Outcome
from timeline.lock import lock_store
from timeline.sources import Input
from timeline.store import Store, open_store
from timeline.tagged.rows import retag
from timeline.update import Done, Work, update

Take = Callable[..., list[Outcome]]

QUICK = Manners(spacing=0, attempts=2, first_wait=0.01)
TODAY = date(2031, 2, 20)


def day_file(day: str, words: str = "Bees matter.", family: str = "debate") -> bytes:
    id = f"uk.org.publicwhip/{family}/2031-02-{day}"
    return (
        f'<publicwhip scraperversion="{day[2:]}" latest="yes"><major-heading id="{id}.1.0">Bees</major-heading>'
        f'<speech id="{id}.1.1" speakername="Rowena Ashdown" person_id="uk.org.publicwhip/person/90001">'
        f"<p>{words}</p></speech></publicwhip>"
    ).encode()


def put(server: Server, *days: str, words: str = "Bees matter.") -> None:
    for day in days:
        server.files[f"/debates/debates2031-02-{day}.xml"] = day_file(day, words)
        server.files[f"/lordspages/daylord2031-02-{day}.xml"] = day_file(day, words, "lords")
    for folder in ("/debates/", "/lordspages/"):
        server.listing(folder)


@pytest.fixture
def server() -> Iterator[Server]:
    with servers.running() as found:
        put(found, "03a", "04a", "17a", "18a")
        yield found


@pytest.fixture
def work_on(server: Server, tmp_path: Path, invented: Knowledge) -> Iterator[Callable[[Store], Work]]:
    with Client(QUICK) as client:
        yield lambda store: Work(store, invented, client, tmp_path / "downloads", server.url, TODAY, overlap=3)


@pytest.fixture
def work(sqlite_store: Store, work_on: Callable[[Store], Work]) -> Work:
    return work_on(sqlite_store)


def run(work: Work, *chambers: str) -> dict[str, Done]:
    return {done.step: done for done in update(work, chambers or ("commons", "lords"))}


def failures(done: dict[str, Done]) -> list[str]:
    return [sentence for each in done.values() for sentence in each.failures]


def stored(store: Store, chamber: str = "commons") -> list[int]:
    """The days of February that have sittings with text."""
    sitting = tables.Sitting
    with store.reading() as session:
        found = session.exec(select(sitting.date).where(sitting.chamber == chamber, sitting.extent != "none"))
        return sorted(day.day for day in found)


def test_the_steps_stand_in_their_order(work: Work) -> None:
    assert list(run(work)) == ["topics", "register", "commons", "lords"]


def test_an_empty_store_begins_some_days_ago_or_where_it_is_told(work: Work) -> None:
    assert failures(run(work)) == [] and stored(work.store) == [17, 18] == stored(work.store, "lords")
    run(replace(work, since=date(2031, 2, 1)), "commons")
    assert stored(work.store) == [3, 4, 17, 18] and stored(work.store, "lords") == [17, 18]


def test_new_and_revised_days_are_taken_from_before_the_last_one_stored(server: Server, work: Work) -> None:
    run(work)
    put(server, "19a", "18b", "17a", "03b", words="Bees matter much.")
    done = run(work)
    assert "from 2031-02-15" in done["commons"].summary
    assert "files: 2 new, 1 changed, 0 unchanged, 0 failed" in done["commons"].summary
    with work.store.reading() as session:
        texts = session.exec(select(tables.Speech.text).where(tables.Speech.date >= date(2031, 2, 18)))
        assert set(texts) == {"Bees matter much."}
    assert stored(work.store) == [17, 18, 19]


def test_an_update_again_changes_and_asks_nothing(server: Server, work: Work) -> None:
    run(work)
    server.forget()
    done = run(work)
    assert "0 new, 0 changed, 2 unchanged, 0 failed; documents: 0 new, 2 unchanged" in done["commons"].summary
    assert server.paths() == ["/debates/", "/lordspages/"]


def test_a_failing_chamber_does_not_keep_the_next(server: Server, work: Work) -> None:
    server.always["/debates/"] = servers.status(500)
    done = run(work)
    (sentence,) = failures(done)
    assert "500" in sentence and done["commons"].failures and stored(work.store, "lords") == [17, 18]
    del server.always["/debates/"]
    assert failures(run(work)) == [] and stored(work.store) == [17, 18]


def test_a_store_that_fails_midway_keeps_neither_the_next_nor_the_next_update(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline import update as updating

    whole = updating.ingest

    def failing(store: Store, documents: Iterator[Input], know: Knowledge, hints: Hints) -> Iterator[Outcome]:
        first = next(documents)
        if "/debates/" in first.path:
            raise OSError("No space left on device")
        yield from whole(store, [first, *documents], know, hints)

    monkeypatch.setattr(updating, "ingest", failing)
    done = run(work)
    assert "No space left" in done["commons"].failures[0] and stored(work.store, "lords") == [17, 18]
    monkeypatch.setattr(updating, "ingest", whole)
    assert failures(run(work)) == [] and stored(work.store) == [17, 18]


def test_a_day_that_failed_is_fetched_however_long_ago_that_was(
    server: Server, store: Store, work_on: Callable[[Store], Work]
) -> None:
    work = work_on(store)
    server.always["/debates/debates2031-02-04a.xml"] = servers.status(404)
    assert len(failures(run(replace(work, since=date(2031, 2, 1)), "commons"))) == 1
    del server.always["/debates/debates2031-02-04a.xml"]
    done = run(work, "commons")
    assert "from 2031-02-01" in done["commons"].summary and stored(work.store) == [3, 4, 17, 18]
    assert "from 2031-02-15" in run(work, "commons")["commons"].summary


def test_a_shorter_run_does_not_forget_what_a_longer_one_left(server: Server, work: Work) -> None:
    server.always["/debates/debates2031-02-04a.xml"] = servers.status(404)
    run(replace(work, since=date(2031, 2, 1)), "commons")
    assert failures(run(replace(work, since=date(2031, 2, 18)), "commons")) == []
    assert "from 2031-02-01" in run(work, "commons")["commons"].summary


def test_what_cannot_be_read_is_told_and_the_others_go_in(server: Server, work: Work) -> None:
    server.files["/debates/debates2031-02-17a.xml"] = b"<publicwhip><nothing/></publicwhip>"
    (sentence,) = failures(run(work, "commons"))
    assert "debates2031-02-17a.xml" in sentence and stored(work.store) == [18]


def smaller(fixtures: Path, folder: Path) -> Register:
    """The invented register without its last member."""
    path = folder / "register.jsonl"
    path.write_text("\n".join((fixtures / "register.jsonl").read_text().splitlines()[:-1]) + "\n")
    return load_register(path)


def test_a_new_register_is_applied_to_what_is_stored(
    store: Store, work_on: Callable[[Store], Work], fixtures: Path, tmp_path: Path
) -> None:
    work = work_on(store)
    run(work)
    other = replace(work, know=Knowledge(smaller(fixtures, tmp_path), work.know.tagger))
    done = run(other)
    assert done["register"].summary == "another than before; sittings built again: 4"
    assert run(other)["register"].summary == "as before; sittings built again: 0"


def test_sittings_left_stale_by_an_interrupted_update_are_built(
    work: Work, take: Take, fixtures: Path, tmp_path: Path
) -> None:
    run(work)
    other = Knowledge(smaller(fixtures, tmp_path), work.know.tagger)
    take(work.store, tmp_path / "downloads/publicwhip/debates/debates2031-02-17a.xml", know=other)
    assert run(replace(work, know=other))["register"].summary == "as before; sittings built again: 3"


def test_changed_topics_are_tagged_again(work: Work, invented: Knowledge) -> None:
    run(work)
    topic = invented.tagger.topics[0]
    with work.store.writing() as session:
        session.get_one(tables.Topic, topic.slug).version = "older"
    assert run(work)["topics"].summary == f"tagged again: {topic.slug}"
    assert "nothing" in run(work)["topics"].summary


def test_topics_that_this_machine_lacks_are_told_by_each_step(work: Work) -> None:
    run(work)
    with work.store.writing() as session:
        session.add(tables.Topic(slug="porcelain", title="Porcelain", description="China.", version="1"))
    done = run(work)
    assert all("porcelain" in each.failures[0] for each in done.values())
    retag(work.store, work.know.tagger)
    assert failures(run(work)) == []


def test_only_one_updates_a_store_and_a_dead_one_holds_nothing(store: Store) -> None:
    other = open_store(store.url)
    with lock_store(store) as ours, lock_store(other) as theirs:
        assert ours and not theirs
    with lock_store(other) as theirs:
        assert theirs
    other.engine.dispose()


@pytest.fixture
def hansard(server: Server, tmp_path: Path) -> Shell:
    """Runs the command line on a store and a download folder in the folder of the test."""
    shell = Shell(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    shell.env |= {
        "HANSARD_API_URL": server.url,
        "HANSARD_DOWNLOADS": str(tmp_path / "downloads"),
        "HANSARD_PUBLICWHIP_URL": server.url,
        "HANSARD_FETCH_SPACING": "0",
        "HANSARD_FETCH_WAIT": "0.01",
        "HANSARD_UPDATE_CHAMBERS": "commons, lords",
    }
    return shell


UPDATE = ("update", "--since", "2031-02-01")


def begun(hansard: Shell) -> subprocess.Popen[str]:
    """An update on its way."""
    return subprocess.Popen(
        [*FRESH, *UPDATE], env=hansard.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Its status, what it says, and what it says is wrong."""
    said, wrong = process.communicate(timeout=servers.PATIENCE)
    assert "Traceback" not in wrong, wrong
    return process.returncode, said, wrong


def wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + servers.PATIENCE
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_second_update_at_once_says_so_and_does_nothing(server: Server, hansard: Shell) -> None:
    going_on = Event()
    server.faults["/lordspages/daylord2031-02-18a.xml"] = [servers.held(going_on)]
    first = begun(hansard)
    wait_for(lambda: "/lordspages/daylord2031-02-18a.xml" in server.paths())
    server.forget()
    second = hansard(*UPDATE)
    assert second.returncode == 0 and second.stdout == "another update is running on this store; nothing done\n"
    assert server.paths() == []
    going_on.set()
    status, said, wrong = finished(first)
    assert status == 0 and "lords: from 2031-02-01: files: 4 new" in said and wrong == ""


def test_a_killed_update_is_completed_by_the_next(server: Server, tmp_path: Path, hansard: Shell) -> None:
    dead = Event()
    server.faults["/debates/debates2031-02-17a.xml"] = [servers.held(dead)]
    killed = begun(hansard)
    wait_for(lambda: "/debates/debates2031-02-18a.xml" in server.paths())
    killed.kill()
    killed.communicate()
    dead.set()
    done = hansard(*UPDATE)
    assert done.returncode == 0 and done.stderr == ""
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    assert stored(store) == [3, 4, 17, 18] == stored(store, "lords")
    store.engine.dispose()


def test_fetched_files_are_ingested_and_each_failure_is_a_line(server: Server, hansard: Shell) -> None:
    server.always["/debates/debates2031-02-04a.xml"] = servers.status(404)
    server.files["/debates/debates2031-02-17a.xml"] = b"<publicwhip><nothing/></publicwhip>"
    command = ("fetch", "publicwhip", "--from", "2031-02-01", "--to", "2031-02-17")
    done = hansard(*command)
    assert done.returncode == 1 and done.stdout == (
        "files: 2 new, 0 changed, 0 unchanged, 1 failed; "
        "documents: 1 new, 0 unchanged, 0 rebuilt, 0 superseded, 1 refused; sittings touched: 1\n"
    )
    missing, unreadable = done.stderr.splitlines()
    assert missing == f"{server.url}/debates/debates2031-02-04a.xml: the server answers 404 Not Found"
    assert unreadable.startswith(f"{server.url}/debates/debates2031-02-17a.xml: ")


def test_files_alone_touch_no_store(tmp_path: Path, hansard: Shell) -> None:
    command = ("fetch", "publicwhip", "--chamber", "lords", "--from", "2031-02-01", "--no-ingest")
    done = hansard(*command)
    assert (done.returncode, done.stdout, done.stderr) == (0, "files: 4 new, 0 changed, 0 unchanged, 0 failed\n", "")
    assert not (tmp_path / "store.sqlite3").exists()


def test_a_day_of_the_official_api_is_ingested(server: Server, hansard: Shell) -> None:
    overview = {"Id": 1, "ExtId": "BEES", "Title": "Bees", "Date": "2031-02-03T00:00:00", "House": "Commons"}
    words = {"ItemType": "Contribution", "ItemId": 1, "AttributedTo": "Rowena Ashdown", "Value": "<p>Bees matter.</p>"}
    debate = {"Overview": overview | {"Location": "Commons Chamber"}, "Items": [words], "ChildDebates": []}
    day = "date=2031-02-03&house=Commons"
    server.api(f"/overview/sectionsforday.json?{day}", ["Debate"])
    nodes = [{"Id": 1, "ParentId": None, "ExternalId": "BEES", "Title": "Bees"}]
    server.api(f"/overview/sectiontrees.json?{day}&section=Debate", [{"SectionTreeItems": nodes}])
    server.api("/debates/debate/BEES.json", debate)
    command = ("fetch", "hansard", "--date", "2031-02-03", "--house", "commons")
    done = hansard(*command)
    assert done.returncode == 0, done.stderr
    assert "files: 1 new" in done.stdout and "documents: 1 new" in done.stdout

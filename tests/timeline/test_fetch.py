"""Fetching: whole files or none, asked for politely, whatever the server does."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import servers
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st
from servers import Server

from hansard import LIMIT
from timeline.fetch import download as downloading
from timeline.fetch.client import Client, FetchError, Manners
from timeline.fetch.download import Fetched
from timeline.fetch.files import STATE
from timeline.fetch.listing import current, listed
from timeline.fetch.run import documents, fetch_official, fetch_publicwhip
from timeline.lock import lock_file

QUICK = Manners(spacing=0, attempts=3, first_wait=0.01)
DEBATES = ("commons", "debates")
START, END = date(2031, 1, 1), date(2031, 12, 31)
DAY = "/pwdata/debates/debates2031-02-03a.xml"


def day_file(words: str = "Bees matter.", latest: str = "yes") -> bytes:
    id = "uk.org.publicwhip/debate/2031-02-03a.1"
    return (
        f'<publicwhip scraperversion="a" latest="{latest}"><major-heading id="{id}.0">Bees</major-heading>'
        f'<speech id="{id}.1" speakername="Rowena Ashdown"><p>{words}</p></speech></publicwhip>\n'
    ).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    with servers.running() as found:
        found.files[DAY] = day_file()
        found.listing("/pwdata/debates/")
        yield found


def fetch(server: Server, folder: Path, manners: Manners = QUICK, **days: date) -> list[Fetched]:
    with Client(manners) as client:
        start, end = days.get("start", START), days.get("end", END)
        return list(fetch_publicwhip(client, f"{server.url}/pwdata/", folder, DEBATES, start, end))


def one(server: Server, folder: Path, manners: Manners = QUICK) -> Fetched:
    (found,) = fetch(server, folder, manners)
    return found


def files(folder: Path) -> list[str]:
    """The files as a user sees them."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if path.parts[0] != STATE)


def left_over(folder: Path) -> list[str]:
    return [path.name for path in (folder / STATE).rglob("*") if ".part" in path.name or ".whole" in path.name]


def test_a_file_comes_whole_and_is_found_under_its_address(server: Server, tmp_path: Path) -> None:
    found = one(server, tmp_path)
    assert found.status == "new" and found.file.read_bytes() == day_file()
    assert files(tmp_path) == ["publicwhip/debates/debates2031-02-03a.xml"] and left_over(tmp_path) == []
    (document,) = documents([found])
    assert document.path == server.url + DAY and document.data == day_file()


def test_the_client_says_who_it_is(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, Manners(contact="someone@example.org", spacing=0))
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("hansard-timeline/")
        assert headers["User-Agent"].endswith("(someone@example.org)")


def test_only_the_current_file_of_each_day_in_the_range_is_fetched(server: Server, tmp_path: Path) -> None:
    for name in ("2031-02-03b", "2031-02-03aa", "2031-02-04a", "2031-03-01", "2030-12-31a"):
        server.files[f"/pwdata/debates/debates{name}.xml"] = day_file(name)
    server.listing("/pwdata/debates/")
    fetch(server, tmp_path, end=date(2031, 2, 28))
    assert [Path(name).name for name in files(tmp_path)] == ["debates2031-02-03aa.xml", "debates2031-02-04a.xml"]


def test_what_the_listing_shows_unchanged_is_not_asked_for(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path)
    server.forget()
    assert one(server, tmp_path).status == "unchanged"
    assert server.paths() == ["/pwdata/debates/"]


def test_a_file_that_looks_touched_is_asked_for_by_its_validators(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path)
    etag = json.loads((tmp_path / STATE / "publicwhip/debates/debates2031-02-03a.xml.json").read_bytes())["etag"]
    server.forget()
    server.changed[DAY] += 3_600
    server.listing("/pwdata/debates/")
    assert one(server, tmp_path).status == "unchanged"
    assert server.asked[-1][1]["If-None-Match"] == etag
    server.forget()
    assert one(server, tmp_path).status == "unchanged" and DAY not in server.paths()  # the new stamp is remembered


def test_a_revised_file_takes_the_place_of_the_old_one(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path)
    server.files[DAY] = day_file("Bees matter much.")
    server.listing("/pwdata/debates/")
    found = one(server, tmp_path)
    assert found.status == "changed" and b"much" in found.file.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"<publicwhip>", None], ids=["emptied", "damaged", "deleted"])
def test_a_file_damaged_here_is_fetched_again(server: Server, tmp_path: Path, damage: bytes | None) -> None:
    file = one(server, tmp_path).file
    file.unlink()
    if damage is not None:
        file.write_bytes(damage)
    assert one(server, tmp_path).status in ("new", "changed") and file.read_bytes() == day_file()


def test_a_note_that_cannot_be_read_is_none(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path)
    note = tmp_path / STATE / "publicwhip/debates/debates2031-02-03a.xml.json"
    for damage in ('{"url": ', "[]", '{"url": 3}'):
        note.write_text(damage)
        assert one(server, tmp_path).status == "unchanged"


def test_packed_answers_are_unpacked(server: Server, tmp_path: Path) -> None:
    server.packs = True
    found = one(server, tmp_path)
    assert found.file.read_bytes() == day_file()


PASSING = [
    pytest.param([servers.status(500)], id="server error"),
    pytest.param([servers.status(503), servers.status(502)], id="two server errors"),
    pytest.param([servers.breaking_off(40)], id="closed midway"),
    pytest.param([servers.breaking_off(40, reset=True)], id="reset midway"),
    pytest.param([servers.breaking_off(0)], id="closed before the first byte"),
    pytest.param([servers.breaking_off(10_000, length=10_000)], id="says it is longer than it is"),
    pytest.param([servers.instead(gzip.compress(day_file())[:-12], Content_Encoding="gzip")], id="half a gzip"),
    pytest.param([servers.instead(day_file(), Content_Encoding="gzip")], id="gzip that is none"),
]


@pytest.mark.parametrize("faults", PASSING)
def test_passing_trouble_is_tried_again(server: Server, tmp_path: Path, faults: list[servers.Fault]) -> None:
    server.faults[DAY] = list(faults)
    found = one(server, tmp_path)
    assert found.status == "new" and found.file.read_bytes() == day_file() and left_over(tmp_path) == []


def test_a_silent_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    server.faults[DAY] = [servers.silent(0.7)]
    found = one(server, tmp_path, replace(QUICK, silence=0.5))
    assert found.status == "new" and len(server.paths()) >= 3


LASTING = [
    pytest.param(servers.status(404), "404", id="not there"),
    pytest.param(servers.status(403), "403", id="forbidden"),
    pytest.param(servers.status(500), "500", id="always a server error"),
    pytest.param(servers.instead(b"<!DOCTYPE html><html><p>Down for repairs"), "a web page came", id="a web page"),
    pytest.param(servers.instead(b"hello"), "something else came", id="something else"),
    pytest.param(servers.instead(b""), "the file is empty", id="nothing"),
    pytest.param(servers.instead(day_file()[:150]), "ends before </publicwhip>", id="half a file, said to be whole"),
    pytest.param(servers.instead(day_file(), Content_Encoding="br"), "packed as 'br'", id="packed otherwise"),
    pytest.param(servers.status(302, Location="https://elsewhere.example/x.xml"), "another host", id="to another host"),
    pytest.param(servers.status(302, Location="ftp://127.0.0.1/x.xml"), "not https", id="to another protocol"),
    pytest.param(servers.status(302, Location="http://[half/x.xml"), "no address", id="to nowhere"),
    pytest.param(servers.status(301, Location=DAY), "redirected more than", id="to itself"),
    pytest.param(servers.status(304), "304", id="not modified, to who has nothing"),
    pytest.param(servers.status(429, Retry_After="100000"), "asks to wait", id="asks for too long a wait"),
]


@pytest.mark.parametrize(("fault", "says"), LASTING)
def test_lasting_trouble_is_told_and_leaves_no_file(
    server: Server, tmp_path: Path, fault: servers.Fault, says: str
) -> None:
    server.always[DAY] = fault
    found = one(server, tmp_path)
    assert found.status == "failed" and says in found.reason and found.url.endswith(DAY)
    assert files(tmp_path) == []


def test_what_comes_a_byte_at_a_time_is_given_up(server: Server, tmp_path: Path) -> None:
    server.always[DAY] = servers.dripping(0.01)
    found = one(server, tmp_path, replace(QUICK, attempts=2, longest=0.3))
    assert found.status == "failed" and "not whole after" in found.reason and files(tmp_path) == []


def test_a_redirect_on_the_same_host_is_followed(server: Server, tmp_path: Path) -> None:
    server.files["/elsewhere/x.xml"] = day_file("moved")
    server.always[DAY] = servers.status(301, Location="/elsewhere/x.xml")
    assert one(server, tmp_path).file.read_bytes() == day_file("moved")


def test_trouble_leaves_the_file_of_before(server: Server, tmp_path: Path) -> None:
    file = one(server, tmp_path).file
    server.files[DAY] = day_file("revised")
    server.listing("/pwdata/debates/")
    server.always[DAY] = servers.instead(b"<html>Down for repairs")
    assert one(server, tmp_path).status == "failed" and file.read_bytes() == day_file()


def test_one_failing_file_does_not_keep_the_others(server: Server, tmp_path: Path) -> None:
    for number in range(4, 8):
        server.files[f"/pwdata/debates/debates2031-02-0{number}a.xml"] = day_file()
    server.listing("/pwdata/debates/")
    server.always[DAY] = servers.status(404)
    assert [each.status for each in fetch(server, tmp_path)] == ["failed", "new", "new", "new", "new"]


def test_a_server_that_fails_throughout_is_left_alone(server: Server, tmp_path: Path) -> None:
    for number in range(10, 28):
        path = f"/pwdata/debates/debates2031-02-{number}a.xml"
        server.files[path] = day_file()
        server.always[path] = servers.status(503)
    server.listing("/pwdata/debates/")
    server.always[DAY] = servers.status(503)
    found = fetch(server, tmp_path, Manners(spacing=0, attempts=1, concurrency=1))
    assert len(server.paths()) <= 1 + downloading.GIVE_UP + 2
    assert "were not tried" in found[-1].reason


def test_a_file_is_resumed_where_it_broke_off(server: Server, tmp_path: Path) -> None:
    server.faults[DAY] = [servers.breaking_off(100)]
    assert one(server, tmp_path).file.read_bytes() == day_file()
    assert server.asked[-1][1]["Range"] == "bytes=100-"


def test_a_file_that_changed_in_between_is_begun_anew(server: Server, tmp_path: Path) -> None:
    server.always[DAY] = servers.breaking_off(100)
    assert one(server, tmp_path, Manners(spacing=0, attempts=1)).status == "failed"
    assert left_over(tmp_path)
    del server.always[DAY]
    server.files[DAY] = day_file("Quite other words.")
    assert one(server, tmp_path).file.read_bytes() == day_file("Quite other words.")


def test_a_server_without_ranges_is_asked_anew(server: Server, tmp_path: Path) -> None:
    server.ranges = False
    server.faults[DAY] = [servers.breaking_off(100)]
    assert one(server, tmp_path).file.read_bytes() == day_file()


@pytest.mark.parametrize("says", ["bytes 0-999/1000", "bytes 7-9/10", "nonsense", ""])
def test_a_server_that_goes_on_elsewhere_is_not_believed(server: Server, tmp_path: Path, says: str) -> None:
    elsewhere = lambda handler: handler.say(206, b"x" * 50, {"Content-Range": says})  # noqa: E731
    server.faults[DAY] = [servers.breaking_off(100), elsewhere]
    assert one(server, tmp_path).file.read_bytes() == day_file()


def test_a_part_longer_than_the_file_is_thrown_away(server: Server, tmp_path: Path) -> None:
    server.always[DAY] = servers.breaking_off(100)
    one(server, tmp_path, Manners(spacing=0, attempts=1))
    del server.always[DAY]
    part = tmp_path / STATE / "publicwhip/debates/debates2031-02-03a.xml.part"
    part.write_bytes(day_file() * 2)
    assert one(server, tmp_path).file.read_bytes() == day_file()


def test_too_much_is_not_taken(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading, "LIMIT", 1_000)
    for body in (day_file("x" * 2_000), b""):
        server.files[DAY] = body or day_file("y" * 100_000)
        server.packs = not body  # at last a small body that unpacks to much
        found = one(server, tmp_path)
        assert found.status == "failed" and "1,000 bytes" in found.reason and files(tmp_path) == []
    assert LIMIT > 1_000_000


def test_requests_are_spaced_whoever_sends_them(server: Server, tmp_path: Path) -> None:
    for number in range(10, 16):
        server.files[f"/pwdata/debates/debates2031-02-{number}a.xml"] = day_file()
    server.listing("/pwdata/debates/")
    begun = time.monotonic()
    fetch(server, tmp_path, Manners(spacing=0.05, concurrency=4))
    assert len(server.times) == 8
    assert all(at - begun >= 0.05 * number for number, at in enumerate(sorted(server.times)))


@pytest.mark.parametrize("after", ["1", "date"])
def test_everyone_waits_when_the_server_asks_for_it(server: Server, tmp_path: Path, after: str) -> None:
    def wait(handler: servers.Handler) -> None:
        soon = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 2))
        servers.status(429, Retry_After=soon if after == "date" else after)(handler)

    server.faults[DAY] = [wait]
    assert one(server, tmp_path).status == "new"
    assert server.times[2] - server.times[1] >= 0.9


def test_pauses_grow(server: Server, tmp_path: Path) -> None:
    server.faults[DAY] = [servers.status(500)] * 3
    one(server, tmp_path, Manners(spacing=0, attempts=4, first_wait=0.1))
    pauses = [server.times[n + 1] - server.times[n] for n in (1, 2, 3)]
    assert all(pause > 0.07 * 2**number for number, pause in enumerate(pauses))


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (servers.status(404), "404"),
        (servers.instead(b"<html>Down for repairs</html>"), "no day files are listed"),
        (servers.instead(b""), "no day files are listed"),
    ],
)
def test_a_listing_that_is_none_is_told(server: Server, tmp_path: Path, fault: servers.Fault, says: str) -> None:
    server.always["/pwdata/debates/"] = fault
    found = one(server, tmp_path)
    assert found.status == "failed" and says in found.reason and "/pwdata/debates/" in found.reason


def test_no_server_at_all_is_told(tmp_path: Path) -> None:
    with Client(QUICK) as client:
        (found,) = fetch_publicwhip(client, "http://127.0.0.1:9/", tmp_path, DEBATES, START, END)
    assert found.status == "failed" and "no connection" in found.reason


def test_links_that_lead_elsewhere_are_no_files(server: Server, tmp_path: Path) -> None:
    server.listing(
        "/pwdata/debates/",
        "../../etc/passwd",
        "../wrans/debates2031-02-05a.xml",
        "https://elsewhere.example/pwdata/debates/debates2031-02-05a.xml",
        "//elsewhere.example/debates2031-02-05a.xml",
        "%2e%2e%2f%2e%2e%2fdebates2031-02-05a.xml",
        "..%2fdebates2031-02-05a.xml",
        "debates2031-02-05a.xml%00",
        "debates2031-02-30a.xml",
        "debates2031-02-05a.xml?x=y",
        "http://[half/debates2031-02-05a.xml",
        ".debates2031-02-05a.xml",
        "file:///etc/debates2031-02-05a.xml",
        "debates2031%2D02%2D03a.xml",
        "/pwdata/debates/debates2031-02-03a.xml",
        "./debates2031-02-03a.xml",
    )
    fetch(server, tmp_path)
    assert server.paths() == ["/pwdata/debates/", DAY] and len(files(tmp_path)) == 1


def listing_of(days: int) -> str:
    """The listing of so many files from 1700 on, 300 for each year."""
    row = '<tr><td><a href="debates{0}-{1:02}-{2:02}a.xml">debates</a></td><td>2031-02-04 07:30</td><td>1.2M</td></tr>'
    places = (divmod(number, 300) for number in range(days))
    return "\n".join(row.format(1700 + year, 1 + rest // 25, 1 + rest % 25) for year, rest in places)


def test_a_listing_of_many_files_is_read_whole() -> None:
    found = current(listed(listing_of(30_000), "http://x.example/d/"))
    assert len(found) == 30_000 and found[0].stamp == "2031-02-04 07:30 1.2M"


def test_a_listing_takes_as_long_as_its_files_are_many() -> None:
    assert not too_slow(lambda page: current(listed(page, "http://x.example/d/")), listing_of, 1_500)


@pytest.mark.parametrize(
    ("before", "piece"),
    [("", "<a href='"), ("<a ", "href="), ("<a href='x'>", "<")],
)
def test_a_hostile_listing_takes_no_longer(before: str, piece: str) -> None:
    assert not too_slow(
        lambda page: list(listed(page, "http://x.example/d/")), lambda size: before + piece * size, 6_250
    )


@given(st.text(), st.text())
def test_any_page_can_be_read_as_a_listing(page: str, name: str) -> None:
    for found in listed(f'{page}<a href="{name}">{page}', "http://x.example/d/"):
        assert "/" not in found.name and not found.name.startswith(".")


def test_the_names_of_all_series_are_known() -> None:
    names = (
        "debates2024-11-25e.xml daylord2024-11-25a.xml westminster2024-11-25b.xml answers2026-06-01.xml "
        "ministerial2009-10-26c.xml lordswrans2009-10-27a.xml lordswms2009-10-28a.xml 2020-04-24_12614.xml "
        "standing2009-10-20_CHILDPOV_05-0_2009-10-27a.xml senedd2024-11-26.xml ni2009-10-12.xml spwa2009-10-26.xml"
    )
    page = "".join(f'<a href="{name}">{name}</a>' for name in names.split())
    found = current(listed(page, "http://x.example/d/"))
    assert sorted(file.name for file in found) == sorted(names.split())
    assert date(2009, 10, 27) in {file.day for file in found if file.name.startswith("standing")}


def test_only_one_fetches_into_a_folder(server: Server, tmp_path: Path) -> None:
    with lock_file(tmp_path / STATE / "lock") as ours, pytest.raises(FetchError, match="another process"):
        assert ours
        fetch(server, tmp_path)


def test_a_folder_that_cannot_be_written_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "publicwhip").write_text("in the way")
    found = one(server, tmp_path)
    assert found.status == "failed" and "cannot be written" in found.reason


def test_a_consumer_that_stops_is_not_kept_waiting(server: Server, tmp_path: Path) -> None:
    for number in range(10, 28):
        path = f"/pwdata/debates/debates2031-02-{number}a.xml"
        server.files[path] = day_file()
    server.listing("/pwdata/debates/")
    with Client(Manners(spacing=0.5)) as client:
        some = fetch_publicwhip(client, f"{server.url}/pwdata/", tmp_path, DEBATES, START, END)
        assert next(some).status == "new"
        some.close()
        assert len(server.paths()) < 15  # of nineteen
        again = fetch_publicwhip(client, f"{server.url}/pwdata/", tmp_path, DEBATES, START, date(2031, 2, 3))
        assert [each.status for each in again] == ["unchanged"]  # the client serves the next one


def test_a_killed_fetch_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    whole = day_file("honey " * 20_000)
    for number in range(10, 14):
        server.files[f"/pwdata/debates/debates2031-02-{number}a.xml"] = whole
    server.listing("/pwdata/debates/")
    last = "/pwdata/debates/debates2031-02-13a.xml"
    server.faults[last] = [servers.dripping(0.001)]
    env = os.environ | {"HANSARD_PUBLICWHIP_URL": f"{server.url}/pwdata/", "HANSARD_FETCH_SPACING": "0"}
    args = ["fetch", "publicwhip", "--from", "2031-01-01", "--no-ingest", "--into", str(tmp_path)]
    process = subprocess.Popen([sys.executable, "-c", "from web.cli import main; main()", *args], env=env)
    part = tmp_path / STATE / "publicwhip/debates/debates2031-02-13a.xml.part"
    while not (part.exists() and part.stat().st_size > 100):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(files(tmp_path)) == 4
    server.forget()
    assert [each.status for each in fetch(server, tmp_path)] == ["unchanged"] * 4 + ["new"]
    assert server.paths() == ["/pwdata/debates/", last] and "Range" in server.asked[-1][1]
    assert (tmp_path / "publicwhip/debates/debates2031-02-13a.xml").read_bytes() == whole


def debate(id: str, *children: dict[str, object], items: int = 1) -> dict[str, object]:
    overview = {"ExtId": id, "Title": id, "House": "Commons", "Date": "2031-02-03T00:00:00"}
    return {"Overview": overview, "Navigator": [], "Items": [{"Value": "x"}] * items, "ChildDebates": list(children)}


def tree(*items: tuple[int, int | None, str], changed: str = "2031-02-04T07:00:00") -> list[dict[str, object]]:
    nodes = [{"Id": id, "ParentId": parent, "ExternalId": ext, "Title": ext} for id, parent, ext in items]
    return [{"Title": "Commons Chamber", "LastUpdated": changed, "SectionTreeItems": nodes}]


SECTIONS = "/overview/sectionsforday.json?date=2031-02-03&house=Commons"
TREE = "/overview/sectiontrees.json?date=2031-02-03&house=Commons&section=Debate"


@pytest.fixture
def api(server: Server) -> Server:
    """A day whose oral answers come nested in one debate, and whose other debates do not."""
    server.api(SECTIONS, ["Debate"])
    server.api(TREE, tree((1, None, "TOP"), (2, 1, "ORAL"), (3, 2, "Q-1"), (4, 2, "Q-2"), (5, 1, "BILL")))
    server.api("/debates/debate/TOP.json", debate("TOP"))
    server.api("/debates/debate/ORAL.json", debate("ORAL", debate("Q-1"), debate("Q-2", items=0), items=0))
    server.api("/debates/debate/Q-2.json", debate("Q-2"))
    server.api("/debates/debate/BILL.json", debate("BILL"))
    return server


def official(server: Server, folder: Path) -> list[Fetched]:
    with Client(QUICK) as client:
        return list(fetch_official(client, server.url, folder, ["commons"], date(2031, 2, 3), date(2031, 2, 3)))


def test_each_debate_of_a_day_is_had_once(api: Server, tmp_path: Path) -> None:
    assert [each.status for each in official(api, tmp_path)] == ["new"] * 4
    names = ["BILL", "ORAL", "Q-2", "TOP"]  # Q-1 stands in ORAL with its words, Q-2 without
    assert files(tmp_path) == [f"official/2031-02-03/commons/{name}.json" for name in names]


def test_debates_whose_tree_has_not_changed_are_not_asked_for(api: Server, tmp_path: Path) -> None:
    official(api, tmp_path)
    api.forget()
    assert {each.status for each in official(api, tmp_path)} == {"unchanged"}
    assert api.paths() == [SECTIONS, TREE]
    api.api(TREE, tree((1, None, "TOP"), changed="2031-02-05T07:00:00"))
    api.api("/debates/debate/TOP.json", debate("TOP", items=2))
    assert [each.status for each in official(api, tmp_path)] == ["changed"]


def test_a_day_without_a_sitting_has_no_files(server: Server, tmp_path: Path) -> None:
    server.api(SECTIONS, [])
    assert official(server, tmp_path) == []


@pytest.mark.parametrize(
    ("path", "fault", "says"),
    [
        (SECTIONS, servers.instead(b"{not json"), "no JSON"),
        (SECTIONS, servers.instead(b'{"a": 1}'), "no list"),
        (SECTIONS, servers.instead(b"[" * 100_000), "no JSON"),
        (TREE, servers.instead(b"<html>"), "no JSON"),
        (TREE, servers.instead(json.dumps(tree((1, None, "../../etc/passwd"))).encode()), "../../etc/passwd"),
        (TREE, servers.instead(json.dumps(tree((1, None, ""))).encode()), "letters, digits and hyphens"),
        ("/debates/debate/TOP.json", servers.instead(b"<html>Down"), "a web page came"),
        ("/debates/debate/TOP.json", servers.instead(b"null"), "no debate"),
        ("/debates/debate/TOP.json", servers.status(404), "404"),
    ],
)
def test_an_api_that_lies_is_told(api: Server, tmp_path: Path, path: str, fault: servers.Fault, says: str) -> None:
    api.always[path] = fault
    (failed,) = (each for each in official(api, tmp_path) if each.status == "failed")
    assert says in failed.reason and not any("passwd" in name for name in files(tmp_path))


def test_an_api_that_does_not_answer_is_left_alone(server: Server, tmp_path: Path) -> None:
    server.shutdown()
    with Client(Manners(spacing=0, attempts=1, silence=0.05)) as client:
        found = list(fetch_official(client, server.url, tmp_path, ["lords"], date(2031, 1, 1), date(2031, 12, 31)))
    assert len(found) == downloading.GIVE_UP + 1 and "2031-01-06 and what follows was not tried" in found[-1].reason

"""`hansard timeline` and `hansard calendar` in the terminal: what they print, also of what is not known."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline import demo
from timeline.calendar.reading import BadCalendar
from timeline.filters import BadQuestion
from timeline.store import Store
from web.cli import _in_words, cli
from web.commands.timeline_tables import label, notes, number


@pytest.fixture
def url(demo_store: Store) -> str:
    """A store with the demonstration in it, for commands that change nothing."""
    return demo_store.url


def run(url: str, *args: str | Path, columns: str = "160") -> Result:
    env = {"HANSARD_DATABASE_URL": url, "HANSARD_REGISTER": str(demo.fixtures() / "register.jsonl"), "COLUMNS": columns}
    return CliRunner().invoke(cli, list(map(str, args)), env=env)


def output(url: str, *args: str | Path) -> str:
    done = run(url, *args)
    assert done.exit_code == 0, done.output + str(done.exception)
    return done.stdout


def rows(url: str, *args: str) -> list[dict[str, str]]:
    return list(csv.DictReader(output(url, "timeline", *args, "--csv").splitlines()))


def test_a_timeline_names_its_unit_and_marks_what_is_small_or_not_known(url: str) -> None:
    shown = output(url, "timeline", "online-safety", "--bucket", "month")
    assert "Online safety: speeches about the topic" in shown
    lines = {line.split("│")[1].strip(): line for line in shown.splitlines() if line.startswith("│")}
    assert "–" in lines["2024-04"] and "unknown" in lines["2024-04"]
    assert "–" not in lines["2024-05"] and " 0 " in lines["2024-05"]
    assert any("*" in line for line in lines.values()) and "* rests on fewer than five speeches" in shown
    assert "– is not known, which is no zero" in shown


def test_a_rate_does_not_add_up_and_says_so(url: str) -> None:
    shown = output(url, "timeline", "online-safety", "--bucket", "year", "--per", "sitting-day")
    assert "for each day of which a whole sitting is stored" in shown and "is not the sum of the rows" in shown


def test_sessions_are_rows_with_their_names(url: str) -> None:
    assert "Session 2023–24" in output(url, "timeline", "online-safety", "--bucket", "session")
    assert "59th Parliament" in output(url, "timeline", "online-safety", "--bucket", "parliament")


def test_every_narrowing_narrows(url: str) -> None:
    def total(*args: str) -> int:
        return int(json.loads(output(url, "timeline", "online-safety", *args, "--json"))["total"])

    everything = total()
    assert total("--any", "--chair") >= total("--any") >= everything
    for narrow in (("--kind", "question"), ("--role", "minister"), ("--party", "Labour"), ("--chamber", "lords")):
        assert 0 < total(*narrow) < everything
    (first, *_) = output(url, "speakers", "labour").splitlines()
    assert 0 <= total("--speaker", first.split()[0]) < everything


def test_the_csv_has_empty_cells_for_what_is_not_known(url: str) -> None:
    found = {row["start"]: row for row in rows(url, "online-safety", "--bucket", "month", "--by", "chamber")}
    assert found["2024-04-01"]["total"] == found["2024-04-01"]["commons"] == ""
    assert found["2024-05-01"]["total"] == found["2024-05-01"]["commons"] == "0"


def test_topics_beside_each_other(url: str) -> None:
    args = ("online-safety", "--compare", "china-policy", "--bucket", "year")
    shown = output(url, "timeline", *args)
    assert "Online safety" in shown and "in all" in shown
    found = json.loads(output(url, "timeline", *args, "--json"))
    assert [series["key"] for series in found["series"]] == ["online-safety", "china-policy"]
    assert [row["online-safety"] for row in rows(url, *args)] == [
        str(b["values"]["online-safety"]) for b in found["buckets"]
    ]


def test_parties_beside_each_other(url: str) -> None:
    args = ("online-safety", "--party", "Labour", "--party", "Conservative", "--compare-parties")
    assert list(rows(url, *args)[0])[-2:] == ["Labour", "Conservative"]
    done = run(url, "timeline", "online-safety", "--party", "Labour", "--compare-parties")
    assert isinstance(done.exception, BadQuestion) and "expected 2 to 6" in str(done.exception)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--speaker", "nobody"), "speaker 'nobody' is nobody's id; expected one that"),
        (("--compare", "weather"), "topic 'weather' is not known"),
        (("--party", "Labuor"), "party 'Labuor' is nobody's; expected 'Labour'"),
        (("--party", "Labour", "--compare-parties"), "1 party of 'online-safety' to compare; expected 2 to 6"),
    ],
)
def test_what_is_not_known_is_no_zero_line(url: str, args: tuple[str, ...], says: str) -> None:
    done = run(url, "timeline", "online-safety", *args)
    assert isinstance(done.exception, BadQuestion) and says in str(done.exception)


def test_of_a_period_of_which_nothing_is_stored_no_zero_is_told(url: str) -> None:
    shown = output(url, "timeline", "online-safety", "--from", "1951-03-01", "--to", "1951-03-07")
    assert "nothing is known of this period" in shown and "0 in all" not in shown


@pytest.mark.parametrize("columns", ["60", "80", "160"])
def test_bars_are_never_cut_off_since_different_ones_would_look_the_same(url: str, columns: str) -> None:
    done = run(url, "timeline", "online-safety", "--bucket", "month", columns=columns)
    assert done.exit_code == 0 and "▇" in done.stdout and "▇…" not in done.stdout


def test_a_name_in_brackets_is_no_markup(tmp_path: Path, url: str) -> None:
    done = run(url, "timeline", "[bold]x[/bold]")
    assert isinstance(done.exception, BadQuestion) and "[bold]x[/bold]" in str(done.exception)


def test_figures_are_written_as_people_write_them() -> None:
    from datetime import date

    from timeline.results import BucketRow

    assert [number(n) for n in (None, 0, 1204, 2.5, 0.0)] == ["–", "0", "1,204", "2.50", "0.00"]
    row = BucketRow(
        start=date(2024, 8, 1), end=date(2024, 8, 31), coverage="recess", sitting_days=0, total=None, values={}
    )
    named = row.model_copy(update={"name": "Summer recess"})
    assert (notes(row), notes(named)) == ("recess", "Summer recess")
    lacking = row.model_copy(update={"coverage": "sat", "missing_days": 1})
    assert notes(lacking) == "1 sitting day missing"
    assert notes(lacking.model_copy(update={"missing_days": 3})) == "3 sitting days missing"
    widths = ("year", "month", "week", "parliament", "session")
    assert [label(row, width) for width in widths] == [
        "2024",
        "2024-08",
        "2024-08-01",
        "59th Parliament",
        "Session 2024–26",
    ]


@pytest.fixture
def own(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'own.sqlite3'}"


def saved(folder: Path, text: str) -> Path:
    path = folder / "days.csv"
    path.write_text(f"chamber,start,end,status,name\n{text}", encoding="utf-8")
    return path


def test_a_calendar_is_imported_shown_and_forgotten(own: str, tmp_path: Path) -> None:
    path = saved(tmp_path, "lords,2025-03-10,2025-03-13,sitting,\nlords,2025-03-14,2025-03-16,not-sitting,\n")
    assert output(own, "calendar", "import", path) == "lords: 2025-03-10 to 2025-03-16: 4 sitting, 3 not-sitting\n"
    assert output(own, "calendar", "import", path).endswith("; unchanged\n")
    shown = output(own, "calendar", "show", "--to", "2025-03-20").splitlines()
    assert shown[0] == "lords  2025-03-10 – 2025-03-13  no-transcript" and shown[-1].endswith("unknown")
    later = saved(tmp_path, "lords,2025-03-13,2025-03-14,recess,\n")
    assert "2 of them in place of what an earlier" in output(own, "calendar", "import", later)
    status = output(own, "status")
    assert "missing sitting days, lords: 3 of 3, 2025-03-10 to 2025-03-16\n  2025-03-10 – 2025-03-12: 3 days" in status
    assert output(own, "calendar", "forget", "lords", "--to", "2025-03-11").startswith("lords: 2 days")
    assert output(own, "calendar", "forget", "lords").startswith("lords: 5 days")
    assert "missing sitting days: not known" in output(own, "status")


def test_known_recesses_are_a_calendar_that_can_be_imported(own: str, tmp_path: Path) -> None:
    text = output(own, "calendar", "recesses", "--chamber", "commons", "--from", "2025-07-01")
    path = tmp_path / "recesses.csv"
    path.write_text(text, encoding="utf-8")
    assert "commons,2025-07-23,2025-08-31,recess,Summer recess\n" in text
    assert output(own, "calendar", "import", path).startswith("commons: 2025-07-23 to 2026-01-04: ")


def test_nothing_of_several_files_is_taken_where_one_is_wrong(own: str, tmp_path: Path) -> None:
    good = saved(tmp_path, "lords,2025-03-10,,sitting,\n")
    bad = tmp_path / "bad.csv"
    bad.write_text("chamber,start,status\nlords,2025-03-32,sitting\n", encoding="utf-8")
    done = run(own, "calendar", "import", good, bad)
    assert isinstance(done.exception, BadCalendar) and f"{bad}:2: start '2025-03-32'" in str(done.exception)
    assert _in_words(done.exception) == str(done.exception)
    assert not Path(own.removeprefix("sqlite:///")).exists()


def test_a_chamber_of_which_nothing_is_known_is_told(own: str, tmp_path: Path) -> None:
    output(own, "calendar", "import", saved(tmp_path, "lords,2025-03-10,,sitting,\n"))
    done = run(own, "calendar", "show", "--chamber", "senedd")
    assert done.exit_code == 0 and "senedd: nothing is stored" in done.stderr


def test_status_lists_what_was_refused(own: str, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("A short text that is no transcript of anything.", encoding="utf-8")
    assert run(own, "ingest", path).exit_code == 1
    status = output(own, "status")
    assert "refused documents: 1\n" in status and f"{path}: not a transcript" in status

"""`hansard context`: what each command prints, and one plain sentence for whatever is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from shell import Shell

ARTICLE = "camera-maker-told-to-open-its-factory-to.4c3526f6"

Command = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(hansard: Shell) -> Command:
    """Runs `hansard context`: its exit status, its lines, and those on standard error."""

    def running(*args: str | Path) -> tuple[int, list[str], list[str]]:
        done = hansard("context", *args)
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    return running


def test_documents_are_added_listed_and_forgotten(run: Command, fixtures: Path) -> None:
    code, out, err = run("add", fixtures / "context/article.txt", fixtures / "context/feed.rss")
    assert (code, out[-1]) == (0, "3 new, 0 changed, 0 unchanged; 0 refused")
    assert out[0].startswith(f"2025-01-20  {ARTICLE}  china-policy")
    assert err == ["1 item prints no date and stands in no lane; add the file again with --date YYYY-MM-DD"]
    assert run("add", fixtures / "context/article.txt")[1][-1] == "0 new, 0 changed, 1 unchanged; 0 refused"
    code, out, _ = run("list")
    assert code == 0 and [line[:10] for line in out] == ["2025-07-15", "2025-01-20", "undated  t", "documents:"]
    assert run("forget", ARTICLE) == (0, [f"forgotten: {ARTICLE}"], [])
    code, out, err = run("forget", ARTICLE)
    assert (code, out) == (1, []) and err == [
        f"hansard: no document '{ARTICLE}' in the context; `hansard context list` names them"
    ]


def test_what_cannot_be_added_is_told_and_the_rest_goes_in(run: Command, fixtures: Path) -> None:
    files = [
        fixtures / name for name in ("broken/picture.png", "children-online/publicwhip.xml", "context/article.txt")
    ]
    code, out, err = run("add", *files, "nowhere.txt")
    assert code == 1 and out[-1] == "1 new, 0 changed, 0 unchanged; 3 refused"
    assert len(err) == 3 and "a picture (PNG)" in err[0] and "`hansard ingest`" in err[1] and "nowhere.txt" in err[2]


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--date=yesterday", "'yesterday' is no date; expected YYYY-MM-DD"),
        ("--url=ftp://x", "the address 'ftp://x' is not known; expected one that begins with http:// or https://"),
        ("--title= ", "the title ' ' is not known; expected some words"),
    ],
)
def test_a_wrong_option_is_one_sentence(run: Command, fixtures: Path, option: str, says: str) -> None:
    code, _, err = run("add", option, fixtures / "context/article.txt")
    assert code in (1, 2) and says in err[-1]


def test_near_names_the_debates_with_their_reasons(hansard: Shell, run: Command, fixtures: Path) -> None:
    hansard("ingest", fixtures / "demo/debates2025-11-19a.xml")
    code, out, _ = run("near", fixtures / "context/saved-page.html", "--limit=1")
    assert code == 0 and out[0] == "2025-11-18  Regulator counts the cost of harmful content"
    assert "commons.2025-11-19" in out[1] and out[1].endswith("; 1 day after it")
    code, _, err = run("near", fixtures / "broken/empty.txt")
    assert code == 1 and "an empty file" in err[0]

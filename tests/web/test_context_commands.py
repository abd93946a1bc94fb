"""`hansard context`: what each command prints, and one plain sentence for whatever is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HANSARD = [sys.executable, "-c", "from web.cli import main; main()"]
ARTICLE = "camera-maker-told-to-open-its-factory-to.4c3526f6"


class Shell:
    """Runs `hansard context` as a process of its own on a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.env = os.environ | {
            "HANSARD_DATABASE_URL": f"sqlite:///{folder / 'cli.sqlite3'}",
            "HANSARD_REGISTER": str(ROOT / "fixtures/register.jsonl"),
            "PYTHONPATH": str(ROOT),
        }

    def __call__(self, *args: str | Path, command: str = "context") -> tuple[int, list[str], list[str]]:
        done = subprocess.run(
            [*HANSARD, command, *map(str, args)], capture_output=True, env=self.env, timeout=120, check=False
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode().splitlines()


@pytest.fixture
def hansard(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_documents_are_added_listed_and_forgotten(hansard: Shell, fixtures: Path) -> None:
    code, out, err = hansard("add", fixtures / "context/article.txt", fixtures / "context/feed.rss")
    assert (code, out[-1]) == (0, "3 new, 0 changed, 0 unchanged; 0 refused")
    assert out[0].startswith(f"2025-01-20  {ARTICLE}  china-policy")
    assert err == ["1 item prints no date and stands in no lane; add the file again with --date YYYY-MM-DD"]
    assert hansard("add", fixtures / "context/article.txt")[1][-1] == "0 new, 0 changed, 1 unchanged; 0 refused"
    code, out, _ = hansard("list")
    assert code == 0 and [line[:10] for line in out] == ["2025-07-15", "2025-01-20", "undated  t", "documents:"]
    assert hansard("forget", ARTICLE) == (0, [f"forgotten: {ARTICLE}"], [])
    code, out, err = hansard("forget", ARTICLE)
    assert (code, out) == (1, []) and err == [
        f"hansard: no document '{ARTICLE}' in the context; `hansard context list` names them"
    ]


def test_what_cannot_be_added_is_told_and_the_rest_goes_in(hansard: Shell, fixtures: Path) -> None:
    files = [
        fixtures / name for name in ("broken/picture.png", "children-online/publicwhip.xml", "context/article.txt")
    ]
    code, out, err = hansard("add", *files, "nowhere.txt")
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
def test_a_wrong_option_is_one_sentence(hansard: Shell, fixtures: Path, option: str, says: str) -> None:
    code, _, err = hansard("add", option, fixtures / "context/article.txt")
    assert code in (1, 2) and says in err[-1]


def test_near_names_the_debates_with_their_reasons(hansard: Shell, fixtures: Path) -> None:
    hansard(fixtures / "demo/debates2025-11-19a.xml", command="ingest")
    code, out, _ = hansard("near", fixtures / "context/saved-page.html", "--limit=1")
    assert code == 0 and out[0] == "2025-11-18  Regulator counts the cost of harmful content"
    assert "commons.2025-11-19" in out[1] and out[1].endswith("; 1 day after it")
    code, _, err = hansard("near", fixtures / "broken/empty.txt")
    assert code == 1 and "an empty file" in err[0]

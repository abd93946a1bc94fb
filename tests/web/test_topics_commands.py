"""`hansard topics score` and `diff`, `check` of a family, and `tag --jsonl` with replies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import Shell

DAY = """<?xml version="1.0" encoding="UTF-8"?>
<publicwhip scraperversion="a" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2031-02-03a.1.0">Bone China</major-heading>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.1" speakername="Rowena Ashdown" oral-qnum="1" type="Start Question">
<p>Will he save the porcelain of this town?</p></speech>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.2" speakername="Tom Birch" type="Start Answer">
<p>We have set money aside for every kiln that can show an order book, and the first of it will be paid in spring.</p>
</speech>
</publicwhip>"""
TOPIC = """title = "Porcelain"
description = "China of the other kind."
[strong]
any = ["porcelain"]
[heading]
any = ["bone china"]
[examples]
about = ["Porcelain employs many."]
[counterexamples]
neither = ["We had tea."]
"""
FIRST, SECOND = (f"uk.org.publicwhip/debate/2031-02-03a.1.{number}" for number in (1, 2))


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "debates2031-02-03a.xml"
    path.write_text(DAY)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "topics"
    path.mkdir()
    (path / "porcelain.toml").write_text(TOPIC)
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = [
        {"topic": "porcelain", "speech_id": id, "label": "yes", "heading": heading, "text": text}
        for id, heading, text in ((FIRST, "Bone China", "Porcelain?"), (SECOND, "", "We have set money aside."))
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, [*rows, rows[0] | {"speech_id": "nowhere"}])))
    return path


def test_a_score_says_how_it_judged_and_lists_mistakes(hansard: Shell, folder: Path, gold: Path) -> None:
    lines = hansard("topics", "score", gold, "--topics", folder).stdout.splitlines()
    assert lines[0] == "judged by their own heading and text: 3 rows"
    assert lines[1].startswith("porcelain: F1 0.800 · precision 1.000 (0.34–1.00) · recall 0.667 (0.21–0.94)")
    assert lines[2] == f"  yes tagged none: {SECOND} (no words)"


def test_a_score_in_whole_days_finds_replies_and_says_what_it_did_not_find(
    hansard: Shell, folder: Path, gold: Path, day: Path
) -> None:
    lines = hansard("topics", "score", gold, "--days", day, "--topics", folder).stdout.splitlines()
    assert lines[0] == "judged in their debates: 2 of 3 rows; 1 not found and left out, such as nowhere"
    assert "recall 1.000" in lines[1] and len(lines) == 2


def test_a_day_that_cannot_be_read_is_told(hansard: Shell, folder: Path, gold: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.xml"
    bad.write_text("<publicwhip>")
    done = hansard("topics", "score", gold, "--days", bad, "--topics", folder)
    assert done.returncode == 2 and "empty.xml" in done.stderr


def test_tags_of_files_have_the_replies_of_their_debates(hansard: Shell, folder: Path, day: Path) -> None:
    done = hansard("topics", "tag", "--jsonl", day, "--topics", folder)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["source_id"], line["topics"], len(line["spans"])) for line in lines] == [
        (FIRST, ["porcelain"], 1),
        (SECOND, ["porcelain"], 0),
    ]


def test_a_diff_tells_what_a_changed_definition_would_do(hansard: Shell, folder: Path, day: Path) -> None:
    hansard("ingest", day, "--topics", folder)
    assert "nothing changes" in hansard("topics", "diff", "porcelain", "--topics", folder).stdout
    (folder / "porcelain.toml").write_text(TOPIC.replace('"bone china"', '"brass"').replace('"porcelain"', '"kiln*"'))
    lines = hansard("topics", "diff", "porcelain", "--topics", folder).stdout.splitlines()
    assert lines[1] == "speeches about → none: 1" and "2031-02-03  commons.2031-02-03.bone-china." in lines[2]
    assert lines[-2:] == ["debates lost: 1", "  2031-02-03  commons.2031-02-03.bone-china  Bone China"]
    found = json.loads(hansard("topics", "diff", "porcelain", "--json", "--topics", folder).stdout)
    assert [(one["before"], one["after"]) for one in found["speeches"]] == [("about", "none")]
    assert found["debates"][0] | {"gained": False} == found["debates"][0]


def test_a_pin_that_names_nothing_stored_is_told_and_is_no_failure(hansard: Shell, folder: Path, day: Path) -> None:
    hansard("ingest", day, "--topics", folder)
    (folder / "porcelain.toml").write_text(f'{TOPIC}[pinned]\ndebates = ["commons.2031-02-04.cups"]\n')
    said = "porcelain: the pinned debate commons.2031-02-04.cups is not in the store"
    assert hansard("topics", "diff", "porcelain", "--topics", folder).stdout.splitlines()[0] == said
    found = json.loads(hansard("topics", "diff", "porcelain", "--json", "--topics", folder).stdout)["unfound"]
    assert [(one["rule"], one["what"], one["id"]) for one in found] == [("pinned", "debate", "commons.2031-02-04.cups")]
    done = hansard("topics", "tag", "--topics", folder)
    assert (done.returncode, done.stdout.splitlines()) == (0, ["tagged again: porcelain", said])


def test_a_diff_of_an_unknown_topic_names_the_known_ones(hansard: Shell, day: Path) -> None:
    hansard("ingest", day)
    done = hansard("topics", "diff", "soup")
    assert done.returncode == 1 and "topic 'soup' is not defined; expected one of" in done.stderr


def test_the_examples_of_a_parent_are_tried_with_its_sub_topics(hansard: Shell, folder: Path) -> None:
    child = TOPIC.replace('"porcelain"', '"teapot"').replace("Porcelain employs", "The teapot feeds")
    (folder / "teapots.toml").write_text(f'parent = "porcelain"\n{child}')
    parent = TOPIC.replace("Porcelain employs many.", "The teapot feeds many.")
    (folder / "porcelain.toml").write_text(parent)
    assert hansard("topics", "check", "--topics", folder).returncode == 0
    assert "(in porcelain)" in hansard("topics", "list", "--topics", folder).stdout

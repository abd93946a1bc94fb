"""Scoring, and how well the shipped topics agree with a reader's labels of real speeches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hansard
from hansard.model import Hints
from hansard.register import Register
from timeline.tagged.gold import BadGold, GoldRow, read_gold
from timeline.tagged.score import Ratio, score, score_in_days
from timeline.tagged.sections import ReadSection, of_document
from timeline.topics import load_topics, read_topic

SOUP = read_topic(
    """
title = "Soup"
description = "Soups of all kinds."
strong.any = ["soup*"]
weak.any = ["broth"]
examples.about = ["Soups are good."]
counterexamples.neither = ["Bread is good."]
""",
    "soup.toml",
)


def row(label: str, text: str, topic: str = "soup") -> dict[str, str]:
    return {"topic": topic, "speech_id": "s1", "label": label, "heading": "Food > Meals", "text": text, "why": "…"}


def gold(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in rows), encoding="utf-8")
    return path


def test_a_score_counts_labels_and_lists_mistakes(tmp_path: Path) -> None:
    rows = read_gold(
        gold(
            tmp_path,
            row("yes", "Soup!"),  # found
            row("yes", "Broth!"),  # missed: only a mention
            row("no", "No soup."),  # wrong
            row("mention", "Soup, bread."),  # wrong only when strict
            row("context", "Soup, thanks."),  # left out
            row("no", "Bread.", topic="bread"),  # of a topic that is not scored
        )
    )
    (soup,) = score([SOUP], rows)
    assert soup.rows == {"yes": 2, "mention": 1, "context": 1, "no": 1}
    assert soup.tagged == {"yes": 1, "mention": 1, "context": 1, "no": 1}
    assert (soup.precision, soup.recall, soup.strict_precision) == (Ratio(1, 2), Ratio(1, 2), Ratio(1, 3))
    assert soup.f1 == soup.recall.value == 1 / 2
    assert [(one.row.text, one.tagged, one.words) for one in soup.mistakes] == [
        ("Broth!", "mention", ("Broth",)),
        ("No soup.", "about", ("soup",)),
        ("Soup, bread.", "about", ("Soup",)),
    ]


def test_a_ratio_of_nothing_is_unknown() -> None:
    (soup,) = score([SOUP], [GoldRow("soup", "s1", "context", (), "Bread.", "")])
    assert (soup.precision.value, soup.recall.value, soup.f1, soup.strict_precision.value) == (None, None, None, None)
    assert soup.precision.interval == (0, 1)


# Each checked against the formula's quadratic, solved another way.
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (45, 50, 0.7864, 0.9565), (1, 2, 0.0945, 0.9055)],
)
def test_an_interval_is_wilson_s(part: int, whole: int, low: float, high: float) -> None:
    assert Ratio(part, whole).interval == pytest.approx((low, high), abs=0.0001)


DAY = b"""<?xml version="1.0" encoding="UTF-8"?>
<publicwhip scraperversion="a" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2031-02-03a.1.0">Soup</major-heading>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.1" speakername="Rowena Ashdown" oral-qnum="1" type="Start Question">
<p>Will the soup be hot?</p></speech>
<speech id="uk.org.publicwhip/debate/2031-02-03a.1.2" speakername="Tom Birch" type="Start Answer">
<p>It has been so every day of this winter, and I can tell the House that it will stay so until the spring comes.</p>
</speech>
</publicwhip>"""


def sections(register: Register) -> list[ReadSection]:
    sitting = hansard.read(DAY, path="debates2031-02-03a.xml", hints=Hints())
    return list(of_document(sitting, hansard.resolve(sitting, register)))


def test_in_whole_days_a_speech_is_judged_in_its_debate_and_rows_not_found_are_told(
    tmp_path: Path, invented_register: Register
) -> None:
    speech = "uk.org.publicwhip/debate/2031-02-03a.1.2"
    here, gone = {**row("yes", "It has been so."), "speech_id": speech}, row("yes", "Soup!")
    heading = read_topic("heading.any = ['soup']" + SOUP.definition, "soup.toml")
    (soup,), missing = score_in_days([heading], read_gold(gold(tmp_path, here, gone)), sections(invented_register))
    assert (soup.recall, [row.speech_id for row in missing]) == (Ratio(1, 1), ["s1"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no gold row"),
        ("[1]", "no gold row"),
        ('{"topic": "soup"}', "no gold row .'speech_id'."),
        (json.dumps(row("maybe", "Soup!")), "the label 'maybe'"),
    ],
)
def test_a_line_that_is_no_judgement_is_told_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(BadGold, match=rf"gold\.jsonl:2: {said}.*; expected a JSON object with topic"):
        read_gold(gold(tmp_path, row("yes", "Soup!"), line))


F1 = {"china-policy": 0.95, "online-safety": 0.95}
F1 |= dict.fromkeys(("artificial-intelligence", "hong-kong", "sewage-water-pollution", "uyghurs-xinjiang"), 0.92)


@pytest.mark.parametrize("slug", F1)
def test_a_shipped_topic_agrees_with_the_reader(real: Path, slug: str) -> None:
    path = real / "topics-gold" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("no gold labels")
    (result,) = [each for each in score(load_topics(), read_gold(path)) if each.topic == slug]
    assert (result.f1 or 0) >= F1[slug]
    assert (result.strict_precision.value or 0) >= 0.85

"""Scoring, and how well the shipped topics agree with a reader's labels of real speeches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.score import BadGold, GoldRow, read_gold, score
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
    assert (soup.precision, soup.recall, soup.f1, soup.strict_precision) == (1 / 2, 1 / 2, 1 / 2, 1 / 3)
    assert [(one.row.text, one.tagged, one.words) for one in soup.mistakes] == [
        ("Broth!", "mention", ("Broth",)),
        ("No soup.", "about", ("soup",)),
        ("Soup, bread.", "about", ("Soup",)),
    ]


def test_a_ratio_of_nothing_is_unknown() -> None:
    (soup,) = score([SOUP], [GoldRow("soup", "s1", "context", (), "Bread.", "")])
    assert (soup.precision, soup.recall, soup.f1, soup.strict_precision) == (None, None, None, None)


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


@pytest.mark.parametrize("slug", ["china-policy", "online-safety"])
def test_a_shipped_topic_agrees_with_the_reader(real: Path, slug: str) -> None:
    path = real / "topics-gold" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("no gold labels")
    (result,) = score([topic for topic in load_topics() if topic.slug == slug], read_gold(path))
    assert (result.f1 or 0) >= 0.97
    assert (result.strict_precision or 0) >= 0.87

"""The shipped topics: every example comes out as its file says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline.tagged.check import check
from timeline.topics import Topic, load_topics, read_topic

TOPICS = load_topics()
GUIDE = Path(__file__).parents[2] / "docs" / "topics.md"


def test_every_example_of_every_shipped_topic_comes_out_as_it_must() -> None:
    assert [str(failure) for failure in check(TOPICS)] == []


@pytest.mark.parametrize("topic", TOPICS, ids=[topic.slug for topic in TOPICS])
def test_a_shipped_topic_has_a_dozen_examples_and_a_dozen_counterexamples(topic: Topic) -> None:
    assert len(topic.examples) >= 12
    assert len(topic.counterexamples) >= 12
    assert {example.expected for example in topic.counterexamples} == {"mention", "none"}


def test_an_example_that_comes_out_otherwise_is_told_with_the_words_found() -> None:
    source = """
title = "Soup"
description = "Soups of all kinds."
strong.any = ["soup*"]
examples.about = ["Soups are good."]
counterexamples.neither = ["No soup today."]
"""
    assert [str(failure) for failure in check([read_topic(source, "soup.toml")])] == [
        "soup: “No soup today.” is about, expected none (found: soup)"
    ]


def test_the_topic_printed_in_the_guide_does_what_the_guide_says() -> None:
    source = re.search(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert source
    assert [str(failure) for failure in check([read_topic(source[1], "sea-fishing.toml")])] == []

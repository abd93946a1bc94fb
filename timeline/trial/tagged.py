"""Tags as results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from timeline import results
from timeline.tagging import Tag


def tagged(paragraphs: Sequence[str], tags: Iterable[Tag]) -> dict[str, Any]:
    """The fields of `results.Tagged`."""
    tags = tuple(tags)
    marks = sorted((m for tag in tags for m in tag.mentions), key=lambda m: (m.start, m.topic))
    return {
        "paragraphs": tuple(paragraphs),
        "topics": tuple(tag.topic for tag in tags if tag.strength == "about"),
        "mentioned": tuple(tag.topic for tag in tags if tag.strength != "about"),
        "tags": tuple(
            results.SpeechTag(topic=t.topic, strength=t.strength, rule=t.rule, version=t.version) for t in tags
        ),
        "marks": tuple(
            results.Mark(topic=m.topic, start=m.start, end=m.end, phrase=m.phrase, version=m.version) for m in marks
        ),
    }

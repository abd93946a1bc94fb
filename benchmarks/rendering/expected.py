"""The expected output of a rendered document, as the real pages beside the checkout have theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from rendering.truth import Debate, Who

Json = dict[str, Any]


def document(debate: Debate, format: str, path: str, items: Sequence[Json]) -> Json:
    """The whole expected document."""
    heading = {"kind": "heading", "level": 1, "text": debate.title}
    return {
        "source": {"path": path, "format": format},
        "title": debate.title,
        "chamber": debate.chamber,
        "date": debate.day.isoformat(),
        "items": [heading, *items],
    }


def note(text: str) -> Json:
    """Words that nobody in particular speaks."""
    return {"kind": "note", "text": text}


def speech(
    who: Who,
    paragraphs: Sequence[str],
    *,
    printed: str,
    name: str | None = None,
    office: str | None = None,
    seat: str | None = None,
    party: str | None = None,
    **rest: Any,
) -> Json:
    """A turn; `rest` are its other keys (`time`, `column`, `question_number`)."""
    attribution = {"printed": printed, "name": name, "office": office, "constituency": seat, "party": party}
    known = {"identifiers": dict(who.identifiers)} if who.identifiers else {}
    if known and who.party and not who.chair:
        known["party"] = who.party
    return {
        "kind": "speech",
        "attribution": attribution,
        "resolution": known,
        "paragraphs": list(paragraphs),
    } | {key: value.isoformat() if isinstance(value, time) else value for key, value in rest.items()}

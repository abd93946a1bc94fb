"""A sitting and its resolutions as the JSON object that `hansard parse` prints (`docs/parse-output.md`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from hansard.mentions import Mention, find
from hansard.model import Attribution, Division, Heading, Item, Note, Sitting, Speech
from hansard.people import Ambiguous, Resolution, Resolved
from hansard.register import Register
from hansard.resolve import resolve

Json = dict[str, Any]
SHOWN_IDENTIFIERS = ("publicwhip", "parliament", "wikidata")


def parsed(sitting: Sitting, register: Register | None) -> Json:
    """The whole document, its speakers and the members mentioned looked up in the register; without one, nobody is."""
    if register is None:
        return document(sitting, None)
    resolutions = resolve(sitting, register)
    return document(sitting, resolutions, find(sitting, resolutions, register))


def document(
    sitting: Sitting,
    resolutions: Sequence[Resolution | None] | None,
    mentions: Sequence[Sequence[Mention]] | None = None,
) -> Json:
    """The whole document; without resolutions every `resolution` is null, and without mentions there are none."""
    source = sitting.source
    found = resolutions or [None] * len(sitting.items)
    named = mentions or [()] * len(sitting.items)
    return {
        "source": {
            "path": source.path if source else None,
            "format": source.format if source else None,
            "sha256": source.sha256 if source else None,
            "bytes": source.bytes if source else None,
        },
        "title": sitting.title,
        "chamber": sitting.chamber,
        "date": sitting.date.isoformat() if sitting.date else None,
        "extent": sitting.extent,
        "superseded": sitting.superseded,
        "items": [_item(*each, sitting.date) for each in zip(sitting.items, found, named, strict=True)],
        "redirects": [{"old": r.old, "new": r.new, "match": r.match} for r in sitting.redirects],
        "warnings": [{"line": w.line, "code": w.code, "message": w.message} for w in sitting.warnings],
    }


def _item(item: Item, resolution: Resolution | None, mentions: Sequence[Mention], day: date | None) -> Json:
    if isinstance(item, Heading):
        source = {"source_id": item.source_id, "column": item.column}
        return {"kind": "heading", "level": item.level, "text": item.text} | source
    if isinstance(item, Note):
        return {"kind": "note", "text": item.text}
    if isinstance(item, Division):
        return _division(item)
    return _speech(item, resolution) | {"mentions": [_mention(mention, day) for mention in mentions]}


def _speech(speech: Speech, resolution: Resolution | None) -> Json:
    return {
        "kind": "speech",
        "id": speech.id,
        "source_id": speech.source_id,
        "speech_kind": str(speech.kind),
        "time": _clock(speech.time),
        "column": speech.column,
        "question_number": speech.question_number,
        "uin": speech.uin,
        "interrupts": speech.interrupts,
        "continues": speech.continues,
        "written": speech.written,
        "attribution": _attribution(speech.attribution),
        "resolution": _resolution(resolution) if resolution else None,
        "mentions": [],  # here for its place in the object
        "paragraphs": list(speech.paragraphs),
    }


def _attribution(printed: Attribution | None) -> Json | None:
    if printed is None:
        return None
    return {
        "printed": printed.printed,
        "name": printed.name,
        "office": printed.office,
        "constituency": printed.constituency,
        "party": printed.party,
    }


def _resolution(resolution: Resolution) -> Json:
    person = resolution if isinstance(resolution, Resolved) else None
    candidates = resolution.candidates if isinstance(resolution, Ambiguous) else ()
    status = "resolved" if person else "ambiguous" if candidates else "unresolved"
    return {
        "status": status,
        "rule": resolution.rule,
        "person": person.name if person else None,
        "identifiers": _identifiers(person.person.identifiers) if person else {},
        "party": person.party if person else None,
        "constituency": person.constituency if person else None,
        "role": str(resolution.role),
        "role_basis": str(resolution.role_basis),
        "office": person.office if person else None,
        "candidates": [
            {"person": c.person.name_on(None), "identifiers": _identifiers(c.person.identifiers), "reason": c.reason}
            for c in candidates
        ],
    }


def _mention(mention: Mention, day: date | None) -> Json:
    person = mention.person
    return {
        "start": mention.start,
        "end": mention.end,
        "printed": mention.printed,
        "person": person.name_on(day) if person else None,
        "identifiers": _identifiers(person.identifiers) if person else {},
        "rule": mention.rule,
        "candidates": [
            {"person": candidate.name_on(day), "identifiers": _identifiers(candidate.identifiers)}
            for candidate in mention.candidates
        ],
    }


def _identifiers(all: dict[str, str]) -> dict[str, str]:
    return {scheme: all[scheme] for scheme in SHOWN_IDENTIFIERS if scheme in all}


def _division(division: Division) -> Json:
    return {
        "kind": "division",
        "number": division.number,
        "time": _clock(division.time),
        "column": division.column,
        "source_id": division.source_id,
        "counts": division.counts,
        "votes": [
            {
                "vote": vote.vote,
                "name": vote.name,
                "identifiers": _voter(vote.person_id) if vote.person_id else {},
                "teller": vote.teller,
                "proxy": vote.proxy,
            }
            for vote in division.votes
        ],
    }


def _voter(person_id: str) -> dict[str, str]:
    """The id of a voter by its scheme: `parliament/4514`, else publicwhip's own; ids of other sources have none."""
    kind, _, number = person_id.rpartition("/")
    if not kind:
        return {}
    return {"parliament" if kind == "parliament" else "publicwhip": number}


def _clock(stamp: time | None) -> str | None:
    return stamp.isoformat(timespec="seconds") if stamp else None

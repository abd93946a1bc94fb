"""The words of one TheyWorkForYou record, which its pages and its API keep in the same HTML, as an item of the sitting.

The site opens the words of a speaker it does not know with `<p class="unknownspeaker">Noble Lords:</p>`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from lxml import etree

from hansard import attribution
from hansard.model import Attribution, Note, Speech, SpeechKind
from hansard.reading import html, procedure


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs, the speaker printed among them, and a question's serial number."""

    paragraphs: tuple[str, ...]
    speaker: str | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What else is known of a record; `kind` is None where the source does not say what the turn is."""

    source_id: str | None = None
    time: time | None = None
    column: str | None = None
    kind: SpeechKind | None = None
    serial: str | None = None
    written: bool = False


def read(content: etree._Element) -> Body:
    """The record's words. Takes the speaker's name and the site's own line breaks out of the element."""
    for line_break in content.xpath("descendant-or-self::p[@pwmotiontext]/descendant::br"):
        line_break.tag = "span"  # “That this House <br><strong>believes</strong>” is the site's way of showing a motion
    names = [one for one in html.by_class(content, "unknownspeaker") if one.tag == "p"]
    speaker = html.line(names[0]) if names else None
    if names:
        html.cut(names[0])
    numbered = content.xpath("string(descendant-or-self::p[@qnum][1]/@qnum)")
    return Body(tuple(html.paragraphs(content)), speaker or None, str(numbered)[:20].strip() or None)


def item(body: Body, who: Attribution | None, place: Place) -> Speech | Note:
    """The record as a speech, as procedure that nobody speaks, or as a stage direction."""
    speaker = who or (attribution.parse(body.speaker) if body.speaker else None)
    texts = body.paragraphs
    if speaker is None:
        if len(texts) == 1 and procedure.is_direction(texts[0]):
            return Note(texts[0])
        return Speech(
            None, texts, SpeechKind.PROCEDURAL, source_id=place.source_id, column=place.column, written=place.written
        )
    number, first = (None, "") if place.written or not texts else procedure.question_number(texts[0])
    texts = (first, *texts[1:]) if number else texts
    serial = body.serial or place.serial or (procedure.uin(texts[-1]) if 0 < len(texts) <= 2 else None)
    return Speech(
        speaker,
        texts,
        place.kind or procedure.kind(number, serial, texts[0] if texts else ""),
        source_id=place.source_id,
        time=place.time,
        column=place.column,
        question_number=number,
        uin=serial,
        written=place.written,
    )

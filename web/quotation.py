"""A speech as one quotes it: a passage, who said it in which party and seat, and the citation. Pure."""

from __future__ import annotations

import re

from markupsafe import Markup

from timeline.results import Speech
from web import citation

LONGEST = 600
"""Letters of a passage; a longer speech is cut after a whole sentence."""

SENTENCE_END = re.compile(r"[.!?][”’\"')]*(?=\s)")
NOBODY = "Nobody named"
SNIPPET = Markup('<iframe src="{}" title="{}" width="100%" height="320" loading="lazy"></iframe>')


def passage(text: str, most: int = LONGEST) -> str:
    """The text, or its first whole sentences within `most` letters and `[…]`; one long sentence is cut at a word."""
    if len(text) <= most:
        return text
    start = text[:most]
    ends = [found.end() for found in SENTENCE_END.finditer(text[: most + 1]) if found.end() <= most]
    kept = start[: ends[-1]] if ends else start[: start.rfind(" ")] if " " in start else start
    return f"{kept} […]"


def name(speech: Speech) -> str:
    """Who spoke: the name as resolved, else as printed, else that nobody is named."""
    return speech.speaker.name if speech.speaker else speech.printed or NOBODY


def who(speech: Speech) -> str:
    """Who spoke, with what is known of that day: `Ada Grant (Labour, Wexcombe Vale), Minister of State`."""
    person = speech.speaker
    if person is None:
        return name(speech)
    known = ", ".join(part for part in (person.party, person.constituency) if part)
    return person.name + (f" ({known})" if known else "") + (f", {person.office}" if person.office else "")


def source(speech: Speech, address: str) -> str:
    """The lines under a quotation: who said it, the citation, the address."""
    return f"{who(speech)}, {citation.speech(speech)}\n{address}"


def quotation(speech: Speech, address: str) -> str:
    """The whole of it as plain text."""
    return f"“{passage(speech.text)}”\n\n{source(speech, address)}"


def snippet(speech: Speech, address: str) -> str:
    """The HTML that shows the speech in a page of somebody else, as text; `address` is that of its small page."""
    return str(SNIPPET.format(address, f"{name(speech)}: {speech.debate.title}"))

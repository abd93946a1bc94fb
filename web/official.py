"""Where a speech was read, in words, and where others publish it: an address only where a rule for it is certain. Pure.

TheyWorkForYou shows the items of its own files under their ids, in a folder for each family of files; the House's own
Hansard has a page for each sitting day.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from timeline.results import Debate, DebateRef, Speech

THEYWORKFORYOU, HANSARD = "https://www.theyworkforyou.com", "https://hansard.parliament.uk"
FOLDERS = {
    "debate": "debates", "lords": "lords", "westminhall": "whall", "wrans": "wrans", "wms": "wms", "ni": "ni",
    "spor": "sp",
}  # fmt: skip
ITS_ID = re.compile(rf"uk\.org\.publicwhip/({'|'.join(FOLDERS)})/([\w.:-]{{1,80}})", re.ASCII)
HOUSES = {"commons": "commons", "westminster-hall": "commons", "lords": "lords", "grand-committee": "lords"}
READ_AS = {
    "publicwhip": "a file of TheyWorkForYou",
    "openaustralia": "a file of OpenAustralia",
    "theyworkforyou-text": "the text of a page of TheyWorkForYou",
    "theyworkforyou-html": "a page of TheyWorkForYou",
    "theyworkforyou-json": "TheyWorkForYou’s data service",
    "parallel-parliament-text": "a page of Parallel Parliament",
    "hansard-official-text": "a text download of official Hansard",
    "hansard-classic-text": "a copy of the bound volume",
    "hansard-api-json": "official Hansard’s data service",
    "hansard-html": "a page of official Hansard",
    "parlamint-tei": "a file of ParlaMint",
    "akoma-ntoso": "an Akoma Ntoso file",
    "hansard-historic-xml": "a digitised volume of Hansard",
}


@dataclass(frozen=True, slots=True)
class Link:
    """An address elsewhere, and what stands there in words."""

    said: str
    address: str


def read_as(format: str) -> str:
    """What kind of thing a format's documents are, in words: `a page of Parallel Parliament`."""
    return READ_AS.get(format, format)


def sources(debate: Debate) -> tuple[tuple[str, int], ...]:
    """What the debate's speeches were read from, in words, and how many from each; one may have several."""
    turns = [item.speech for item in debate.items if item.kind == "speech"]
    found = Counter(format for turn in turns for format in {source.format for source in turn.sources})
    return tuple((read_as(format), speeches) for format, speeches in found.most_common())


def of_speech(speech: Speech) -> tuple[Link, ...]:
    """The speech's place at TheyWorkForYou, where it was read from its files, and the House's Hansard of its day."""
    return (*_at_theyworkforyou(speech), *of_day(speech.debate))


def of_debate(debate: Debate) -> tuple[Link, ...]:
    """The same for a debate, by the first of its speeches that has such a place."""
    turns = (item.speech for item in debate.items if item.kind == "speech")
    return (*next(filter(None, map(_at_theyworkforyou, turns)), ()), *of_day(debate))


def of_day(where: DebateRef) -> tuple[Link, ...]:
    """The House's own Hansard of that day; nothing for other chambers."""
    house = HOUSES.get(where.chamber)
    return (Link("Official Hansard of this day", f"{HANSARD}/{house}/{where.date}"),) if house else ()


def _at_theyworkforyou(speech: Speech) -> tuple[Link, ...]:
    for source in speech.sources:
        named = ITS_ID.fullmatch(source.source_id or "") if source.format == "publicwhip" else None
        if named:
            return (Link("The same at TheyWorkForYou", f"{THEYWORKFORYOU}/{FOLDERS[named[1]]}/?id={named[2]}"),)
    return ()

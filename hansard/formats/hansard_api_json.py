"""The official Hansard API's JSON: one debate with the debates inside it, one division, or turns that a search found.

bytes ──load──▶ object ──sections──▶ headings and their items, in order ──Turns──▶ speeches, notes, divisions

Schemas: `Debate` and `DivisionItem` of the API's own description; `docs/formats.md` says what becomes of each field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hansard import attribution, clean
from hansard.errors import BrokenTranscript, HansardError
from hansard.model import Heading, Hints, Item, ParseWarning, Sitting, Speech, SpeechKind
from hansard.reading import json_values, kinds
from hansard.reading.api import division, search
from hansard.reading.api.turns import Turns
from hansard.reading.json_values import Json, number, objects, text

name = "hansard-api-json"

PLACES = {
    "commons chamber": "commons",
    "lords chamber": "lords",
    "westminster hall": "westminster-hall",
    "grand committee": "grand-committee",
    "public bill committees": "public-bill-committee",
    "public bill committee": "public-bill-committee",
}
HOUSES = {"commons": "commons", "lords": "lords"}
WRITTEN = {
    "written answers": SpeechKind.ANSWER,
    "written statements": SpeechKind.STATEMENT,
    "written corrections": SpeechKind.SPEECH,
    "ministerial corrections": SpeechKind.SPEECH,
    "petitions": SpeechKind.SPEECH,
}
OPENINGS = {"hs_2cstatement": SpeechKind.STATEMENT, "hs_2curgentquestion": SpeechKind.QUESTION}
MOST_ANCESTORS = 12
DEBATE = re.compile(rb'"Overview"\s*:\s*(?:\{|null)')
FOUND = re.compile(rb'"ContributionTextFull"\s*:\s*"')
DIVISION = re.compile(rb'"(?:Aye|Noe)Members"\s*:')
Found = tuple[Heading | None, Json]


def sniff(data: bytes) -> bool:
    """Whether the bytes are a debate, a division or found turns of the API. Never raises."""
    if not (head := json_values.head(data)).startswith(b"{"):
        return False
    whole = data.replace(b"\0", b"") if head[:64] not in data else data
    if DIVISION.search(whole) is not None or FOUND.search(whole) is not None:
        return True
    return DEBATE.search(whole) is not None and b'"Items"' in whole


def read(data: bytes, hints: Hints) -> Sitting:
    """The debate as a sitting of its own sections, or the division under its debate's heading.

    Raises `BrokenTranscript` where the document is neither, and where a search found turns of several sittings: `parts`
    gives a document for each.
    """
    value, warnings = json_values.load(data, name)
    if not isinstance(value, dict):
        raise BrokenTranscript(name, f"a {type(value).__name__}", "an object with Overview and Items")
    if found := search.rows(value):
        value = _only(search.documents(found))
    if division.is_division(value):
        return _sitting(value, text(value, "DebateSection"), tuple(division.items(value)), warnings, hints)
    return _debate(value, warnings, hints)


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The sittings of which a search found turns: a short name and a document of each; else the bytes themselves."""
    try:
        value, _ = json_values.load(data, name) if FOUND.search(data) else (None, ())
    except HansardError:
        value = None
    documents = search.documents(search.rows(value)) if isinstance(value, dict) else []
    if len(documents) < 2:
        yield "", data
    for label, document in documents if len(documents) > 1 else ():
        yield label, json.dumps(document, separators=(",", ":")).encode()


def _only(documents: list[tuple[str, Json]]) -> Json:
    if len(documents) > 1:
        found = f"turns of {len(documents)} sittings ({documents[0][0]}, …)"
        raise BrokenTranscript(name, found, "turns of one sitting: such a file is read as one document a sitting")
    return documents[0][1]


def _debate(value: Json, warnings: tuple[ParseWarning, ...], hints: Hints) -> Sitting:
    if not isinstance(value.get("Overview"), dict):
        raise BrokenTranscript(name, "no Overview", "a debate with Overview, Items and ChildDebates")
    turns = Turns()
    openings: dict[int, SpeechKind] = {}
    for heading, debate in _sections(value):
        if heading is not None:
            turns.open(heading)
        turns.warnings += _misshapen(debate)
        opening = OPENINGS.get(text(_overview(debate), "HRSTag").lower())
        if opening is not None:
            openings[len(turns.items)] = opening
        for item in _ordered(debate):
            turns.take(item)
        turns.close()
    if not any(isinstance(item, Speech) for item in turns.items):
        raise BrokenTranscript(name, "no words in any of its Items", "Items whose Value holds words")
    overview = _overview(value)
    items = _opened(turns.items, openings)
    if value.get("Excerpt") is not True:  # whose turns answer each other can only be told where none is missing
        items = list(kinds.infer(items))
    if (place := text(overview, "Location").strip().lower()) in WRITTEN:
        items = [_written(item, WRITTEN[place]) for item in items]
    return _sitting(overview, text(overview, "Title"), tuple(items), (*warnings, *turns.warnings), hints)


def _sections(root: Json) -> Iterator[Found]:
    """The titles above the debate, the debate, and all debates inside it, each with its heading, in reading order."""
    above = _above(root)
    for level, node in enumerate(above, 1):
        yield Heading(level, clean.fold(text(node, "Title")), text(node, "ExternalId") or None), {}
    waiting = [(root, len(above) + 1)]
    while waiting:
        debate, level = waiting.pop()
        overview = _overview(debate)
        title = clean.fold(text(overview, "Title"))
        is_place = title.lower() == text(overview, "Location").strip().lower()  # “Commons Chamber”, with all its day
        shown = bool(title) and not is_place
        yield (Heading(level, title, text(overview, "ExtId") or None) if shown else None), debate
        children = objects(debate, "ChildDebates")
        waiting += [(child, level + 1 if shown else level) for child in reversed(children)]


def _misshapen(debate: Json) -> Iterator[ParseWarning]:
    """A warning for each part of a debate that is not of the shape it should be, and so cannot be read."""
    for key in ("Items", "ChildDebates"):
        value = debate.get(key)
        place = f"{key} of “{clean.fold(text(_overview(debate), 'Title'))}”"
        if value is not None and not isinstance(value, list):
            yield ParseWarning(None, "damaged-item", f"{place} is a {type(value).__name__}; expected a list")
        for entry in value if isinstance(value, list) else ():
            if not isinstance(entry, dict):
                yield ParseWarning(None, "damaged-item", f"an entry in {place} is no object; it was left out")


def _above(root: Json) -> list[Json]:
    """The titles above the debate by the Navigator's parents, outermost first; the chamber itself is no title."""
    nodes = {key: node for node in objects(root, "Navigator") if (key := number(node, "Id")) is not None}
    node = nodes.get(number(_overview(root), "Id") or -1)
    found: list[Json] = []
    while node is not None and node not in found and len(found) < MOST_ANCESTORS:
        node = nodes.get(number(node, "ParentId") or -1)
        if node is not None and number(node, "ParentId") and clean.fold(text(node, "Title")):
            found.insert(0, node)
    return found


def _overview(debate: Json) -> Json:
    overview = debate.get("Overview")
    return overview if isinstance(overview, dict) else {}


def _ordered(debate: Json) -> list[Json]:
    """The items by `OrderInSection`; as they stand where one has none. An item printed twice is read once."""
    items = objects(debate, "Items")
    places = [number(item, "OrderInSection") for item in items]
    if None not in places:
        items = [item for _, item in sorted(zip(places, items, strict=True), key=lambda pair: pair[0] or 0)]
    once = {(text(item, "ItemId") or f"#{index}", text(item, "Value")): item for index, item in enumerate(items)}
    return list(once.values())


def _opened(items: list[Item], openings: dict[int, SpeechKind]) -> list[Item]:
    """The items, with the kind that a section's tag gives to the first turn of a member in it."""
    found = list(items)
    for start, kind in openings.items():
        for index in range(start, len(found)):
            item = found[index]
            if isinstance(item, Heading):
                break
            if isinstance(item, Speech) and item.attribution and not _is_chair(item):
                found[index] = replace(item, kind=kind)
                break
    return found


def _is_chair(speech: Speech) -> bool:
    who = speech.attribution
    return who is not None and any(attribution.is_chair(title) for title in (who.office, who.name) if title)


def _written(item: Item, kind: SpeechKind) -> Item:
    if not isinstance(item, Speech):
        return item
    given = item.kind if item.attribution is None or item.kind is SpeechKind.QUESTION else kind
    return replace(item, kind=given, written=True)


def _sitting(
    overview: Json, title: str, items: tuple[Item, ...], warnings: tuple[ParseWarning, ...], hints: Hints
) -> Sitting:
    day = _date(text(overview, "Date")) or hints.date
    chamber, doubt = _chamber(overview, hints)
    missing = [] if day else [ParseWarning(None, "no-date", "it states no date; give one with --date")]
    return Sitting(
        chamber=chamber,
        date=day,
        title=clean.fold(title) or hints.name or "Untitled",
        items=items,
        warnings=(*warnings, *doubt, *missing),
    )


def _chamber(overview: Json, hints: Hints) -> tuple[str, list[ParseWarning]]:
    """The chamber by the place of sitting; what is written belongs to its House, and so does a place not known here."""
    place, house = text(overview, "Location").strip().lower(), HOUSES.get(text(overview, "House").strip().lower())
    if place in PLACES:
        return PLACES[place], []
    if overview.get("IsCommitteeDivision") is True and hints.chamber:
        return hints.chamber, []
    if house is None:
        chamber = hints.chamber or "commons"
        doubt = [] if hints.chamber else [ParseWarning(None, "no-chamber", f"it names no House; taken as {chamber}")]
        return chamber, doubt
    if not place or place in WRITTEN:
        return house, []
    return house, [ParseWarning(None, "unknown-chamber", f"the place {place[:60]!r} is not known; taken as {house}")]


def _date(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed[:10])
    except ValueError:
        return None

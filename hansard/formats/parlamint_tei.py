"""ParlaMint's TEI: one sitting, or one item of its agenda, of a parliament of Europe, one document each.

Described in the ParlaMint encoding guidelines (https://clarin-eric.github.io/ParlaMint/). Parties and offices stand in
files beside the document as a rule; what the document itself lists of its speakers is read.
"""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from hansard.dates import iso_date
from hansard.errors import BrokenTranscript
from hansard.model import Hints, Sitting
from hansard.reading.abroad import chamber_of, is_british, setting
from hansard.reading.kinds import infer
from hansard.reading.parlamint.people import known_people
from hansard.reading.parlamint.text import without_gaps
from hansard.reading.parlamint.walk import Reading, items_of
from hansard.reading.xml_tree import XML_LANG, folded, plain_tree, root_name

name = "parlamint-tei"

UTTERANCE = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?u[\s/>]")
OF_PARLIAMENT = (b"parla", b"Parla", b"debateSection", b"<meeting")
DATES = ("teiHeader//settingDesc//date", "teiHeader//sourceDesc//date", "text/front//docDate")
# The level of a meeting that names no house: `#parla.uni` is a parliament of one chamber.
LEVELS = {"#parla.upper": "upper-house", "#parla.lower": "lower-house", "#parla.uni": "parliament"}
PLACES = {"westminster hall": "westminster-hall", "grand committee": "grand-committee"}

_STAMPED = re.compile(r" ?\[ParlaMint[^\]]{0,40}\]$")
_COUNTRY = re.compile(r"ParlaMint-([A-Z]{2}(?:-[A-Z]{2})?)[ _]")


def sniff(data: bytes) -> bool:
    """Whether the root is `TEI` and somebody speaks in a parliament, or a debate is at least opened."""
    if root_name(data) != "TEI":
        return False
    plain = data.replace(b"\0", b"")
    has_turns = UTTERANCE.search(plain) is not None or b"debateSection" in plain
    return has_turns and any(word in plain for word in OF_PARLIAMENT)


def read(data: bytes, hints: Hints) -> Sitting:
    """The sitting of one document. Raises `BrokenTranscript` where the XML cannot be read at all."""
    document, damage = plain_tree(data, name)
    root = document if document.tag == "TEI" else document.find(".//TEI")
    body = root.find(".//body") if root is not None else None
    if root is None or body is None:
        raise BrokenTranscript(name, f"the root <{document.tag!s}>", "<TEI> with a <body>", document.sourceline)
    sampled = without_gaps(root)
    said = (_chamber(root), _date(root))
    chamber, day, unsaid = setting(said, hints, root.sourceline, "<date when='YYYY-MM-DD'> in <setting>")
    reading = Reading(known_people(root, day), is_british(chamber), [*damage, *unsaid])
    items = tuple(items_of(body, reading))
    return Sitting(
        chamber=chamber,
        date=day,
        title=_title(root, chamber, day),
        items=infer(items) if reading.british else items,
        warnings=tuple(reading.warnings),
        extent="day" if reading.british and not sampled and not damage else "fragment",
    )


def _date(root: etree._Element) -> date | None:
    """The day of sitting: of the setting, else of the source; the publication's is another."""
    dated = (element for path in DATES for element in root.iterfind(path))
    days = (iso_date((element.get("when") or element.get("from") or "")[:10]) for element in dated)
    return next(filter(None, days), None)


def _chamber(root: etree._Element) -> str | None:
    """Country and house of the meeting: `AT` and `#NR`, `GB` and `#parliament.HL`, `ES-GA` and `#parla.uni`."""
    names = [(one.get("type"), one.get("key"), folded(one)) for one in root.iterfind("teiHeader//setting/name")]
    country = next((key for kind, key, _ in names if kind == "country" and key), None)
    if country is None and (titled := _COUNTRY.search(" ".join(map(folded, root.iterfind("teiHeader//title"))) + " ")):
        country = titled[1]
    hall = next((PLACES[text.casefold()] for kind, _, text in names if text.casefold() in PLACES), None)
    meetings = root.findall("teiHeader//titleStmt/meeting")
    house = next((corresp for one in meetings if (corresp := one.get("corresp"))), None)
    levels = (LEVELS.get(word) for one in meetings for word in (one.get("ana") or "").split())
    return chamber_of(country, hall or house or next(filter(None, levels), None))


def _title(root: etree._Element, chamber: str, day: date | None) -> str:
    """The document's subtitle, else its title, in its own language where there are several."""
    language = root.get(XML_LANG)
    titles = [one for one in root.iterfind("teiHeader//titleStmt/title") if folded(one)]
    titles.sort(key=lambda one: (one.get("type") != "sub", one.get(XML_LANG) not in (None, language)))
    if titles:
        return _STAMPED.sub("", folded(titles[0]))
    return ", ".join(filter(None, [chamber, f"{day.day} {day:%B %Y}" if day else ""]))

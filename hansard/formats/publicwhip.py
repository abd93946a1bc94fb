"""publicwhip XML (“scrapedxml”, parlparse): day files of both Houses, committees, Scotland, Wales and Northern Ireland.

Described in mySociety's parlparse and in `docs/formats.md`. But for Scotland there is no party and no seat in it.
"""

from __future__ import annotations

import re

from lxml import etree

from hansard.model import Hints, Note, Sitting, SpeechKind
from hansard.reading.publicwhip.dialect import Dialect, Family
from hansard.reading.publicwhip.text import fold, folded
from hansard.reading.publicwhip.walk import read_file, starts_with_root

name = "publicwhip"

FAMILIES = {
    "debate": Family("commons", "House of Commons"),
    "lords": Family("lords", "House of Lords"),
    "westminhall": Family("westminster-hall", "Westminster Hall"),
    "wrans": Family(None, "Written Answers", whole=False, written=True),
    "wms": Family(None, "Written Statements", whole=False, written=True, kind=SpeechKind.STATEMENT),
    "standing": Family("public-bill-committee", "Public Bill Committee", whole=False),
    "spor": Family("scottish-parliament", "Scottish Parliament"),
    "spwa": Family("scottish-parliament", "Scottish Parliament Written Answers", whole=False, written=True),
    "ni": Family("northern-ireland-assembly", "Northern Ireland Assembly"),
    "senedd": Family("senedd", "Senedd"),
}
MOTIONS = Family("scottish-parliament", "Scottish Parliament Motions", whole=False, written=True)
KINDS = {
    "Speech": SpeechKind.SPEECH,
    "Other": SpeechKind.SPEECH,
    "Chair": SpeechKind.SPEECH,
    "Question": SpeechKind.QUESTION,
    "Answer": SpeechKind.ANSWER,
    "SupplementaryQuestion": SpeechKind.SUPPLEMENTARY_QUESTION,
    "Intervention": SpeechKind.INTERVENTION,
    "PointOfOrder": SpeechKind.POINT_OF_ORDER,
    "Statement": SpeechKind.STATEMENT,
}
SNIFF = re.compile(rf"<spmotion |\s(?:id|oldgid)=.uk\.org\.publicwhip/(?:{'|'.join(FAMILIES)})/".encode())
LISTS = {"mplist": "mpname", "lordlist": "lord", "msplist": "mspname", "mslist": "msname", "mlalist": "mlaname"}


def _committee(element: etree._Element) -> Note:
    """Who sits on a bill committee, as printed: chairs, members, clerks, witnesses."""
    return Note("; ".join(filter(None, (folded(one) for one in element.iter("mpname", "clerk", "witness")))))


def _motion(element: etree._Element) -> Note:
    """A motion, or those who have since signed it, as the day's Business Bulletin printed it; nobody speaks it."""
    return Note(": ".join(filter(None, (element.get("date"), fold(element.text)))))


DIALECT = Dialect(
    name=name,
    root="publicwhip",
    families=FAMILIES,
    kind_attribute="type",
    kinds=KINDS,
    lists=LISTS,
    notes={"committee": _committee, "spmotion": _motion},
    silent=frozenset({"agreement", "bill", "motion", "place-holder", "source"}),
    unnumbered={"spmotion": MOTIONS},
)


def sniff(data: bytes) -> bool:
    """Whether the root is `publicwhip` and what stands first is of a family read here."""
    head = starts_with_root(data, "publicwhip")
    return head is not None and SNIFF.search(head) is not None


def read(data: bytes, hints: Hints) -> Sitting:
    """The sitting of one file. Raises `BrokenTranscript` where the XML cannot be read at all."""
    return read_file(data, hints, DIALECT)

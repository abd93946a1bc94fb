"""OpenAustralia's XML: days of the Australian House of Representatives and Senate, in the manner of publicwhip.

Described in openaustralia-parser. Ids say `debate` for the House and `lords` for the Senate, and the numbers in
`uk.org.publicwhip/member/101` are Australia's own. Who interrupts and who goes on is printed: `talktype`.
"""

from __future__ import annotations

from hansard.model import Hints, Sitting, SpeechKind
from hansard.reading.publicwhip.dialect import Dialect, Family
from hansard.reading.publicwhip.walk import read_file, starts_with_root

name = "openaustralia"

DIALECT = Dialect(
    name=name,
    root="debates",
    families={
        "debate": Family("au-representatives", "Australian House of Representatives"),
        "lords": Family("au-senate", "Australian Senate"),
    },
    kind_attribute="talktype",
    kinds={
        "speech": SpeechKind.SPEECH,
        "continuation": SpeechKind.SPEECH,
        "interjection": SpeechKind.INTERVENTION,
    },
    lists={"memberlist": "member", "mplist": "mpname", "pairs": "member"},
    silent=frozenset({"bills"}),  # the bills under debate: the heading before it has their titles
)


def sniff(data: bytes) -> bool:
    """Whether the root is `debates` and the first ids are publicwhip's."""
    head = starts_with_root(data, "debates")
    return head is not None and any(f"uk.org.publicwhip/{word}/".encode() in head for word in DIALECT.families)


def read(data: bytes, hints: Hints) -> Sitting:
    """The sitting of one day. Raises `BrokenTranscript` where the XML cannot be read at all."""
    return read_file(data, hints, DIALECT)

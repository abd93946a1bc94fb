"""Which pasted layout a text is in. One decision for all of them, so that two formats never claim the same text."""

from __future__ import annotations

import re

from hansard import clean
from hansard.clean import Decoded
from hansard.model import ParseWarning

THEYWORKFORYOU = "theyworkforyou-text"
PARALLEL_PARLIAMENT = "parallel-parliament-text"

# Where nobody says the chamber: most debates that people copy are of the Commons, and a warning says so.
UNSAID_CHAMBER = "commons"
SAMPLE = 65536
LONGEST_LINE = 1000

# The line under the title: “… – in the House of Commons at 5:01 pm on 21st April 2022.”
UNDER_TITLE = re.compile(
    r"(?:(?P<parent>.{0,700}?) ?[–—-] ?)?in (?:the |an? )?(?P<place>House of Commons|House of Lords|Westminster Hall|"
    r"Grand Committee|Public Bill Committees?|Scottish Parliament|Senedd|Welsh Parliament|Northern Ireland Assembly|"
    r"London Assembly)(?: at (?P<clock>[\d:.]{1,8} ?[apm.]{0,4}))? on (?P<date>\d[\w ]{5,25})\.?"
)
# “Online Safety - 25 November 2024 (Commons/Commons Chamber)”; the title may hold “ - ” itself.
DATED_TITLE = re.compile(r"(?P<title>.+) - (?P<date>[^()]{0,40}) \((?P<house>Commons|Lords)/(?P<place>[^()]{0,60})\)")
PP_LINES = frozenset({"parliamentary debate", "debate detail"})


def of(data: bytes) -> str | None:
    """The name of the pasted format whose marks come first near the start of the bytes, or None. Never raises."""
    sample = data[:SAMPLE]
    if sample.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<") or clean.is_binary(sample):
        return None
    marks = 0
    for line in clean.lines(clean.decode(sample).text):
        if under_title(line.text) or doubled_name(line.text):
            return THEYWORKFORYOU
        marks += line.text.casefold() in PP_LINES or dated_title(line.text) is not None
        if marks == 2:
            return PARALLEL_PARLIAMENT
    return None


def under_title(text: str) -> re.Match[str] | None:
    """The match of TheyWorkForYou's line under the title."""
    return UNDER_TITLE.fullmatch(text) if len(text) <= LONGEST_LINE else None


def dated_title(text: str) -> re.Match[str] | None:
    """The match of Parallel Parliament's title line with date and chamber."""
    return DATED_TITLE.fullmatch(text) if len(text) <= LONGEST_LINE else None


def doubled_name(text: str) -> tuple[str, str] | None:
    """The name and what stands behind it on `Photo of NAME NAME …`, where the picture's text repeats the name."""
    if not text.startswith("Photo of "):
        return None
    words = text.split(" ")[2:]
    for length in range(1, min(15, len(words) // 2) + 1):
        if words[:length] == words[length : 2 * length]:
            return " ".join(words[:length]), " ".join(words[2 * length :])
    return None


def damage(decoded: Decoded) -> list[ParseWarning]:
    """A warning for every line that holds bytes nobody can read."""
    return [ParseWarning(line, "bad-bytes", "bytes that are no text were replaced") for line in decoded.damaged]

"""Which pasted layout a text is in. One decision for all of them, so that two formats never claim the same text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hansard import clean
from hansard.clean import Decoded, Line
from hansard.model import ParseWarning
from hansard.reading.attributed import SAID, TITLED, printed
from hansard.reading.classic import furniture, openings

THEYWORKFORYOU = "theyworkforyou-text"
PARALLEL_PARLIAMENT = "parallel-parliament-text"
OFFICIAL = "hansard-official-text"
CLASSIC = "hansard-classic-text"
NAMES = (THEYWORKFORYOU, PARALLEL_PARLIAMENT, OFFICIAL, CLASSIC)

# Where nobody says the chamber: most debates that people copy are of the Commons, and a warning says so.
UNSAID_CHAMBER = "commons"
SAMPLE, OPENING = 65536, 4096
LONGEST_LINE = 1000
LONGEST_DATE = len(" on 1") + 25 + len(".")

# The line under the title: “… – in the House of Commons at 5:01 pm on 21st April 2022.”
UNDER_TITLE = re.compile(
    r"(?:(?P<parent>.{0,700}?) ?[–—-] ?)?in (?:the |an? )?(?P<place>House of Commons|House of Lords|Westminster Hall|"
    r"Grand Committee|Public Bill Committees?|Scottish Parliament|Senedd|Welsh Parliament|Northern Ireland Assembly|"
    r"London Assembly)(?: at (?P<clock>[\d:.]{1,8} ?[apm.]{0,4}))? on (?P<date>\d[\w ]{5,25})\.?"
)
# “Online Safety - 25 November 2024 (Commons/Commons Chamber)”; the title may hold “ - ” itself.
DATED_TITLE = re.compile(r"(?P<title>.+) - (?P<date>[^()]{0,40}) \((?P<house>Commons|Lords)/(?P<place>[^()]{0,60})\)")
PP_LINES = frozenset({"parliamentary debate", "debate detail"})
# The links below each speaker in the site's other print: “- View Speech - Hansard - - - Excerpts”.
PP_LINKS = re.compile(r"- (?:View Speech - )?Hansard - -(?: - Excerpts)?")
# “[1st Allocated Day]” is none.
_JSON = re.compile(rb"\{|\[\s{0,200}(?:[\"{\[\]]|-?\d{1,30}(?:\.\d{1,30})?\s{0,200}[,\]])")
# Words that only debates are full of: where no bracket names a party, they must be there.
_DEBATE = re.compile(
    r"\b(?:hon\. |hon\. and |noble |Noble |learned )(?:Friend|Gentleman|Lady|Member|Lord|Baroness)|\bMy Lords\b"
)
LEAST_LIKELY = 2


def of(data: bytes) -> str | None:
    """The name of the pasted format whose marks come first near the start of the bytes, or None. Never raises."""
    return _of(_whole_lines(data, SAMPLE))


@lru_cache(maxsize=16)  # every format asks about the same bytes
def _of(sample: bytes) -> str | None:
    head = sample[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if head.startswith(b"<") or _JSON.match(head) or clean.is_binary(sample):
        return None
    certain, _ = _by_marks(clean.lines(clean.decode(_whole_lines(sample, OPENING)).text))
    if certain is not None:
        return certain  # nearly always: the marks stand at the top
    text = clean.decode(sample).text
    certain, likely = _by_marks(clean.lines(text))
    return certain or (likely if _DEBATE.search(text) else None)


def _whole_lines(data: bytes, size: int) -> bytes:
    """The start of the bytes, about that long, up to the end of a line, so that no character is cut."""
    return data if len(data) <= size else data[: data.rfind(b"\n", 0, size) + 1] or data[:size]


def _by_marks(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The first format of which something is certain, and else the one with likely speakers enough."""
    marks, likely = 0, {OFFICIAL: 0, CLASSIC: 0}
    for index, (_, text) in enumerate(lines):
        if not text:
            continue
        if under_title(text) or doubled_name(text):
            return THEYWORKFORYOU, None
        if " Portrait " in text and any(PP_LINKS.fullmatch(line.text) for line in lines[index + 1 : index + 2]):
            return PARALLEL_PARLIAMENT, None
        marks += len(text) <= LONGEST_LINE and (text.casefold() in PP_LINES or dated_title(text) is not None)
        if marks == 2:
            return PARALLEL_PARLIAMENT, None
        likely[CLASSIC] += furniture.mark(text) is not None
        format, sure = _opened(lines, index)
        if format and sure:
            return format, None
        if format:
            likely[format] += 1
    most = max(likely, key=lambda format: likely[format])
    return None, most if likely[most] >= LEAST_LIKELY else None


def _opened(lines: Sequence[Line], index: int) -> tuple[str | None, bool]:
    """The format in whose manner a turn opens at that line, and whether that is certain."""
    text = lines[index].text
    if opening := openings.at(text):
        sure = openings.is_sure(opening)
        return (CLASSIC, sure) if sure or openings.is_likely(opening) else (None, False)
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if not below or (index and lines[index - 1].text) or not below.endswith(SAID) or printed(below):
        return None, False
    head = printed(text)
    likely = head is not None and (head.sure or head.who.office is not None or TITLED.match(text) is not None)
    return (OFFICIAL, head.sure) if head and likely else (None, False)


def under_title(text: str) -> re.Match[str] | None:
    """The match of TheyWorkForYou's line under the title."""
    return UNDER_TITLE.fullmatch(text) if ends_in_date(text) else None


def ends_in_date(text: str) -> bool:
    """Whether the line may end as those under a title do, in “ on ” and a date."""
    return " on " in text[-LONGEST_DATE:] and len(text) <= LONGEST_LINE


def dated_title(text: str) -> re.Match[str] | None:
    """The match of Parallel Parliament's title line with date and chamber."""
    return DATED_TITLE.fullmatch(text) if text.endswith(")") and len(text) <= LONGEST_LINE else None


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

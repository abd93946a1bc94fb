"""The words of one Akoma Ntoso turn, and the times and numbers that stand with it.

After `words`
  * a paragraph, an item of a list, a row of a table is a paragraph; none is empty;
  * the speaker's line, a heading and a number of the turn are no paragraphs;
  * a speaker's line that stands at the head of the words (“El señor URRUTIA.- Perdón …”) is not in them;
  * a question has neither its number nor its serial number in its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from lxml import etree

from hansard import dates
from hansard.reading import procedure
from hansard.reading.xml_tree import Warn, fold, folded, lines

TURNS = ("speech", "question", "answer")
ABOUT = frozenset({"from", "num", "heading", "subheading", "recordedTime"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "list", "table", "tblock", "block", "blockContainer", "quote", "foreign"})
ASIDES = frozenset({"scene", "narrative", "summary", "remark", "other", "inline", "span"})
LINE_END = ".-"  # behind a speaker's name in Latin America

_CLOCK = re.compile(r"T(\d\d:\d\d(?::\d\d)?)")
_NUMBER = re.compile(r"(\d{1,4})\.?\s*$")
_SPOKEN_BY = re.compile(r"(?:El|La) señora? [^.]{1,100}\.-")  # “El señor URRUTIA.- Perdón, señor Presidente …”
_SERIAL = re.compile(r"\[(\d{1,6}/\d{2,4})\]$")  # “… a statement on the matter. [39716/15]”


@dataclass(frozen=True, slots=True)
class Said:
    """The speaker's line, the paragraphs, and a question's number and serial number."""

    line: str
    paragraphs: tuple[str, ...]
    number: str | None = None
    serial: str | None = None


def words(turn: etree._Element, warn: Warn) -> Said:
    """What one turn says."""
    line = _line(turn)
    texts = [text for text in (fold(turn.text),) if text]
    number = _leading_number(turn) if turn.tag == "question" else None
    for child in turn:
        if isinstance(child.tag, str) and child.tag not in ABOUT and child.tag not in TURNS:
            if child.tag not in BLOCKS and child.tag not in ASIDES:
                warn(child, "unknown-element", f"<{child.tag}> is not known in a speech; its words were kept")
            texts += lines(child)
        if tail := fold(child.tail):
            warn(child, "stray-text", "words stand outside any paragraph; they were kept as one")
            texts.append(tail)
    line, texts = _without_line(line, texts)
    if turn.tag != "question" or not texts:
        return Said(line, tuple(texts))
    return _question(line, texts, number)


def _line(turn: etree._Element) -> str:
    return next((text for line in turn.iterfind("from") if (text := folded(line))), "")


def _without_line(line: str, texts: list[str]) -> tuple[str, list[str]]:
    """The speaker's line, and the paragraphs, where the print joins them by “.-” to one text."""
    if LINE_END in line:
        head, _, rest = line.partition(LINE_END)
        return head + LINE_END, [rest.strip(), *texts] if rest.strip() else texts
    if not line and texts and (found := _SPOKEN_BY.match(texts[0])):
        return found[0], list(filter(None, [texts[0][found.end() :].strip(), *texts[1:]]))
    return line, texts


def _leading_number(turn: etree._Element) -> str | None:
    """The question's number: `<num>7</num>`, in Ireland `<p>1<b>Deputy …</b> asked`, taken out of the text there."""
    if (num := turn.find("num")) is not None:
        return folded(num).rstrip(".") or None
    first = turn.find("p")
    found = _NUMBER.match(first.text or "") if first is not None and len(first) else None
    if first is None or found is None:
        return None
    first.text = ""
    return found[1]


def _question(line: str, texts: list[str], number: str | None) -> Said:
    if number is None:
        number, texts[0] = procedure.question_number(texts[0])
    found = _SERIAL.search(texts[-1])
    serial = found[1] if found else procedure.uin(texts[-1])
    if serial is not None:
        texts[-1] = texts[-1][: found.start() if found else -len(serial) - 2].rstrip()
    return Said(line, tuple(filter(None, texts)), number, serial)


def clock(printed: str | None) -> time | None:
    """The time of day in `2014-12-09T19:10:00+00:00`, as the place's clocks had it; None where there is none."""
    found = _CLOCK.search(printed or "")
    return dates.clock(found[1]) if found else None

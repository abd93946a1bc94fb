"""Words of procedure that pasted layouts print like speech: question numbers, motions put, stage directions."""

from __future__ import annotations

import re

from hansard.model import SpeechKind

LONGEST = 400

_NUMBER = re.compile(r"(?P<number>[TQ]?\d{1,3})\. (?=[\[(“\"'‘]{0,2}[A-Z])")
_UIN = re.compile(r"\[(\d{4,7})\]$|\((\d{5,7})\)$")
_ASKED = re.compile(
    r"(?:\(?Urgent Question\)?:? )?(?:To ask|asked) (?:the|her|his|if|mr|what|whether|when|why|how)\b", re.IGNORECASE
)
_DIRECTION = re.compile(r"\[[^\[\]]*\]")
# “Question put and agreed to.” “Motion made, and Question proposed, That …” “Amendment 3 not moved.”
_PROCEDURE = re.compile(
    r"(?:The .{1,120} (?:was|were) asked—"
    r"|On Question, .*"
    r"|Amendment, by leave, withdrawn\."
    r"|Question (?:again |accordingly )?(?:put|proposed|agreed to|negatived)\b.*"
    r"|Main Question .*put.*"
    r"|(?:Motion|Motions) (?:made|lapsed|agreed|agreed to|withdrawn|by leave withdrawn)\b.*"
    r"|Motion, by leave, withdrawn\."
    r"|(?:Resolved|Ordered),.*"
    r"|(?:House|Committee) adjourned\b.*"
    r"|House resumed\b.*"
    r"|Sitting (?:suspended|adjourned|resumed)\b.*"
    r"|On resuming\b.*"
    r"|(?:The )?(?:House|Committee) (?:divided|having divided)\b.*"
    r"|(?:Amendments?|Clauses?|Schedules?|Bill) [^.]{0,80}"
    r"(?:agreed to|negatived|withdrawn|not moved|disagreed to|stand part of the Bill"
    r"|reported|accordingly read[^.]{0,60})\.)"
)


def question_number(text: str) -> tuple[str | None, str]:
    """The number that opens a question's text (`11. What …`, `T4. `, `Q3. `) and the text without it."""
    found = _NUMBER.match(text)
    return (found["number"], text[found.end() :]) if found else (None, text)


def uin(text: str) -> str | None:
    """The question's serial number behind its text: `… about ferries. [1160]`. It stays in the text too."""
    found = _UIN.search(text[-12:])
    return (found[1] or found[2]) if found else None


def kind(number: str | None, serial: str | None, text: str) -> SpeechKind:
    """Question where the source numbers the turn, or where it opens as tabled questions do; else plain speech."""
    asked = number is not None or serial is not None or _ASKED.match(text) is not None
    return SpeechKind.QUESTION if asked else SpeechKind.SPEECH


def is_direction(text: str) -> bool:
    """Whether the text is a stage direction alone in square brackets: `[Interruption.]`."""
    return len(text) <= LONGEST and _DIRECTION.fullmatch(text) is not None


def is_procedure(text: str) -> bool:
    """Whether a line that stands alone is procedure that nobody in particular speaks."""
    return len(text) <= LONGEST and _PROCEDURE.fullmatch(text) is not None

"""Words of procedure that pasted layouts print like speech: question numbers, motions put, stage directions."""

from __future__ import annotations

import re

from hansard.model import SpeechKind

LONGEST, LONGEST_MOVER = 400, 12

_MOVER = re.compile(r"(?:Asked|Moved|Tabled) [Bb]y:?")
_NUMBER = re.compile(r"(?P<number>[TQ]?\d{1,3})\. (?=[\[(“\"'‘]{0,2}[A-Z])")
_UIN = re.compile(r"\[(\d{4,7})\]$|\((\d{5,7})\)$")
_ASKED = re.compile(
    r"(?:\(?Urgent Question\)?:? )?(?:To ask|asked) (?:the|her|his|if|mr|what|whether|when|why|how)\b", re.IGNORECASE
)
_DIRECTION = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]")  # “[NB: [V] denotes a Member contributing virtually.]”
_OPENS_PROCEDURE = (
    *(
        "The ",
        "Prayers",
        "PRAYERS",
        "On ",
        "Question ",
        "Main Question ",
        "Motion",
        "Resolved,",
        "Ordered,",
        "House ",
        "Committee ",
        "Sitting ",
    ),
    *("Amendment", "Clause", "Schedule", "Bill "),
)
_OPENS_STAGE = (
    *(
        "Amendment",
        "Moved ",
        "Tabled ",
        "Asked ",
        "Clause",
        "Schedule",
        "New Clause ",
        "After ",
        "Before ",
        "Committee",
        "Report",
    ),
    *("First ", "Second ", "Third ", "Considered ", "Motion", "Ten ", "Bill", "Relevant ", "House ", "Debate "),
)
# “Question put and agreed to.” “Motion made, and Question proposed, That …” “Amendment 3 not moved.”
_PROCEDURE = re.compile(
    r"(?:The .{1,120} (?:was|were) asked—"
    r"|The House met at .{1,60}[’']clock\.?|(?:Prayers|PRAYERS)(?:—.{1,100})?"
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
# What stands alone above a Lords amendment, and of a Bill's stage: “Clause 1: Power to notify …”, “Moved by Lord …”.
_STAGE = re.compile(
    r"Amendments? (?:Nos?\. )?\d{1,4}[A-Z]{0,4}(?: ?(?:to|and|,) ?\d{1,4}[A-Z]{0,4}){0,9}(?: \(to .{1,60}\))?"
    r"|(?:Moved|Tabled) [Bb]y(?: .{1,100})?"
    r"|Asked [Bb]y(?: (?:The )?(?:Lord|Lady|Baroness|Viscount|Earl|Countess|Duke|Marquess|Bishop|Archbishop).{1,90})?"
    r"|(?:Clause|Schedule|New Clause) \d{1,4}[A-Z]{0,3} ?:.{1,200}"
    r"|(?:After|Before) (?:Clause|Schedule) \d{1,4}[A-Z]{0,3}\b.{0,200}"
    r"|\d{1,4}[A-Z]{0,4}: (?:Clause|Schedule|After|Before|Page|Line|Leave|Insert|In|Title|Preamble|Transpose)\b.*"
    r"|(?:Committee|Report|First Reading|Second Reading|Third Reading|Considered in Committee)(?: \(.{1,60}\))?"
    r"|Motion(?: to .{1,60}| for .{1,60})?|(?:Ten Minute Rule Bill|Bill|Bills) Presented"
    r"|Relevant documents?: .{1,300}"
    r"|Amendments? \w{1,8}(?: (?:to|and) \w{1,8})? had been (?:withdrawn|retabled).{0,100}"
    r"|(?:Clauses?|Schedules?|Amendments?|Motion) [^.]{0,60}(?:dis)?agreed\."
    r"|(?:Bill|House|Report|Debate) (?:reported|resumed|received|adjourned)\b.{0,120}\."
)


def question_number(text: str) -> tuple[str | None, str]:
    """The number that opens a question's text (`11. What …`, `T4. `, `Q3. `) and the text without it."""
    found = _NUMBER.match(text)
    return (found["number"], text[found.end() :]) if found else (None, text)


def uin(text: str) -> str | None:
    """The question's serial number behind its text: `… about ferries. [1160]`. It stays in the text too."""
    found = _UIN.search(text[-12:]) if text.endswith(("]", ")")) else None
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
    if len(text) > LONGEST or not text.startswith(_OPENS_PROCEDURE):
        return False  # nearly every line, in a tenth of the time
    return _PROCEDURE.fullmatch(text) is not None


def names_mover(text: str) -> bool:
    """Whether the line only says that who asks or moves comes next: “Moved by”, “Asked by”."""
    return len(text) <= LONGEST_MOVER and _MOVER.fullmatch(text) is not None


def is_stage(text: str) -> bool:
    """Whether a line that stands alone says which amendment, clause or stage comes next, or what became of it."""
    if len(text) > LONGEST or not (text.startswith(_OPENS_STAGE) or text[:1].isdecimal()):
        return False
    return _STAGE.fullmatch(text) is not None

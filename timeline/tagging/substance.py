"""Whether a turn has something to say, whatever it is about: what its courtesies and formalities leave of it."""

from __future__ import annotations

import re

from timeline.tagging.counted import SENTENCE_END, Counted

SUBSTANCE = 20
"""Words that a turn without any word of the topic must have, beside courtesies, to be about what it answers."""

_FORMAL = 60
"""Words up to which one of the formalities below makes a whole turn one."""

_OPENINGS = (
    "i beg to move",
    "i beg leave to",
    "i call",
    "order",
    "the question is",
    "question put",
    "we now come to",
    "moved by",
    "motion made",
)
_CALLS = re.compile(
    r"\b(?:i call the|we now (?:come|move) to|no response from the|beg leave to withdraw"
    r"|question (?:agreed to|proposed|put(?! and agreed))|read the first time|brought up, (?:and|read))\b"
)
"""Who has the chair in the Lords is often printed as a member; and the record of a motion as the words of its mover."""

_COURTEOUS = 25
"""Words up to which one of the phrases below makes a whole sentence a courtesy, or puts its matter off."""

_COURTESIES = re.compile(
    r"\b(?:thank|grateful|congratulate|tribute to|give way|look forward|not press|withdraw (?:the|his|her|my) amendment"
    r"|(?:will|shall) (?:write|reply) to|(?:will|shall) (?:come|turn|return|get) (?:on |back )?to|come on to)\b"
)


def has_substance(text: Counted) -> bool:
    """Whether the text is no formality and has `SUBSTANCE` words beside courtesies."""
    return text.words >= SUBSTANCE and not is_formality(text) and _substance(text.text) >= SUBSTANCE


def is_formality(text: Counted) -> bool:
    """“I beg to move, That the Bill be now read a second time.” names a subject and says nothing of it."""
    if text.words > _FORMAL:
        return False
    lower = text.text.lower()
    return lower.startswith(_OPENINGS) or _CALLS.search(lower) is not None


def _substance(text: str) -> int:
    """The words of the text without those of sentences that only thank, promise a letter, or put a matter off."""
    counts = ((len(sentence.split()), sentence.lower()) for sentence in SENTENCE_END.split(text))
    return sum(words for words, sentence in counts if words > _COURTEOUS or not _COURTESIES.search(sentence))

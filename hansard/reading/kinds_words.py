"""The words by which a turn's kind is known, in the Commons and the Lords."""

from __future__ import annotations

import re

LONGEST_QUESTION = 60
OPENING = 400
ENDING = 60

_ASKS = re.compile(r"(?:What|Whether|If|How|When|Why|Which|Who|For what|On what|In what|To what) ")
_SENTENCE_GOES_ON = re.compile(r"[.?!] [A-Z]")
# “I beg leave to ask the Question standing in my name on the Order Paper”: in the Lords, after the Question itself
_BEGS_LEAVE = re.compile(r"\bbeg(?:ging)? leave to ask\b")
# “(Urgent Question): To ask …”, “Will the Leader of the House give us the forthcoming business?”
_URGENT = re.compile(
    r"^\(?Urgent Question\b|\bLeader of the House\b.{0,60}\b(?:forthcoming business|business for)\b", re.IGNORECASE
)
# “With permission, Mr Speaker, I should like to make a statement about …”, “The business for next week is as follows:”
_STATEMENT = re.compile(
    r"\bWith (?:your |the )?(?:permission|leave)\b.{0,100}\b(?:[Ss]tatement|update the House)\b"
    r"|\b(?:to|shall|will now|I will) (?:make|repeat) (?:a|an|the) (?:\w+ )?[Ss]tatement\b"
    r"|\bThe business for (?:today|tomorrow|next week|the week)\b|\bFurther to .{0,30}\bbusiness statement\b"
)
_COMMENDS = re.compile(r"\bcommend (?:this|the|my) [Ss]tatement to the House\.?$")
# “I beg to move, That this House approves the National Policy Statement …”: a debate
_MOVES = re.compile(r"\bbeg to move\b")
# “I thank the Health Secretary for advance sight of his statement.”
_HAD_SIGHT = re.compile(
    r"\b(?:sight of|copy of|for|repeating) (?:his|her|the|my|this|that|today.s) (?:\w+ )?[Ss]tatement\b"
)
_POINT_OF_ORDER = re.compile(r"(?:On a|Further to (?:that|the|this|my)) point of order\b", re.IGNORECASE)


def asks(text: str) -> bool:
    """Whether the text is a tabled question: one short sentence, “What steps he is taking to …”, or leave to ask it."""
    opening = text[:OPENING]
    if "leave to ask" in opening and _BEGS_LEAVE.search(opening):
        return True
    short = text.count(" ") < LONGEST_QUESTION and not _SENTENCE_GOES_ON.search(text)
    return short and _ASKS.match(text) is not None


def asks_urgently(text: str) -> bool:
    """Whether the text asks for a statement there and then: an urgent question, the business question."""
    return _URGENT.search(text[:OPENING]) is not None


def states(text: str) -> bool:
    """Whether the text says of itself that it is a statement."""
    if _MOVES.search(text[:OPENING]):
        return False
    return _STATEMENT.search(text[:OPENING]) is not None or _COMMENDS.search(text[-ENDING:]) is not None


def thanks_for_statement(text: str) -> bool:
    """Whether the text replies to a statement: “I thank … for advance sight of her statement”."""
    return _HAD_SIGHT.search(text[: 2 * OPENING]) is not None


def is_point_of_order(text: str) -> bool:
    """Whether the text raises a point of order, or goes on with one."""
    return _POINT_OF_ORDER.match(text) is not None


def answered_elsewhere(text: str) -> bool:
    """Whether procedure says that an answer given in the Commons, printed here, is what the Lords now ask about."""
    return text.startswith("The following Answer to an Urgent Question was given")


def stated_elsewhere(text: str) -> bool:
    """Whether procedure prints a statement made in the Commons that the Lords now discuss."""
    return text.startswith("The following Statement was")

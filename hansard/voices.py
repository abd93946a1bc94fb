"""Whose voice each turn of a sitting is, as far as the print itself tells: a key for each speaker, without a register.

    person_id the same                                              → the same voice
    name the same, folded                                           → the same voice
    “Mr Dhesi” after “Tanmanjeet Singh Dhesi (Slough) (Lab)”        → the same voice, where only one fits
    “The Minister” after “The Minister for Roads (Jane Sample)”     → the same voice, where only one fits

Where several fit, those of the same section go first; where several still do, the turn is a voice of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hansard.attribution import is_chair, is_collective
from hansard.model import Attribution, Heading, Item, Speech, SpeechKind
from hansard.names import fold, fold_words, has_honorific

CHAIR = "chair"
LONGEST_CALL = 120
KNIGHTED = ("Sir ", "Dame ")  # these go with the first name: “Sir Alan” is Sir Alan Sample, but “Mr Sample”

# “Order. I call the shadow Minister.” But a member may say “I call on the Government”, “We come to this late”.
_PRESIDES = re.compile(
    r"Order(?:[.,!]|$)|I (?:now )?call (?:the |[A-Z])|We (?:now come|come now) to |I must inform the House"
)
_GESTURE = re.compile(r"[a-z][^.]{0,60}[.—–-]?$")
# A tabled question goes on from words that are not printed: “(To ask the Minister) what he will do for buses.”
_ASKS = re.compile(r"(?:to ask|asked|if|whether|what|which|when|where|who|whom|whose|why|how|pursuant)\b")


def voices(items: Sequence[Item]) -> tuple[str | None, ...]:
    """One key an item, in order: `CHAIR` for who presides, None where nobody in particular speaks.

    Whoever once speaks as only the Chair does is the Chair all through: publicwhip prints “Lindsay Hoyle” for
    “Mr Speaker”.
    """
    listener = _Listener()
    keys = [listener.hear(item) for item in items]
    presiding = {key for key, item in zip(keys, items, strict=True) if isinstance(item, Speech) and presides(item)}
    return tuple(CHAIR if key and key in presiding else key for key in keys)


def presides(speech: Speech) -> bool:
    """Whether the turn is printed as the Chair's, or says what only the Chair does."""
    who = speech.attribution
    if who is None:
        return False
    if _is_chair(who.office) or _is_chair(who.name):
        return True
    text = speech.paragraphs[0] if speech.paragraphs else ""
    return _PRESIDES.match(text) is not None and (text.startswith("Order") or len(text.split()) <= LONGEST_CALL)


def is_gesture(speech: Speech) -> bool:
    """Whether Hansard only says what a member did, in small letters: “rose—”, “indicated assent.”"""
    opening = speech.paragraphs[0] if speech.paragraphs else ""
    if not opening[:1].islower() or _GESTURE.match(speech.text) is None:
        return False
    return speech.kind is not SpeechKind.QUESTION and speech.question_number is None and not _ASKS.match(opening)


class _Listener:
    """Hears the turns in order; remembers the voices by id, by folded name, by folded office, and of this section."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._offices: dict[str, str] = {}
        self._here: set[str] = set()
        self._count = 0

    def hear(self, item: Item) -> str | None:
        """The key of who speaks, None for headings, notes, procedure and many voices at once."""
        if isinstance(item, Heading):
            self._here = set()
        if not isinstance(item, Speech) or item.attribution is None:
            return None
        who = item.attribution
        if is_collective(who.name or who.printed):
            return None
        key = self._known(who)
        if key is None:
            self._count += 1
            key = f"{self._count} {who.name or who.printed}"
        self._remember(who, key)
        return key

    def _known(self, who: Attribution) -> str | None:
        if who.person_id in self._ids:
            return self._ids[who.person_id]
        name = _name(who)
        folded = fold(name)
        if who.person_id:
            named = self._names.get(folded)
            return None if named in self._ids.values() else named
        if not name:
            title = _folded_office(who.office or "")
            return self._only({key for office, key in self._offices.items() if office.startswith(title)})
        if not _has_honorific(name):
            return self._names.get(folded)
        known = self._names.items()
        if name.startswith(KNIGHTED):
            return self._only({key for full, key in known if full == folded or full.startswith(folded + " ")})
        surname = " " + folded
        return self._only({key for full, key in known if full.endswith(surname) or full == folded})

    def _only(self, found: set[str]) -> str | None:
        """The one voice of those that fit: of this section, else of the document."""
        found = (found & self._here) or found
        return found.pop() if len(found) == 1 else None

    def _remember(self, who: Attribution, key: str) -> None:
        self._here.add(key)
        if who.person_id:
            self._ids[who.person_id] = key
        if name := _name(who):
            self._names.setdefault(fold(name), key)
        if who.office:
            self._offices[_folded_office(who.office)] = key


_has_honorific = lru_cache(maxsize=4096)(has_honorific)
_folded_office = lru_cache(maxsize=4096)(fold_words)


@lru_cache(maxsize=4096)
def _is_chair(title: str | None) -> bool:
    return title is not None and (is_chair(title) or title.casefold() == "in the chair")


def _name(who: Attribution) -> str:
    """The printed name; where nothing is taken apart the whole print, and empty for an office alone."""
    return who.name or ("" if who.office else who.printed)

"""Links between the turns of a section: an intervention to the speech it interrupts, a speech's next part to its start.

    A speech         id a
    B intervention   interrupts a
    A speech         continues a        a speech's true length is that of its start and of all that continues it
    Chair “Order.”                      nor do notes, procedure, points of order and gestures (“rose—”) end a speech
    A speech         continues a

Both links name the start of a speech, never a later part. A heading or another member's speech ends it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hansard.model import Heading, Item, Sitting, Speech, SpeechKind, altered
from hansard.voices import CHAIR, is_gesture, voices

BESIDE = (SpeechKind.PROCEDURAL, SpeechKind.POINT_OF_ORDER)
"""Kinds that neither open a speech to be continued nor end one."""
NEW = "I beg to move"
"""How a member who has just spoken begins another speech."""


def link(sitting: Sitting) -> Sitting:
    """The same sitting, its speeches linked by their ids; links that were there are replaced."""
    floor = _Floor()
    heard = zip(sitting.items, voices(sitting.items), strict=True)
    return replace(sitting, items=tuple(floor.take(item, voice) for item, voice in heard))


def whole(items: Iterable[Item], id: str) -> tuple[Speech, ...]:
    """The parts of a linked speech in order, whichever of them the id names; empty where there is no such speech."""
    spoken = [item for item in items if isinstance(item, Speech)]
    start = next((speech.continues or speech.id for speech in spoken if speech.id == id), None)
    return tuple(speech for speech in spoken if start and start in (speech.id, speech.continues))


class _Floor:
    """Who has the floor in the open section, and who interrupts: each by voice and first part of the speech."""

    def __init__(self) -> None:
        self._speaker: tuple[str, Speech] | None = None
        self._intervener: tuple[str, Speech] | None = None

    def take(self, item: Item, voice: str | None) -> Item:
        """The next item, linked to those before it."""
        if isinstance(item, Heading):
            self._speaker = self._intervener = None
        if not isinstance(item, Speech):
            return item
        speech = altered(item, interrupts=None, continues=None) if item.interrupts or item.continues else item
        if voice in (None, CHAIR) or speech.kind in BESIDE or is_gesture(speech):
            return speech
        if speech.kind is SpeechKind.INTERVENTION:
            return self._interrupting(speech, str(voice))
        return self._speaking(speech, str(voice))

    def _speaking(self, speech: Speech, voice: str) -> Speech:
        self._intervener = None
        first = _first_part(self._speaker, speech, voice)
        if first is None:
            self._speaker = voice, speech
        return altered(speech, continues=first) if first else speech

    def _interrupting(self, speech: Speech, voice: str) -> Speech:
        """An intervention; the Chair may have broken into it, and then it goes on."""
        if self._speaker is None or self._speaker[0] == voice:
            return speech
        first = _first_part(self._intervener, speech, voice)
        if first is None:
            self._intervener = voice, speech
        return altered(speech, interrupts=self._speaker[1].id, continues=first)


def _first_part(before: tuple[str, Speech] | None, speech: Speech, voice: str) -> str | None:
    """The id of the speech that this one goes on with: the same voice's, of the same kind. A question is whole."""
    if before is None or before[0] != voice or before[1].kind is not speech.kind:
        return None
    begins = speech.kind is SpeechKind.QUESTION or speech.text.startswith(NEW)
    return None if begins else before[1].id

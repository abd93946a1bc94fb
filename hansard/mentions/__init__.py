"""Members mentioned inside speeches → who is meant on the date of the sitting. Nobody is guessed.

    Speech.text ──seats──▶ “my hon. Friend the Member for X (Jo Example)” ─┐
                ──titles─▶ “the noble Lord, Lord X”                        ├─▶ Mentions in order, none inside another
                ──offices▶ “the Home Secretary”                            ┘
    Index (register, built once) and Day (who sat and spoke that day) say who can be meant

A mention without a person is a form of address that is certain where its meaning is not. “My hon. Friend” or “the
Minister” alone is no mention. Nor is what members say of themselves, and of whoever held a seat before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from hansard.mentions.day import Day
from hansard.mentions.found import Mention
from hansard.mentions.index import index_of
from hansard.mentions.offices import offices
from hansard.mentions.seats import seats
from hansard.mentions.titles import titles
from hansard.model import Sitting, Speech
from hansard.people import Resolution, Resolved
from hansard.register import Register
from hansard.resolve import HOUSES

__all__ = ["Mention", "find"]


def find(
    sitting: Sitting, resolutions: Sequence[Resolution | None], register: Register
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions in each item of the sitting, in its order; none in items that are no attributed speech.

    `resolutions` are those of the items: an office printed with a speaker's name is that person's for the whole day.
    Only the two British Houses have mentions, for the register knows no other members.
    """
    if sitting.chamber not in HOUSES:
        return ((),) * len(sitting.items)
    day = Day.of(sitting, resolutions, index_of(register))
    return tuple(
        _mentions(item.text, resolution, day) if isinstance(item, Speech) and item.attribution else ()
        for item, resolution in zip(sitting.items, resolutions, strict=True)
    )


def _mentions(text: str, speaker: Resolution | None, day: Day) -> tuple[Mention, ...]:
    own = speaker.person.id if isinstance(speaker, Resolved) else None
    found = _apart(chain(seats(text, day), titles(text, day), offices(text, day)))
    return tuple(mention for mention in found if mention.person is None or mention.person.id != own)


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """In order of their place; of two that overlap, the one that begins first, then the longer."""
    reached = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= reached:
            yield mention
            reached = mention.end

"""Flat items → nested sections: a heading's section runs to the next heading, its path names the headings above."""

from __future__ import annotations

from dataclasses import replace

from hansard.ids import Namer
from hansard.model import Division, Heading, Note, Section, Sitting, Speech


def outline(sitting: Sitting) -> tuple[Section, ...]:
    """The sections in order, with the ids that their speeches carry. A section that holds speeches is a debate."""
    namer = Namer(sitting)
    sections: list[Section] = []
    bodies: list[list[Speech | Note | Division]] = []
    above: list[Section] = []
    for item in sitting.items:
        if isinstance(item, Heading):
            namer.name(item)
            sections.append(_opened(namer.section, item, above))
            bodies.append([])
        else:
            if not sections:
                sections.append(_opened(namer.section, Heading(1, sitting.title), above))
                bodies.append([])
            bodies[-1].append(item)
    return tuple(replace(section, items=tuple(body)) for section, body in zip(sections, bodies, strict=True))


def _opened(id: str, heading: Heading, above: list[Section]) -> Section:
    """The section of a heading under the nearest earlier one of a smaller level.

    `above` holds the sections that the next heading may stand under, outermost first, and is brought up to date.
    """
    while above and above[-1].heading.level >= heading.level:
        above.pop()
    parent = above[-1] if above else None
    section = Section(id, heading, (*parent.path, parent.heading.text) if parent else (), parent.id if parent else None)
    above.append(section)
    return section

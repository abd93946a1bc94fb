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
    for item in sitting.items:
        if isinstance(item, Heading):
            namer.name(item)
            sections.append(_opened(namer.section, item, sections))
            bodies.append([])
        else:
            if not sections:
                sections.append(Section(namer.section, Heading(1, sitting.title), (), None))
                bodies.append([])
            bodies[-1].append(item)
    return tuple(replace(section, items=tuple(body)) for section, body in zip(sections, bodies, strict=True))


def _opened(id: str, heading: Heading, before: list[Section]) -> Section:
    """The section of a heading under the nearest earlier one of a smaller level."""
    parent = _above(before, heading.level)
    path = (*parent.path, parent.heading.text) if parent else ()
    return Section(id, heading, path, parent.id if parent else None)


def _above(before: list[Section], level: int) -> Section | None:
    """The nearest earlier section that is still open for a heading of this level."""
    lowest = level
    for section in reversed(before):
        if section.heading.level < lowest:
            return section
        lowest = min(lowest, section.heading.level)
    return None

"""What differs between the services that write publicwhip XML: the words of their ids, roots and attributes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hansard.model import Note, SpeechKind


@dataclass(frozen=True, slots=True)
class Family:
    """What the word behind `uk.org.publicwhip/` says of a file: `debate` is the Commons Chamber, whole days.

    `chamber` is None where both Houses share the word. `whole` families hold all that was said in a sitting. `written`
    ones hold what was printed and never spoken. `kind` is that of a speech for which the source prints none.
    """

    chamber: str | None
    title: str
    whole: bool = True
    written: bool = False
    kind: SpeechKind = SpeechKind.SPEECH


@dataclass(frozen=True, slots=True)
class Dialect:
    """One service's way of writing the format.

    `kinds` are the values of the attribute `kind_attribute`; `lists` the lists of a division with the element of a vote
    in them. `notes` are elements that stand before or between turns and become a note; `silent` ones say nothing that
    is not said elsewhere.
    """

    name: str
    root: str
    families: Mapping[str, Family]
    kind_attribute: str
    kinds: Mapping[str, SpeechKind]
    lists: Mapping[str, str]
    notes: Mapping[str, Callable[[etree._Element], Note]] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    unnumbered: Mapping[str, Family] = field(default_factory=dict)

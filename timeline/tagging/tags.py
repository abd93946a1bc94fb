"""What is tagged, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hansard.model import Speech, SpeechKind
from hansard.people import Resolution, Role

Strength = Literal["about", "mention"]
Rule = Literal["words", "heading", "reply", "sub-topic", "pinned"]
DebateRule = Literal["heading", "speeches", "sub-topic", "pinned"]


@dataclass(frozen=True, slots=True)
class DebateTurn:
    """One turn of a section. `speaker` is the same for turns of the same person, None where nobody knows who spoke.

    `tagged` is false for procedure and the Chair: they stand in the exchange and get no topic. `interrupts` and
    `continues` are ids of the section's turns, as `hansard.interventions` gives them.
    """

    text: str
    id: str = ""
    kind: str = "speech"
    speaker: str | None = None
    tagged: bool = True
    interrupts: str | None = None
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """The topic's words: characters `start` to `end` of the tagged text, which read `phrase`."""

    topic: str
    start: int
    end: int
    phrase: str
    version: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A speech is about the topic, or only mentions it; `rule` says why: its `words`, the `heading` of its debate, the
    `reply` it is, what a `sub-topic` found, or that the definition `pinned` it. Only `words` always have `mentions`.
    """

    topic: str
    strength: Strength
    version: str
    mentions: tuple[Mention, ...]
    rule: Rule = "words"


@dataclass(frozen=True, slots=True)
class Debate:
    """The section belongs to the topic, by the `rule`. `speeches` about it, interrupted ones once; their `mentions`."""

    topic: str
    rule: DebateRule
    speeches: int
    mentions: int
    version: str


@dataclass(frozen=True, slots=True)
class SectionTags:
    """The tags of each turn, in the order of the turns, and the topics that the debate belongs to, by slug."""

    turns: tuple[tuple[Tag, ...], ...]
    debates: tuple[Debate, ...]


def is_tagged(speech: Speech, resolution: Resolution | None) -> bool:
    """Whether topics are looked for in a turn: in every one but procedure and the Chair's."""
    is_chair = resolution is not None and resolution.role is Role.CHAIR
    return speech.kind is not SpeechKind.PROCEDURAL and not is_chair

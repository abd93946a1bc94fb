"""What a topic file may say with its phrases, as frozen records that check themselves.

The meaning of every key stands in docs/topics.md.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    field_validator,
)

from timeline.phrases import check_phrase, key_of


def _alternatives(value: object) -> object:
    return (value,) if isinstance(value, str) else value


PhraseText = Annotated[StrictStr, AfterValidator(check_phrase)]
Slot = Annotated[tuple[PhraseText, ...], BeforeValidator(_alternatives), Field(min_length=1)]
"""One phrase, or several of which any one will do."""


class Shape(BaseModel):
    """Base of every table of a topic file: immutable, and a key that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Near(Shape):
    """All of `words` in one sentence, in any order, with at most `within` words between the first and the last."""

    words: Annotated[tuple[Slot, ...], Field(min_length=2)]
    within: Annotated[StrictInt, Field(ge=0, le=100)]

    @field_validator("words")
    @classmethod
    def _each_phrase_once(cls, words: tuple[Slot, ...]) -> tuple[Slot, ...]:
        keys = [key_of(phrase) for slot in words for phrase in slot]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice:
            raise ValueError(f"the phrase {twice!r} stands twice; expected each phrase once in one near")
        return words


class Evidence(Shape):
    """What counts for the topic: `any` phrase, `all` of several in one speech, or several `near` each other."""

    any: tuple[PhraseText, ...] = ()
    all: tuple[Annotated[tuple[Slot, ...], Field(min_length=2)], ...] = ()
    near: tuple[Near, ...] = ()


class Phrases(Shape):
    """Phrases of which any one will do."""

    any: tuple[PhraseText, ...] = ()


class Places(Phrases):
    """`any` phrase, or several `near` each other."""

    near: tuple[Near, ...] = ()


class HeadingRules(Shape):
    """Phrases of a debate's title: `any` carries its speeches of substance, `weak` counts like one weak word,
    `none` says that the debate is another matter and only strong words count in it."""

    any: tuple[PhraseText, ...] = ()
    weak: tuple[PhraseText, ...] = ()
    none: tuple[PhraseText, ...] = ()

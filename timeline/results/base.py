"""What all answers share."""

import datetime as dt
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, WithJsonSchema

T = TypeVar("T")
Coverage = Literal["sat", "partial", "no-transcript", "recess", "unknown"]
LocalTime = Annotated[dt.time, WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d:\d\d$"})]
"""As printed, without a time zone; JSON Schema's own format `time` has one."""


class Result(BaseModel):
    """Base of all answers: immutable, and `from` is spelt `start` inside Python."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Part(Result, Generic[T]):
    """Some of a list, of which nobody has counted all; `next` is the cursor of what follows and null at the end."""

    items: tuple[T, ...]
    next: str | None = None


class Page(Part[T], Generic[T]):
    """One page of a list; `next` is the cursor of the next page and null at the end. `total` counts all."""

    total: int

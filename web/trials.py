"""Asking a helper to read what somebody sent, for the page and for the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from pydantic import Field
from werkzeug.exceptions import BadRequest, HTTPException, ServiceUnavailable

from hansard.formats import names
from hansard.model import Hints
from timeline.helpers import Busy, Refused, TooLong
from timeline.trial import Asked, Known
from web.context import helpers
from web.fields import Chamber, Day
from web.params import Query
from web.uploads import Upload

T = TypeVar("T")
AGAIN = 10
"""Seconds after which to come again."""


class TrialQuery(Query):
    """What the sender says of a text that does not say it itself."""

    date: Day | None = Field(None, description="The day of the sitting or of the article, where the text is silent")
    chamber: Chamber | None = Field(None, description="The chamber, where the text is silent")


class ParseQuery(TrialQuery):
    """The same of a transcript."""

    format: Literal[names()] | None = Field(None, description="The format, where it shall not be detected")  # type: ignore[valid-type]


def run(job: Callable[[Known, Asked], T], upload: Upload, query: TrialQuery) -> T:
    """What the helper answers. Raises `BadRequest` with the sentence that refuses the text, `ServiceUnavailable`."""
    hints = Hints(query.date, query.chamber)
    asked = Asked(upload.data, hints, getattr(query, "format", None), upload.name)
    try:
        return helpers().run(job, asked)
    except Refused as error:
        raise BadRequest(sentence(error)) from error
    except TooLong as error:
        raise _later(f"The reading was given up: {error}. Try a part of the text.") from error
    except Busy as error:
        raise _later(f"{sentence(error)} Try again in a moment.") from error


def sentence(error: Exception) -> str:
    """What was said, as a sentence."""
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('.') else '.'}"


def _later(said: str) -> HTTPException:
    return ServiceUnavailable(said, retry_after=AGAIN)

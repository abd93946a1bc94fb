"""`POST /api/v1/parse` and `/tag`: a text in the body is read and answered, and nothing of it is stored."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models import RawModel
from flask_openapi3.models.data_type import DataType
from flask_openapi3.models.media_type import MediaType
from flask_openapi3.models.schema import Schema
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field

from timeline import results, trial
from web.api import PROBLEM
from web.context import try_bytes
from web.trials import ParseQuery, TrialQuery, run
from web.uploads import body

PREFIX = "/api/v1"
blueprint = APIBlueprint(
    "reading",
    __name__,
    url_prefix=PREFIX,
    abp_tags=[Tag(name="v1")],
    abp_responses=dict.fromkeys(("400", "413", "415", "429", "500", "503"), PROBLEM),
)


class Document(RawModel):
    """The bytes of a transcript or of an article."""

    mimetypes = ["text/plain", "text/html", "application/xml", "application/json", "application/octet-stream"]


class Parsed(BaseModel):
    """What `hansard parse` prints (docs/parse-output.md), or a list of such where one file holds several documents."""

    model_config = ConfigDict(extra="allow")
    source: dict[str, Any] = {}
    title: str = ""
    chamber: str = ""
    date: str | None = None
    items: list[dict[str, Any]] = []
    warnings: list[dict[str, Any]] = []
    documents: list[dict[str, Any]] = Field([], description="Only for a file of several, and then nothing else")


@blueprint.post("/parse", responses={"200": Parsed})
def parse(raw: Document, query: ParseQuery) -> Response:
    """A transcript as `hansard parse` prints it

    The body is the document itself, or a multipart form with a part `file`. Nothing is stored.
    """
    return _answer(run(trial.parse, body(try_bytes()), query))


@blueprint.post("/tag", responses={"200": results.TaggedText})
def tag(raw: Document, query: TrialQuery) -> Response:
    """The topics of each speech of a transcript, or of each item of any other text, with the words that show them

    The body is the text itself, or a multipart form with a part `file`. Nothing is stored.
    """
    return _answer(run(trial.tag, body(try_bytes()), query))


def _with_form(path: str) -> None:
    """Describe the form beside the bytes themselves, which is all that the annotation of a view can say."""
    asked = blueprint.paths[f"{PREFIX}{path}"].post.requestBody
    file = Schema(type=DataType.STRING, schema_format="binary", description="The document")
    asked.content["multipart/form-data"] = MediaType(schema=Schema(type=DataType.OBJECT, properties={"file": file}))
    asked.required = True


for path in ("/parse", "/tag"):
    _with_form(path)


def _answer(json: str) -> Response:
    response = Response(json, mimetype="application/json")
    response.cache_control.no_store = True
    return response

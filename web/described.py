"""What the description of the API says beside that which the views' own annotations do."""

from __future__ import annotations

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.data_type import DataType
from flask_openapi3.models.media_type import MediaType
from flask_openapi3.models.response import Response
from flask_openapi3.models.schema import Schema

TABLES = ("text/csv", "application/x-ndjson")


def complete(blueprint: APIBlueprint) -> None:
    """Adds the forms in which lists are sent, and the redirect of an id that has changed."""
    lines = MediaType(schema=Schema(type=DataType.STRING, description="The whole list, a record a line"))
    for address, item in blueprint.paths.items():
        if item.get is None or item.get.responses is None:
            continue
        answer = item.get.responses["200"]
        if any(getattr(parameter, "name", "") == "format" for parameter in item.get.parameters or []):
            assert isinstance(answer, Response) and answer.content
            answer.content.update(dict.fromkeys(TABLES, lines))
        if address.endswith(("/speeches/{id}", "/debates/{id}")):
            item.get.responses["301"] = Response(description="The id has changed: `Location` says to what")

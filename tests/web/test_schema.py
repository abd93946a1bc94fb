"""The description of the API is true: whatever it allows or forbids is answered as it says, and never with a defect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from web import api, reading_api

ADDRESS = "/api/v1/openapi.json"
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
)
EXAMPLES = 12


OPERATIONS = [
    (address, method)
    for blueprint in (api.blueprint, reading_api.blueprint)
    for address, item in blueprint.paths.items()
    for method in ("get", "post")
    if getattr(item, method) is not None
]


@pytest.fixture(scope="session")
def described(app: Flask) -> Any:
    return schemathesis.openapi.from_wsgi(ADDRESS, app)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("address", "method"), OPERATIONS)
def test_every_address_answers_as_it_is_described(
    described: Any, address: str, method: str, mode: GenerationMode
) -> None:
    statuses: set[int] = set()

    @given(case=described[address][method].as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def asked(case: schemathesis.Case) -> None:
        answer = case.call_and_validate(checks=list(CHECKS), headers={"Accept-Encoding": "identity"})
        statuses.add(answer.status_code)

    asked()
    assert statuses and all(200 <= status < 500 for status in statuses)


@pytest.fixture(scope="session")
def description(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get(ADDRESS).get_json()
    return found


def test_the_description_is_one_of_openapi_3_1(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(description).validate()


def ways(description: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for address, methods in description["paths"].items():
        for method, way in methods.items():
            yield f"{method} {address}", way


def test_every_parameter_is_described(description: dict[str, Any]) -> None:
    silent = [
        (name, parameter["name"])
        for name, way in ways(description)
        for parameter in way.get("parameters", [])
        if len(parameter.get("description", "")) < 5
    ]
    assert silent == []


def test_every_address_says_what_it_is_and_how_it_fails(description: dict[str, Any]) -> None:
    for name, way in ways(description):
        assert way["summary"], name
        assert {"200", "400", "429", "500", "503"} <= set(way["responses"]), name
    names = [way["operationId"] for _, way in ways(description)]
    assert len(names) == len(set(names))


def test_every_example_is_allowed(description: dict[str, Any]) -> None:
    for name, way in ways(description):
        for parameter in way.get("parameters", []):
            if "example" in parameter:
                schema = parameter["schema"] | {"components": description["components"]}
                assert Draft202012Validator(schema).is_valid(parameter["example"]), (name, parameter["name"])


HOSTILE = [
    "\x00", "a\x00b", "\x0b", "\x1b[31m", "'", "''", "' OR 1=1 --", '"; DROP TABLE speech; --', "%", "_%_", "\\", "*",
    '"', '"""', "NEAR(", "a NEAR/99999999999 b", "((((((((((a", "a OR", "NOT", "{a}", "a:b", "speaker:", "from:x", "-",
    "a" * 5_000, "(" * 500, "a OR " * 400, "\u202ereversed", "\ufeff", "\ufffe", "\U0010ffff", "é́́́́", "日本", "$1",
    "9" * 400, "1e400", "-1", "0x10", "NaN", "٣", "true", "[]", "${7*7}", "{{7*7}}", "../../etc/passwd", "\r\nX: y",
    "^", "--", ":p", "{}", "18446744073709551616", "9223372036854775808",
]  # fmt: skip
ASKED = ("speeches", "search", "speakers", "topics/{slug}/timeline", "compare", "speakers/{id}/mentions")


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_no_value_of_any_parameter_breaks_an_answer(
    client: FlaskClient, description: dict[str, Any], hostile: str
) -> None:
    asked = set()
    for address in ASKED:
        path = f"/api/v1/{address}"
        for name in {p["name"] for p in description["paths"][path]["get"]["parameters"] if p["in"] == "query"}:
            if (name, name == "q" and address) not in asked:
                asked.add((name, name == "q" and address))
                where = path.format(slug="online-safety", id="90001")
                answer = client.get(where, query_string={"q": "a", name: hostile})
                assert answer.status_code in (200, 400, 404), (address, name)
                answer.close()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_no_address_breaks_an_answer(client: FlaskClient, hostile: str) -> None:
    for address in ("topics/", "speeches/", "debates/", "speakers/", ""):
        answer = client.get(f"/api/v1/{address}{quote(hostile, safe='')}")
        assert answer.status_code in (301, 308, 400, 404), address
        assert answer.status_code >= 400 and answer.mimetype == "application/problem+json"

"""The description of the API is true: whatever it allows or forbids is answered as it says, and never with a defect."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis import GenerationMode
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
    @given(case=described[address][method].as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=list(CHECKS), headers={"Accept-Encoding": "identity"})

    asked()

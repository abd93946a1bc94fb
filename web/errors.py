"""What went wrong, as a page for readers and as `application/problem+json` (RFC 9457) for programs."""

from __future__ import annotations

import sys

from flask import Flask, Response, current_app, render_template, request
from pydantic import BaseModel
from werkzeug.exceptions import BadRequest, HTTPException, ServiceUnavailable

from timeline.filters import BadQuestion
from timeline.state import Unreachable
from web import kept
from web.context import store
from web.params import BadParameters
from web.respond import wants_data

AGAIN = 10
"""Seconds after which a store that does not answer may be asked again."""

TELLING = ("Allow", "Retry-After")
"""Headers of an error that say what would be right."""

HELP = {
    400: "The address asks for something that cannot be understood.",
    404: "There is nothing at this address; / lists the topics, and /api/ the addresses for programs.",
    405: "This address does not take the method of the request; the `Allow` header names those it takes.",
    413: "This is larger than what is read here at once.",
    415: "This is not sent in a form that is read here.",
    429: "You ask more often than the owner of this service allows; it goes on after the pause that is named.",
    503: "Nothing is wrong with the request; the same may be answered a little later.",
    500: "Something broke on our side. It has been written down.",
}


class Problem(BaseModel):
    """An error as RFC 9457 has it: `title` names the status, `detail` says what and what would be right."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    problems: tuple[str, ...] = ()


def register(app: Flask) -> None:
    """Every error leaves through `answer`; what Werkzeug itself would stumble over is refused first."""
    app.before_request(refuse_undecodable)
    app.before_request(refuse_unreachable)
    app.register_error_handler(BadQuestion, lambda error: answer(BadRequest(str(error)), (str(error),)))
    app.register_error_handler(BadParameters, lambda error: answer(BadRequest(str(error)), error.problems))
    app.register_error_handler(Unreachable, unreachable)
    app.register_error_handler(HTTPException, answer)


def refuse_unreachable() -> None:
    """Raises `Unreachable` where there is no store to answer from; files and the health check need none."""
    if not request.path.startswith(kept.NEVER):
        kept.store_state(store())


def unreachable(error: Unreachable) -> Response:
    """503: nothing is wrong with what was asked. Why is written down, not sent."""
    current_app.log_exception(sys.exc_info())
    return answer(ServiceUnavailable("The store does not answer just now.", retry_after=AGAIN))


def refuse_undecodable() -> None:
    """Raises `BadParameters` for a query string with raw bytes that are no UTF-8, which Werkzeug cannot read."""
    try:
        request.query_string.decode()
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise BadParameters((f"the query string holds the raw byte {byte:#x}; expected UTF-8",)) from error


def answer(error: HTTPException, problems: tuple[str, ...] = ()) -> Response:
    """The error in the clothes that this address wears."""
    original = error.get_response()
    problem = Problem(
        title=error.name, status=original.status_code, detail=_detail(error), instance=request.path, problems=problems
    )
    return _dress(problem, {name: original.headers[name] for name in TELLING if name in original.headers})


def _detail(error: HTTPException) -> str:
    """What was said when it was raised; else our words for its kind, since Werkzeug's tell no reader what to do."""
    said = error.description or ""
    return said if said != type(error).description else HELP.get(error.code or 0, said)


def _dress(problem: Problem, telling: dict[str, str]) -> Response:
    if wants_data():
        response = Response(problem.model_dump_json(), problem.status, mimetype="application/problem+json")
    else:
        html = render_template("error.html", problem=problem, help=HELP.get(problem.status, ""))
        response = Response(html, problem.status, mimetype="text/html")
    response.headers.update(telling)
    return response

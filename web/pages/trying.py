"""`/try`: a text is read before one's eyes, and nothing of it is stored.

The form needs no token against forged requests: there is no cookie or login that such a request could misuse, and
nothing is changed by it. What a foreign page could make a browser send here, it could send itself.
"""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from hansard.model import CHAMBERS
from timeline import results, trial
from web.context import try_bytes
from web.params import BadParameters, read
from web.respond import page
from web.shown import SHOWN
from web.trials import TrialQuery, run
from web.uploads import Upload, form

blueprint = Blueprint("trying", __name__)
for shown in SHOWN:
    blueprint.add_app_template_filter(shown)

NOTHING = "Paste a text, or choose a file."


@blueprint.get("/try")
def try_() -> Response:
    """The empty form."""
    return _page(MultiDict())


@blueprint.post("/try")
def tried() -> Response:
    """The form again, and below it what was read, or above it what is wrong with the text."""
    fields: MultiDict[str, str] = MultiDict()
    try:
        fields, upload = form(try_bytes())
        given = upload or Upload(fields.get("text", "").encode())
        if not given.data.strip():
            return _page(fields, problems=(NOTHING,), status=400)
        return _page(fields, run(trial.look, given, read(TrialQuery, fields)), name=given.name)
    except BadParameters as error:
        return _page(fields, problems=error.problems, status=400)
    except HTTPException as error:
        status = error.code or 500
        return _page(fields, problems=(error.description or error.name,), status=status, error=error)


def _page(
    fields: MultiDict[str, str],
    found: results.Tried | None = None,
    *,
    name: str = "-",
    problems: tuple[str, ...] = (),
    status: int = 200,
    error: HTTPException | None = None,
) -> Response:
    response = page(
        "try.html", fields=fields, found=found, name=name, problems=problems, limit=try_bytes(), chambers=CHAMBERS
    )
    response.status_code = status
    if request.method == "POST":
        response.cache_control.no_store = True
    if error and (wait := error.get_response().headers.get("Retry-After")):
        response.headers["Retry-After"] = wait
    return response

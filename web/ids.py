"""Addresses and the ids in them: what is not shaped like an id matches no route, so `.json` can follow one."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Flask, current_app, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter

from hansard.ids import SECTION_ID, SPEECH_ID
from web.respond import moved


class DebateConverter(BaseConverter):
    """`commons.2024-11-25.online-safety-children`"""

    regex = SECTION_ID
    part_isolating = True


class SpeechConverter(BaseConverter):
    """`commons.2024-11-25.online-safety-children.9c1d4e`"""

    regex = SPEECH_ID
    part_isolating = True


class SlugConverter(BaseConverter):
    """`online-safety`: no dots, so that `.json` can follow"""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"
    part_isolating = True


def register(app: Flask) -> None:
    """Adds the converters `debate`, `speech` and `slug`; before any route that uses them. A slash too many leads on."""
    app.before_request(without_slash)
    app.url_map.converters.update(debate=DebateConverter, speech=SpeechConverter, slug=SlugConverter)


def without_slash() -> Any:
    """To the same address without the slash at its end, where that is one of ours and this is none."""
    shorter = request.path.rstrip("/")
    if not isinstance(request.routing_exception, NotFound) or shorter in ("", request.path):
        return None
    adapter = current_app.create_url_adapter(request)
    if adapter is None or shorter.startswith("//") or not adapter.test(shorter):
        return None
    asked = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    return moved(request.script_root + quote(shorter) + asked)

"""Addresses that carry ids: an address that is not shaped like one matches no route, so `.json` can follow an id."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter

from hansard.ids import SECTION_ID, SPEECH_ID


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
    """Adds the converters `debate`, `speech` and `slug`; before any route that uses them."""
    app.url_map.converters.update(debate=DebateConverter, speech=SpeechConverter, slug=SlugConverter)

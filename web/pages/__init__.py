"""The pages: every view reads its question, asks once, and responds."""

from __future__ import annotations

from flask import Flask

from web.pages import about, debates, home, search, speakers, topics

PAGES = (home, topics, debates, speakers, search, about)


def register(app: Flask) -> None:
    """Adds all pages."""
    for module in PAGES:
        app.register_blueprint(module.blueprint)

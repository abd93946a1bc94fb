"""The floor of `serve.py`: a bare Flask route that returns the bytes in the file that the environment names."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, Response


def application() -> Flask:
    """An app with one route and nothing else."""
    app, body = Flask(__name__), Path(os.environ["BARE_BYTES"]).read_bytes()
    app.add_url_rule("/", view_func=lambda: Response(body, mimetype="application/octet-stream"))
    return app

"""Bringing a store's schema up and down, by the migrations in `alembic/`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from timeline.errors import StoreError


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the schema up to a revision. Raises `StoreError` where the database cannot be opened."""
    _migrate(engine, command.upgrade, to)


def downgrade(engine: Engine, to: str) -> None:
    """Take the schema down to a revision; `base` is empty."""
    _migrate(engine, command.downgrade, to)


def config(engine: Engine) -> Config:
    """What alembic is to know: where the migrations are, and the engine they run on."""
    config = Config()
    config.set_main_option("script_location", str(_folder()).replace("%", "%%"))
    config.attributes["engine"] = engine.execution_options(hansard_writing=True)
    return config


def _folder() -> Path:
    """The migrations: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(resources.files("timeline"))) / "_alembic"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "alembic"


def _migrate(engine: Engine, migrate: Any, to: str) -> None:
    address = engine.url.render_as_string(hide_password=True)
    try:
        migrate(config(engine), to)
    except CommandError as error:
        raise StoreError(f"the store at {address} was made by a newer version of this program: {error}") from error
    except DBAPIError as error:
        raise StoreError(f"the store at {address} cannot be opened: {error.orig}") from error

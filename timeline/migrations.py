"""Bringing a store's schema up and down, by the migrations in `alembic/`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from timeline.store import Store, StoreError


def upgrade(store: Store, to: str = "head") -> None:
    """Bring the schema up to a revision. Raises `StoreError` where the database cannot be opened."""
    _migrate(store, command.upgrade, to)


def downgrade(store: Store, to: str) -> None:
    """Take the schema down to a revision; `base` is empty."""
    _migrate(store, command.downgrade, to)


def config(store: Store) -> Config:
    """What alembic is to know: where the migrations are, and the engine they run on."""
    config = Config()
    config.set_main_option("script_location", str(_folder()).replace("%", "%%"))
    config.attributes["engine"] = store.engine.execution_options(hansard_writing=True)
    return config


def _folder() -> Path:
    """The migrations: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(resources.files("timeline"))) / "_alembic"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "alembic"


def _migrate(store: Store, migrate: Any, to: str) -> None:
    try:
        migrate(config(store), to)
    except CommandError as error:
        raise StoreError(
            f"the store at {store.address} was made by a newer version of this program: {error}"
        ) from error
    except DBAPIError as error:
        raise StoreError(f"the store at {store.address} cannot be opened: {error.orig}") from error

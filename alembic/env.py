"""Runs the migrations on the engine it is given, or on `HANSARD_DATABASE_URL` when called by alembic's own command."""

import os

from alembic import context
from sqlalchemy import text
from sqlmodel import SQLModel

from timeline import settings, store, tables  # noqa: F401 - the import fills the metadata

not_ours = {"speech_fts"}


def include_name(name: str | None, type_: str, _parent: object) -> bool:
    """Leave the full-text index's own tables to the migrations that made them."""
    return not (type_ in ("table", "index") and name in not_ours)


def run() -> None:
    engine = context.config.attributes.get("engine")
    if engine is None:
        engine = store.connect(os.environ.get("HANSARD_DATABASE_URL") or settings.default_url(), create=True).engine
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            shadows = text("SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")
            not_ours.update(connection.execute(shadows).scalars())
            connection.rollback()
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=is_sqlite,
            include_name=include_name,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()

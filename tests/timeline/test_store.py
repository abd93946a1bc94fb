"""The store: migrations up, down and up again, the index in step, and plain words where it cannot be opened."""

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlmodel import SQLModel, col, select

from timeline import queries, tables
from timeline.errors import StoreError
from timeline.filters import Filter
from timeline.migrations import config, downgrade, upgrade
from timeline.search import engine_of
from timeline.store import REVISION, Store, connect, open_store, revision, upsert


def names(store: Store) -> set[str]:
    return set(inspect(store.engine).get_table_names())


def test_migrations_go_up_down_and_up_again(store: Store) -> None:
    head = revision(store)
    assert names(store) >= set(SQLModel.metadata.tables)
    downgrade(store.engine, "base")
    assert names(store) <= {"alembic_version"} and revision(store) is None
    upgrade(store.engine)
    assert revision(store) == head and names(store) >= set(SQLModel.metadata.tables)


def test_the_newest_migration_is_known_without_looking_it_up(sqlite_store: Store) -> None:
    assert ScriptDirectory.from_config(config(sqlite_store.engine)).get_current_head() == REVISION


def test_the_migrations_make_exactly_the_tables_of_the_code(store: Store) -> None:
    assert command.check(config(store.engine)) is None


def test_the_full_text_index_has_its_triggers(sqlite_store: Store) -> None:
    with sqlite_store.reading() as session:
        found = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")).scalars()
        assert list(found) == ["speech_fts_delete", "speech_fts_insert", "speech_fts_update"]
        assert engine_of(sqlite_store.dialect).problems(session) == ()


def test_a_store_with_speeches_is_upgraded_and_its_index_with_it(own_demo_store: Store) -> None:
    downgrade(own_demo_store.engine, "0002")
    upgrade(own_demo_store.engine)
    with own_demo_store.reading() as session:
        assert not session.exec(select(tables.Speech.pk).where(col(tables.Speech.written))).all()
        assert engine_of(own_demo_store.dialect).problems(session) == ()
    assert queries.speeches(own_demo_store, Filter(text="livestreaming")).total > 0
    if own_demo_store.dialect == "sqlite":
        test_the_full_text_index_has_its_triggers(own_demo_store)


def test_the_integrity_check_notices_an_index_out_of_step(sqlite_store: Store) -> None:
    with sqlite_store.writing() as session:
        session.execute(text("INSERT INTO speech_fts(rowid, text) VALUES (7, 'words of no speech')"))
        (problem,) = engine_of(sqlite_store.dialect).problems(session)
        assert "not in step" in problem


def test_a_failed_transaction_writes_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing() as session:
        session.add(tables.Meta(key="half", value="written"))
        session.flush()
        raise RuntimeError
    with store.reading() as session:
        assert session.get(tables.Meta, "half") is None


def test_upserting_changes_rows_in_place(store: Store) -> None:
    with store.writing() as session:
        upsert(session, tables.Meta, [{"key": "a", "value": "1"}, {"key": "b", "value": "1"}], "key")
        upsert(session, tables.Meta, [{"key": "b", "value": "2"}, {"key": "c", "value": "2"}], "key")
        assert upsert(session, tables.Meta, [], "key") == []
    with store.reading() as session:
        found = session.exec(select(tables.Meta).order_by(tables.Meta.key)).all()
        assert [(m.key, m.value) for m in found if len(m.key) == 1] == [("a", "1"), ("b", "2"), ("c", "2")]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "no database address"),
        ("mysql://x@y/z", "expected sqlite"),
        ("sqlite://", "in memory"),
        ("sqlite:////nowhere/at/all.sqlite3", "there is no store"),
        ("postgresql://nobody@127.0.0.1:1/none", "cannot be opened"),
    ],
)
def test_a_store_that_cannot_be_opened_is_said_in_one_sentence(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url)
    assert "\n\n" not in str(caught.value) and "Traceback" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir, " * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(f"sqlite:///{path}", create=True)
    assert path.read_text().startswith("Dear Sir")


def test_an_older_revision_is_not_read_but_named(sqlite_store: Store) -> None:
    downgrade(sqlite_store.engine, "0001")
    with pytest.raises(StoreError, match="0001.*hansard db upgrade"):
        open_store(sqlite_store.url)
    assert revision(open_store(sqlite_store.url, create=True)) == REVISION


def test_a_password_never_shows_in_an_error() -> None:
    with pytest.raises(StoreError) as caught:
        connect_and_ask("postgresql://me:sesame@127.0.0.1:1/none")
    assert "sesame" not in str(caught.value)


def connect_and_ask(url: str) -> None:
    revision(connect(url))

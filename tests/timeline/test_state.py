"""The store knows when it last changed: what is kept by that state is never stale."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from timeline import tables
from timeline.state import State, state
from timeline.store import Store


def add(store: Store, key: str) -> None:
    with store.writing() as session:
        session.add(tables.Meta(key=key, value="x"))


def test_a_new_store_has_never_changed(store: Store) -> None:
    assert state(store.engine) == State("", None)


def test_every_change_makes_another_state(store: Store) -> None:
    add(store, "a")
    first = state(store.engine)
    add(store, "b")
    assert state(store.engine).token > first.token
    assert first.at is not None
    assert datetime.now(UTC) - first.at < timedelta(minutes=1)


def test_a_transaction_that_writes_nothing_leaves_the_state(store: Store) -> None:
    add(store, "a")
    before = state(store.engine)
    with store.writing() as session:
        assert session.get(tables.Meta, "a") is not None
    assert state(store.engine) == before


def test_a_transaction_that_is_taken_back_leaves_the_state(store: Store) -> None:
    add(store, "a")
    before = state(store.engine)
    with store.writing() as session:
        session.add(tables.Meta(key="b", value="x"))
        session.flush()
        session.rollback()
    assert state(store.engine) == before


def test_a_transaction_that_fails_leaves_the_state(store: Store) -> None:
    add(store, "a")
    before = state(store.engine)
    with pytest.raises(RuntimeError), store.writing() as session:
        session.add(tables.Meta(key="b", value="x"))
        raise RuntimeError
    assert state(store.engine) == before

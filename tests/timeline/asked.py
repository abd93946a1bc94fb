"""Hypothesis strategies for searches: as trees, and as texts that are nearly searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import strategies as st

from timeline.search.query import Field, FieldName, Near, Phrase, Query, all_of, any_of, opposite

Values = Mapping[FieldName, st.SearchStrategy[str]]
DAYS = st.dates().map(date.isoformat)
PIECES = st.sampled_from(
    ["bees", "OR", "AND", "NOT", "NEAR", "NEAR/3", "(", ")", '"', "-", "*", "party:", "from:2024", "topic:x", "é", "5G"]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)


def queries(words: Sequence[str], values: Values, *, longest: int = 3) -> st.SearchStrategy[Query]:
    """Trees of those words, and of fields with those values."""
    phrases = st.builds(
        Phrase, st.lists(st.sampled_from(words), min_size=1, max_size=longest).map(tuple), st.booleans()
    )
    fields = [st.builds(Field, st.just(name), value) for name, value in values.items()]
    return st.recursive(
        st.one_of(phrases, st.builds(Near, phrases, phrases, st.integers(0, 50)), *fields),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(all_of),
            st.lists(inner, min_size=1, max_size=3).map(any_of),
            inner.map(opposite),
        ),
        max_leaves=7,
    )

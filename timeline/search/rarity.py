"""How rare words and phrases are, and which speeches say them: never more of an index is read than is asked for.

This is no search: nothing is ranked, a phrase is one of few words, and who asks has many of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Select, bindparam, column, func, select, text
from sqlmodel import Session, col

from timeline.search.postgresql import CONFIGURATION
from timeline.search.sqlite import INDEX
from timeline.tables import Speech


class Rarity(Protocol):
    """What one database's index can tell of words; they are letters and digits only, in small letters."""

    def holding(self, most: int, *, phrase: bool) -> Select[Any]:
        """The keys of speeches, at most so many, that hold a word, or a `phrase`: made once, asked many times."""

    def bound(self, words: tuple[str, ...], printed: str) -> dict[str, str]:
        """A word, or words that follow each other, and how they are printed, as values for `holding`."""

    def common(self, session: Session, words: Sequence[str], share: float) -> frozenset[str]:
        """Those of the words that more than this share of speeches have, as far as it is known without counting."""


class _Sqlite:
    """FTS5 reads its lists of places as far as they are asked for, those of phrases too."""

    def holding(self, most: int, *, phrase: bool) -> Select[Any]:
        return select(INDEX.c.rowid).where(column("speech_fts").op("MATCH")(bindparam("words"))).limit(most)

    def bound(self, words: tuple[str, ...], printed: str) -> dict[str, str]:
        return {"words": f'"{" ".join(words)}"'}

    def common(self, session: Session, words: Sequence[str], share: float) -> frozenset[str]:
        return frozenset()


class _Postgresql:
    """GIN finds the speeches with a word, and knows no places: a phrase is looked for, as printed, in the texts
    of as many speeches with its words as are wanted.

    What the index finds is a materialised query of its own: with a LIMIT in sight, the planner would rather make the
    vectors of all speeches again.
    """

    _COMMON = text(
        """
        WITH known AS MATERIALIZED (
            SELECT unnest(CAST(CAST(most_common_elems AS text) AS text[])) AS lexeme,
                unnest(most_common_elem_freqs) AS part
            FROM pg_stats WHERE tablename = 'speech_fts'
        )
        SELECT word FROM unnest(CAST(:words AS text[])) AS word
        CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('hansard', word))) AS stem
        JOIN known ON known.lexeme = stem
        WHERE part > :share
        """
    )

    def holding(self, most: int, *, phrase: bool) -> Select[Any]:
        wanted = func.to_tsvector(CONFIGURATION, col(Speech.text)).op("@@")(
            func.to_tsquery(CONFIGURATION, bindparam("words"))
        )
        hits = select(col(Speech.pk)).where(wanted).cte("hits").prefix_with("MATERIALIZED")
        if not phrase:
            return select(hits.c.pk).limit(most)
        some = select(hits.c.pk).limit(most).subquery()
        said = func.strpos(col(Speech.text), bindparam("printed")) > 0
        return select(col(Speech.pk)).where(col(Speech.pk).in_(select(some.c.pk)), said).limit(most)

    def bound(self, words: tuple[str, ...], printed: str) -> dict[str, str]:
        quoted = " & ".join(f"'{word}'" for word in words)
        return {"words": quoted, "printed": printed}

    def common(self, session: Session, words: Sequence[str], share: float) -> frozenset[str]:
        return frozenset(session.execute(self._COMMON, {"words": list(words), "share": share}).scalars())


_SQLITE, _POSTGRESQL = _Sqlite(), _Postgresql()


def rarity_of(dialect: str) -> Rarity:
    """What the index of that database tells of words."""
    return _POSTGRESQL if dialect == "postgresql" else _SQLITE

"""Forgetting: a document goes with all that came from it, as if it had never been there."""

import zipfile
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from hansard.errors import BrokenTranscript
from timeline import queries, tables
from timeline.errors import StoreError
from timeline.ingest import Knowledge, Outcome, building
from timeline.ingest import forget as forgetting
from timeline.ingest.forget import LEAST_DIGITS, forget
from timeline.search import engine_of, parse
from timeline.store import Store

Take = Callable[..., list[Outcome]]

ID = "uk.org.publicwhip/debate/2031-02-03"
KEYS = ("sitting_pk", "section_pk", "speech_pk", "document_pk", "division_pk")
PAGES = ("publicwhip.xml", "theyworkforyou.txt", "parallel-parliament.txt")


def contents(store: Store) -> dict[str, list[str]]:
    """Every row of every table but when it changed, with names in place of the numbers that the database gives."""
    with store.reading() as session:
        names = _names(session)
        return {
            name: sorted(repr(_named(row, names)) for row in session.execute(select(table)) if row[0] != "changed")
            for name, table in SQLModel.metadata.tables.items()
        }


def _named(row: Any, names: dict[tuple[str, int], str]) -> list[Any]:
    columns = row._mapping.items()
    return [names.get((key, value), value) if key in KEYS else value for key, value in columns if key != "pk"]


def _names(session: Any) -> dict[tuple[str, int], str]:
    named = {"sitting_pk": tables.Sitting, "section_pk": tables.Section, "speech_pk": tables.Speech}
    names = {(key, row.pk): row.id for key, table in named.items() for row in session.exec(select(table)).all()}
    names |= {("document_pk", row.pk): row.sha256 for row in session.exec(select(tables.Document)).all()}
    places = {row.pk: f"{row.section_pk} {row.position}" for row in session.exec(select(tables.Division)).all()}
    names |= {("division_pk", pk): place for pk, place in places.items()}
    return names


def test_a_document_that_is_forgotten_might_never_have_been_there(
    store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    pages = [fixtures / "children-online" / page for page in PAGES]
    for gone, *others in permutations(pages):
        for kept in (others[:1], others):
            take(store, *kept)
            expected = contents(store)
            take(store, gone)
            assert contents(store) != expected
            assert forget(store, str(gone), invented).paths == (str(gone),)
            assert contents(store) == expected
        forget(store, f"{fixtures}/", invented)


def test_every_source_of_a_sitting_can_be_forgotten_whatever_the_others_warn_of(
    store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    take(store, *sorted(fixtures.glob("children-online/*.*")))
    warned = [path for path in stored(store) if forget(store, path, invented).paths == (path,)]
    assert len(warned) > 8 and not stored(store) and queries.status(store).sittings == 0


def stored(store: Store) -> list[str]:
    """The paths of the documents in the store."""
    with store.reading() as session:
        return sorted(session.exec(select(tables.Document.path)).all())


def test_whole_days_divisions_and_revisions_are_forgotten(
    sqlite_store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    take(sqlite_store, fixtures / "demo/debates2025-01-22a.xml", fixtures / "demo/debates2025-11-19a.xml")
    expected = contents(sqlite_store)
    given = [
        fixtures / "demo" / name
        for name in ("debates2025-01-22b.xml", "parallel-parliament-2025-11-19.txt", "daylord2024-11-14a.xml")
    ]
    take(sqlite_store, *given)
    for path in given:
        forget(sqlite_store, str(path), invented)
    assert contents(sqlite_store) == expected


def test_the_last_document_takes_the_sitting_with_it(
    store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    take(store)
    empty = contents(store)
    path = fixtures / "demo/debates2025-01-22b.xml"
    take(store, path)
    (gone,) = forget(store, str(path), invented).sittings
    assert (gone.sitting, gone.documents, gone.speeches) == ("commons.2025-01-22", 0, 0) and gone.before > 20
    assert contents(store) == empty and queries.status(store).sittings == 0


def test_forgotten_words_are_not_found(store: Store, take: Take, tmp_path: Path, invented: Knowledge) -> None:
    take(store, day(tmp_path / "a.xml", "a", "We came here to talk about bees."))
    take(store, day(tmp_path / "b.xml", "b", "We came here to talk about bees.", "Honey is a thing of the past."))
    assert hits(store, "honey") == 1
    forget(store, str(tmp_path / "b.xml"), invented)
    assert hits(store, "honey") == 0 and hits(store, "bees") == 1
    with store.reading() as session:
        assert engine_of(store.dialect).problems(session) == ()


def hits(store: Store, words: str) -> int:
    with store.reading() as session:
        return len(
            session.execute(select(tables.Speech.pk).where(engine_of(store.dialect).matches(parse(words)))).all()
        )


def day(path: Path, letter: str, *turns: str) -> Path:
    who = 'speakername="Rowena Ashdown" person_id="uk.org.publicwhip/person/90001"'
    speeches = "".join(
        f'<speech id="{ID}{letter}.1.{n}" {who}><p>{words}</p></speech>' for n, words in enumerate(turns)
    )
    heading = f'<major-heading id="{ID}{letter}.1.9">Bees</major-heading>'
    path.write_text(f'<publicwhip scraperversion="{letter}" latest="yes">{heading}{speeches}</publicwhip>')
    return path


def test_a_dry_run_says_the_same_and_changes_nothing(
    sqlite_store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    folder = fixtures / "children-online"
    take(sqlite_store, *(folder / page for page in PAGES))
    before = contents(sqlite_store)
    would = forget(sqlite_store, str(folder / "publicwhip.xml"), invented, dry_run=True)
    assert contents(sqlite_store) == before
    assert forget(sqlite_store, str(folder / "publicwhip.xml"), invented) == would
    assert contents(sqlite_store) != before


def test_an_archive_and_a_folder_are_forgotten_as_a_whole(
    sqlite_store: Store, take: Take, fixtures: Path, tmp_path: Path, invented: Knowledge
) -> None:
    path = tmp_path / "days.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, file in enumerate(sorted((fixtures / "demo").glob("daylord*.xml"))):
            archive.write(file, f"{'first' if number < 2 else 'then'}/{file.name}")
    take(sqlite_store, path, fixtures / "demo/debates2025-01-22b.xml")
    assert len(forget(sqlite_store, f"{path}!first/", invented).paths) == 2
    assert len(forget(sqlite_store, str(path), invented).paths) == 3
    assert len(forget(sqlite_store, f"{fixtures}/demo/", invented).paths) == 1


def test_a_document_is_named_by_its_digest_or_some_of_it(
    sqlite_store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    take(sqlite_store, fixtures / "demo/debates2025-01-22b.xml", fixtures / "demo/daylord2024-11-14a.xml")
    with sqlite_store.reading() as session:
        first, second = session.exec(select(tables.Document.sha256)).all()
    with pytest.raises(StoreError, match="no document"):
        forget(sqlite_store, first[: LEAST_DIGITS - 1], invented)
    assert len(forget(sqlite_store, first[:LEAST_DIGITS].upper(), invented).paths) == 1
    assert len(forget(sqlite_store, second, invented).paths) == 1


def test_digits_that_two_documents_share_name_neither(
    sqlite_store: Store, take: Take, fixtures: Path, invented: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(sqlite_store, *sorted((fixtures / "demo").glob("debates*.xml")))
    with sqlite_store.reading() as session:
        digests = session.exec(select(tables.Document.sha256)).all()
    firsts = [digest[0] for digest in digests]
    shared = next(digit for digit in firsts if firsts.count(digit) > 1)
    monkeypatch.setattr(forgetting, "LEAST_DIGITS", 1)
    with pytest.raises(StoreError, match=f"{firsts.count(shared)} documents have a digest that begins with"):
        forget(sqlite_store, shared, invented)


@pytest.mark.parametrize("source", ["demo/DEBATES2025-01-22b.xml", "nothing_like", "", "%", "f" * 64])
def test_a_source_that_is_not_there_is_told_with_the_nearest(
    sqlite_store: Store, take: Take, fixtures: Path, invented: Knowledge, source: str
) -> None:
    take(sqlite_store, fixtures / "demo/debates2025-01-22b.xml")
    with pytest.raises(StoreError, match="no document") as told:
        forget(sqlite_store, source, invented)
    assert ("did you mean" in str(told.value)) == source.startswith("demo")


def test_a_failure_forgets_nothing(
    store: Store, take: Take, fixtures: Path, invented: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fixtures / "children-online"
    take(store, *(folder / page for page in PAGES))
    before = contents(store)

    def broken(*_: object) -> None:
        raise BrokenTranscript("publicwhip", "a change of parser", "the old one")

    monkeypatch.setattr(building, "_read_again", broken)
    with pytest.raises(StoreError, match="nothing was forgotten"):
        forget(store, str(folder / "theyworkforyou.txt"), invented)
    assert contents(store) == before


def test_redirects_of_earlier_days_stay_where_they_lead_somewhere(
    sqlite_store: Store, take: Take, fixtures: Path, invented: Knowledge
) -> None:
    folder = fixtures / "children-online"
    take(sqlite_store, folder / "publicwhip.xml", folder / "theyworkforyou.txt")
    with sqlite_store.writing() as session:
        here = session.exec(select(tables.Sitting.id)).first()
        live = session.exec(select(tables.Speech.id)).first()
        for old, new in (("old.1", live), ("old.2", None), ("old.3", "gone")):
            session.add(tables.Redirect(old=old, new=new, sitting_id=here, reason="moved"))
    forget(sqlite_store, str(folder / "theyworkforyou.txt"), invented)
    with sqlite_store.reading() as session:
        kept = session.exec(select(tables.Redirect.old).where(tables.Redirect.reason == "moved")).all()
    assert sorted(kept) == ["old.1", "old.2"]

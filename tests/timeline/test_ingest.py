"""Ingest: idempotent, one transaction a document, the same speech once, better parsers run over everything again."""

import os
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sqlalchemy import func
from sqlmodel import Session, SQLModel, select
from stores import Stores

import hansard
from hansard import LIMIT
from hansard.errors import BrokenTranscript
from hansard.ids import identify
from hansard.model import Hints, ParseWarning, Speech
from hansard.register import Register
from timeline import queries, tables
from timeline.filters import Filter, PeopleFilter
from timeline.ingest import Knowledge, Outcome, building, ingest, reparse
from timeline.ingest.merge import Reading
from timeline.search import engine_of
from timeline.sources import Input, inputs
from timeline.store import Store

Take = Callable[..., list[Outcome]]


ID = "uk.org.publicwhip/debate/2031-02-03"
ANN = 'speakername="Rowena Ashdown" person_id="uk.org.publicwhip/person/90001"'


def day_file(path: Path, *turns: str, letter: str = "a") -> Path:
    speeches = "".join(
        f'<speech id="{ID}{letter}.1.{n}" {ANN} colnum="9"><p>{words}</p></speech>' for n, words in enumerate(turns, 1)
    )
    heading = f'<major-heading id="{ID}{letter}.1.0">Bees</major-heading>'
    path.write_text(f'<publicwhip scraperversion="{letter}" latest="yes">{heading}{speeches}</publicwhip>')
    return path


def everything(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but when it changed."""
    return {
        name: [tuple(r) for r in session.execute(select(table).order_by(*table.primary_key)) if r[0] != "changed"]
        for name, table in SQLModel.metadata.tables.items()
    }


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.reading() as session:
        return everything(session)


def count(store: Store) -> int:
    with store.reading() as session:
        return session.execute(select(func.count()).select_from(tables.Speech)).scalar_one()


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def test_the_same_ingest_again_changes_nothing(own_demo_store: Store, take: Take, fixtures: Path) -> None:
    before = rows_of(own_demo_store)
    assert set(statuses(take(own_demo_store, fixtures / "demo"))) == {"unchanged"}
    assert rows_of(own_demo_store) == before


def test_the_order_of_documents_does_not_matter(stores: Stores, take: Take, fixtures: Path) -> None:
    files = sorted((fixtures / "children-online").glob("*.*"))
    files = [file for file in files if file.suffix in (".xml", ".txt")]
    seen = []
    for order in (files, files[::-1]):
        store = stores.new()
        take(store, *order)
        speeches = queries.speeches(store, Filter(include_chair=True), limit=100).items
        seen.append([(s.id, s.text, s.time, s.column, s.speaker, {src.format for src in s.sources}) for s in speeches])
        store.engine.dispose()
    assert seen[0] == seen[1] and seen[0]


def test_three_sources_of_one_debate_are_one_debate(sqlite_store: Store, take: Take, fixtures: Path) -> None:
    take(sqlite_store, fixtures / "children-online/publicwhip.xml")
    once = count(sqlite_store)
    take(
        sqlite_store,
        fixtures / "children-online/theyworkforyou.txt",
        fixtures / "children-online/parallel-parliament.txt",
    )
    assert count(sqlite_store) == once
    spoken = queries.speeches(sqlite_store, Filter(), limit=100).items
    assert all(len(speech.sources) == 3 for speech in spoken if speech.speaker)


def test_a_refused_document_leaves_no_trace_and_the_others_go_in(store: Store, take: Take, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a-letter.txt").write_text("Dear Sir,\nI write about bees.\n")
    (folder / "c-empty.txt").write_bytes(b"")
    day_file(folder / "b.xml", "We have all come here to talk about the bees today.")
    outcomes = take(store, folder)
    assert statuses(outcomes) == ["refused", "new", "refused"]
    assert "known formats: publicwhip" in outcomes[0].reason
    with store.reading() as session:
        assert session.execute(select(func.count()).select_from(tables.Document)).scalar_one() == 1


def test_a_failure_in_the_middle_of_a_document_leaves_nothing_of_it(
    store: Store, take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(store, day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today."))
    before = rows_of(store)
    monkeypatch.setattr(building.write, "_redirects", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take(store, day_file(tmp_path / "b.xml", "Something else was said about the wasps instead.", letter="b"))
    assert rows_of(store) == before


def test_a_file_that_is_too_large_is_refused_unread(sqlite_store: Store, take: Take, tmp_path: Path) -> None:
    big = tmp_path / "big.xml"
    with big.open("wb") as file:
        file.truncate(LIMIT + 1)
    (outcome,) = take(sqlite_store, big)
    assert outcome.status == "refused" and "at most" in outcome.reason


def test_a_path_that_leads_nowhere_is_refused_in_words(tmp_path: Path) -> None:
    assert list(inputs([str(tmp_path / "none.xml")])) == [
        Input(str(tmp_path / "none.xml"), None, "cannot be read: No such file or directory")
    ]


def test_the_original_bytes_are_kept(store: Store, take: Take, tmp_path: Path) -> None:
    path = day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today.")
    take(store, path)
    with store.reading() as session:
        document = session.exec(select(tables.Document)).one()
        assert zlib.decompress(document.content) == path.read_bytes()
        assert (document.size, document.date) == (path.stat().st_size, date(2031, 2, 3))


def test_a_revision_moves_ids_and_old_links_lead_to_the_new_ones(store: Store, take: Take, tmp_path: Path) -> None:
    take(
        store,
        day_file(
            tmp_path / "a.xml", "Teh bees are well, and we are all most glad of it.", "To be struck out in the end."
        ),
    )
    old, struck = sorted(queries.speeches(store, Filter()).items, key=lambda s: s.position)
    take(store, day_file(tmp_path / "b.xml", "The bees are well, and we are all most glad of it.", letter="b"))
    (new,) = queries.speeches(store, Filter()).items
    assert queries.redirect(store, old.id) == new.id != old.id
    assert queries.redirect(store, struck.id) == new.debate.id
    assert queries.redirect(store, f"{ID}a.1.1") == new.id
    assert queries.redirect(store, new.id) is None and queries.redirect(store, "nothing") is None


def test_reparsing_builds_the_same_store_from_the_stored_bytes(own_demo_store: Store, invented: Knowledge) -> None:
    store = own_demo_store
    before = queries.speeches(store, Filter(include_chair=True), limit=500)
    outcomes = list(reparse(store, invented))
    assert sum(outcome.speeches for outcome in outcomes) == before.total
    assert queries.speeches(store, Filter(include_chair=True), limit=500) == before
    with store.reading() as session:
        assert engine_of(store.dialect).problems(session) == ()


def test_a_better_parser_is_run_over_everything_again(
    store: Store, take: Take, tmp_path: Path, invented: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today.")
    take(store, path)
    monkeypatch.setattr(hansard, "PARSER_VERSION", "better")
    assert statuses(take(store, path)) == ["rebuilt"]
    assert statuses(take(store, path)) == ["unchanged"]


def test_several_processes_give_the_same_store_as_one(stores: Stores, invented: Knowledge, fixtures: Path) -> None:
    seen = []
    for jobs in (1, 2):
        store = stores.new()
        outcomes = list(ingest(store, inputs([str(fixtures / "demo")]), invented, Hints(), jobs=jobs))
        seen.append((statuses(outcomes), rows_of(store)))
        store.engine.dispose()
    assert seen[0] == seen[1]


def test_two_writers_at_once_lose_nothing(store: Store, invented: Knowledge, tmp_path: Path, fixtures: Path) -> None:
    """Pages of one day, each by a writer of its own: the sitting is built from both, whoever comes last."""
    folder = fixtures / "children-online"
    days = [day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today.")]
    pages = [folder / "theyworkforyou.txt", folder / "parallel-parliament.txt", folder / "publicwhip.xml", *days]
    building.learn(store, invented)

    def take_one(path: Path) -> list[Outcome]:
        return list(ingest(store, inputs([str(path)]), invented, Hints()))

    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for done in pool.map(take_one, pages * 2) for outcome in done]
    assert {outcome.status for outcome in outcomes} <= {"new", "unchanged", "rebuilt"}
    one_after_the_other = rows_of(store)["speech"]
    list(reparse(store, invented))
    assert rows_of(store)["speech"] == one_after_the_other
    assert sum(outcome.status == "new" for outcome in outcomes) == 4


def test_a_better_parser_that_moves_an_id_leaves_a_redirect_to_the_same_speech(
    store: Store, take: Take, tmp_path: Path, invented: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(store, day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today."))
    (old,) = queries.speeches(store, Filter()).items
    again = building._read_again

    def reparsed_as(opening: str) -> str:
        """Read everything again with a parser that begins each speech so; the id that the speech has then."""

        def better(document: tables.Document, register: Register) -> Reading:
            reading = again(document, register)
            items = tuple(
                replace(i, paragraphs=(opening + i.text,)) if isinstance(i, Speech) else i
                for i in reading.sitting.items
            )
            warnings = (ParseWarning(1, "seen-now", "noticed by a better parser"),)
            return replace(reading, sitting=identify(replace(reading.sitting, items=items, warnings=warnings)))

        monkeypatch.setattr(building, "_read_again", better)
        list(reparse(store, invented))
        return queries.speeches(store, Filter()).items[0].id

    second, third = reparsed_as("Indeed: "), reparsed_as("Yes: ")
    assert len({old.id, second, third}) == 3
    assert [queries.redirect(store, id) for id in (old.id, second, third)] == [third, third, None]
    assert reparsed_as("") == old.id
    assert [queries.redirect(store, id) for id in (old.id, second, third)] == [None, old.id, old.id]
    with store.reading() as session:
        assert session.exec(select(tables.Document)).one().warnings[0]["code"] == "seen-now"


def test_a_document_that_can_no_longer_be_read_leaves_its_sitting_as_it_is(
    store: Store, take: Take, tmp_path: Path, invented: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(store, day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today."))
    before = rows_of(store)

    def refuse(*_: object, **__: object) -> None:
        raise BrokenTranscript("publicwhip", "nothing", "something")

    monkeypatch.setattr(hansard, "read", refuse)
    (outcome,) = reparse(store, invented)
    assert outcome.status == "refused" and "no longer be read" in outcome.reason
    assert rows_of(store) == before


def test_a_date_given_wrongly_is_put_right_by_giving_it_again(
    store: Store, invented: Knowledge, tmp_path: Path
) -> None:
    page = tmp_path / "page.xml"
    page.write_text(
        day_file(page, "We have all come here to talk about the bees today.").read_text().replace("2031-02-03", "x")
    )

    def take_on(day: date | None) -> list[Outcome]:
        return list(ingest(store, inputs([str(page)]), invented, Hints(date=day)))

    page.write_text(page.read_text().replace("uk.org.publicwhip/debate/xa", "uk.org.publicwhip/debate/2031-13-45a"))
    assert statuses(take_on(None)) == ["refused"]
    assert statuses(take_on(date(2021, 4, 20))) == ["new"]
    assert statuses(take_on(date(2021, 4, 20))) == statuses(take_on(None)) == ["unchanged"]
    assert statuses(take_on(date(2022, 4, 21))) == ["rebuilt"]
    (speech,) = queries.speeches(store, Filter()).items
    assert speech.debate.date == date(2022, 4, 21)
    assert [s.date for s in queries.sittings(store, Filter()).items] == [date(2022, 4, 21)]


def test_an_old_id_is_followed_through_every_revision(store: Store, take: Take, tmp_path: Path) -> None:
    said = "{} bees are well, and we are all most glad of it this fine morning."
    seen = []
    for letter, opening in zip("abcd", ("Teh", "Tha", "Thee", "The"), strict=True):
        take(store, day_file(tmp_path / f"{letter}.xml", said.format(opening), letter=letter))
        (speech,) = queries.speeches(store, Filter()).items
        seen.append(speech.id)
    assert len(set(seen)) == 4
    assert [queries.redirect(store, id) for id in seen] == [seen[-1]] * 3 + [None]


def test_a_source_s_own_id_of_a_heading_leads_to_its_debate(store: Store, take: Take, tmp_path: Path) -> None:
    take(store, day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today."))
    assert queries.redirect(store, f"{ID}a.1.0") == "commons.2031-02-03.bees"
    assert queries.redirect(store, f"{ID}a.9.9") is None


def test_a_section_that_a_revision_takes_out_is_gone(store: Store, take: Take, tmp_path: Path) -> None:
    first = day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today.")
    first.write_text(first.read_text().replace(">Bees<", ">Wasps<"))
    take(store, first)
    take(store, day_file(tmp_path / "b.xml", "We have all come here to talk about the bees today.", letter="b"))
    assert queries.debate(store, "commons.2031-02-03.wasps") is None
    assert queries.redirect(store, "commons.2031-02-03.wasps") == "commons.2031-02-03.bees"


def test_who_leaves_the_register_is_no_longer_known(
    store: Store, take: Take, tmp_path: Path, invented: Knowledge
) -> None:
    take(store, day_file(tmp_path / "a.xml", "We have all come here to talk about the bees today."))
    fewer = {id: p for id, p in invented.register.persons.items() if id not in ("90001", "90002")}
    smaller = Register(invented.register.header, fewer.values(), "another")
    take(store, know=Knowledge(smaller, invented.tagger))
    with store.reading() as session:
        spoke, silent = session.get(tables.Person, "90001"), session.get(tables.Person, "90002")
        assert spoke and not spoke.known and silent is None
    assert queries.speakers(store, PeopleFilter("Rowena Ashdown")).items[0].party is None


def test_a_file_name_that_is_no_text_is_no_obstacle(sqlite_store: Store, take: Take, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n_\xff.xml"))
    assert statuses(take(sqlite_store, day_file(odd, "We have all come here to talk about the bees today."))) == ["new"]


def test_bytes_that_two_formats_would_claim_are_refused_and_the_rest_goes_in(
    sqlite_store: Store, take: Take, tmp_path: Path
) -> None:
    both = tmp_path / "a.txt"
    both.write_text(f"Photo of Jo Jo Labour\nhello\n<publicwhip> {ID}a.1.1\n")
    outcomes = take(sqlite_store, both, day_file(tmp_path / "b.xml", "We have all come to talk about the bees today."))
    assert outcomes[1].status == "new"


SEED, DAY = "seeds/004_31909deb6226f9ee.txt", "publicwhip/commons/debates2024-11-25e.xml"


@pytest.mark.real
@pytest.mark.parametrize("order", [(SEED, DAY), (DAY, SEED)])
def test_the_seed_and_the_day_are_six_speeches_with_times_and_columns(
    sqlite_store: Store, take: Take, real: Path, known: Knowledge, order: tuple[str, str]
) -> None:
    take(sqlite_store, *(real / name for name in order), know=known)
    debate = queries.debate(sqlite_store, "commons.2024-11-25.online-safety-children")
    assert debate
    turns = [item.speech for item in debate.items if item.kind == "speech"]
    assert [(t.speaker and t.speaker.name, t.time, t.column) for t in turns] == [
        ("Gregor Poynton", None, "491"),
        ("Jess Phillips", time(15, 10, 10), "491"),
        ("Gregor Poynton", time(15, 11, 22), "491"),
        ("Jess Phillips", None, "491"),
        ("Munira Wilson", None, "492"),
        ("Jess Phillips", None, "492"),
    ]
    assert all({s.format for s in t.sources} == {"publicwhip", "parallel-parliament-text"} for t in turns)


@pytest.mark.real
def test_every_real_day_goes_in_with_no_speech_lost_or_doubled(
    sqlite_store: Store, take: Take, real: Path, known: Knowledge
) -> None:
    folders = [real / "publicwhip/commons", real / "publicwhip/lords"]
    outcomes = take(sqlite_store, *folders, know=known)
    assert {o.status for o in outcomes} == {"new", "superseded"}
    expected, old = set(), set()
    for path in (file for folder in folders for file in folder.glob("*.xml")):
        root = etree.parse(path, etree.XMLParser(resolve_entities="internal", no_network=True)).getroot()
        if root.get("latest") == "yes":
            expected |= {str(id) for id in root.xpath("/publicwhip/speech/@id")}
        old |= {str(id) for id in root.xpath("//gidredirect/@oldgid")}
    with sqlite_store.reading() as session:
        found = list(session.exec(select(tables.SpeechSource.source_id)).all())
        redirects = set(session.exec(select(tables.Redirect.old)).all())
    assert len(found) == len(set(found)) == count(sqlite_store)
    assert set(found) == expected
    assert old <= redirects

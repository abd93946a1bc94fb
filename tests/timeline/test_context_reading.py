"""Documents from outside: what is read of them, and that no date is ever guessed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st

from hansard.errors import BadHint, BrokenTranscript, HansardError, TooLarge
from timeline.context import LIMIT, Given, NotContext
from timeline.context.dates import near_head, stamp
from timeline.context.items import link
from timeline.context.reading import read

PROSE = (
    "The harbour was closed for a week after the crane fell, and nobody on the quay could say who had signed for it. "
)
FILES = {
    "article.txt": [("2025-01-20", "Camera maker told to open its factory to inspectors", 6)],
    "press-page.txt": [
        ("2025-11-14", "Parents hand in petition on age checks", 2),
        ("2025-11-12", "Ferry timetable changes for the winter", 1),
        ("2025-11-03", "Students from Hong Kong ask for help with their visas", 2),
    ],
    "teasers.txt": [
        (None, "Harbour master retires after forty years", 2),
        (None, "Chat app must answer for its adverts, says watchdog", 2),
        (None, "Lifeboat crew rescues a piano", 2),
    ],
    "saved-page.html": [("2025-11-18", "Regulator counts the cost of harmful content", 5)],
    "blog.html": [("2025-09-14", "What the embassy would overlook", 2), ("2025-09-07", "A census of gulls", 2)],
    "feed.atom": [
        ("2025-09-11", "Our letter to the Minister on sanctions", 2),
        ("2025-08-30", "A thank-you to our bell-ringers", 2),
    ],
    "feed.rss": [("2025-07-15", "Age checks & balances", 2), (None, "Tide tables for August", 1)],
}


@pytest.mark.parametrize("name", FILES)
def test_each_form_gives_its_items_with_their_own_dates(fixtures: Path, name: str) -> None:
    found = read((fixtures / "context" / name).read_bytes())
    assert [(i.day and str(i.day), i.title, len(i.paragraphs)) for i in found] == FILES[name]
    assert all(i.basis == ("printed" if i.day else "unknown") for i in found)


def test_a_page_says_who_published_it_and_where_and_holds_nothing_but_the_article(fixtures: Path) -> None:
    (item,) = read((fixtures / "context/saved-page.html").read_bytes())
    assert item.publisher == "The Harbour Gazette"
    assert item.url == "https://gazette.example/news/online-safety-regulator-report"
    assert not any(part in item.text for part in ("script", "piano", "Tides", "rights reserved", "color"))


def test_an_entry_with_an_address_that_is_none_of_the_web_has_none(fixtures: Path) -> None:
    found = read((fixtures / "context/feed.atom").read_bytes())
    assert [item.url for item in found] == ["https://ashwater.example/letter", None]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("6 May 2025", "2025-05-06"),
        ("Tuesday 6th May 2025 10.42 BST", "2025-05-06"),
        ("May 6, 2025", "2025-05-06"),
        ("Published: 2025-05-06", "2025-05-06"),
        ("By Leonie Fenn, technology correspondent | 6 May 2025 | 10:42", "2025-05-06"),
        ("News | 6 May 2025 | 3 min read", "2025-05-06"),
        ("13/05/2025", "2025-05-13"),
        ("03/04/2025", None),
        ("05/05/2025", "2025-05-05"),
        ("31 February 2025", None),
        ("Remembering 7 July 2005", None),
        ("The inquiry opened on 6 May 2025", None),
        ("May 2025", None),
        ("6 May", None),
    ],
)
def test_a_line_is_a_date_only_where_it_says_nothing_else(line: str, day: str | None) -> None:
    assert near_head(["A headline", line, PROSE]) == (date.fromisoformat(day) if day else None)


def test_prose_may_begin_with_a_place_and_a_date_but_a_headline_may_not() -> None:
    assert near_head([f"SARNBY, 6 May 2025 (Harbour News) – {PROSE}"]) == date(2025, 5, 6)
    assert near_head(["Sarnby Bombings, 7 July 2005 – what we know"]) is None
    assert near_head(["Sarnby | 6 May 2025", "Text"]) is None


def test_a_date_of_publication_goes_before_one_of_change() -> None:
    assert near_head(["Title", "Updated 8 May 2025", "Published 6 May 2025"]) == date(2025, 5, 6)
    assert near_head(["Title", "Last updated: 8 May 2025"]) == date(2025, 5, 8)


def test_a_date_far_below_the_head_is_not_the_documents() -> None:
    (item,) = read("\n\n".join(["A headline", *[PROSE] * 12, "6 May 2025"]).encode())
    assert (item.day, item.basis) == (None, "unknown")


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    for found in (
        near_head([text, f"Published {text}", f"{text} 6 May 2025"]),
        stamp(text),
        stamp(f"2025-05-06{text}"),
    ):
        assert found is None or isinstance(found, date)


@given(st.binary(max_size=300), st.sampled_from([b"", b"<html><body><p>", b"<feed><entry>", b"<rss><item>", b"Words "]))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes, before: bytes) -> None:
    try:
        found = read(before + data)
    except HansardError as error:
        assert "\n" not in str(error)
    else:
        assert found and all(item.title and "\x00" not in item.text + item.title for item in found)


def test_what_is_given_goes_before_what_one_document_prints(fixtures: Path) -> None:
    data = (fixtures / "context/article.txt").read_bytes()
    said = Given(day=date(2025, 1, 19), title="Cameras", url="https://gazette.example/c", publisher="The Gazette")
    (item,), (silent,) = read(data, said), read(data)
    assert (item.day, item.basis, item.title) == (date(2025, 1, 19), "given", "Cameras")
    assert (item.url, item.publisher) == ("https://gazette.example/c", "The Gazette")
    assert item.id == silent.id == "camera-maker-told-to-open-its-factory-to.4c3526f6"


def test_of_many_items_the_given_date_is_that_of_those_without_one(fixtures: Path) -> None:
    found = read((fixtures / "context/feed.rss").read_bytes(), Given(day=date(2025, 8, 1)))
    assert [(str(i.day), i.basis) for i in found] == [("2025-07-15", "printed"), ("2025-08-01", "given")]
    with pytest.raises(BadHint, match="names one document, and this page has 2 items"):
        read((fixtures / "context/feed.rss").read_bytes(), Given(title="Both"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "gazette.example", "http://", "https://a b", "http://[", ""])
def test_an_address_is_one_of_the_web_or_refused(url: str) -> None:
    assert link(url) is None
    with pytest.raises(BadHint, match=r"expected one that begins with http"):
        Given(url=url)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it looks like an empty file"),
        (b"\x00\x01\x02" * 50, "binary data"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04word/", "a Word document"),
        (b'{"a": [1, 2]}', "JSON"),
        (b"<rss><channel><title>x</title></channel></rss>", "a feed without entries"),
        (b"<html><body><script>x</script></body></html>", "a page without words"),
        (b"<feed>" + b"<entry><title>x</title></entry>" * 1001 + b"</feed>", "a feed of 1,001 entries"),
        ("…\n\n—\n".encode(), "a text without words"),
    ],
)
def test_what_is_no_document_is_refused_by_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(NotContext, match=says):
        read(data)


@pytest.mark.parametrize("name", ["publicwhip.xml", "theyworkforyou.txt", "hansard.html", "theyworkforyou.json"])
def test_a_transcript_is_sent_to_ingest(fixtures: Path, name: str) -> None:
    with pytest.raises(NotContext, match="it is a transcript .*`hansard ingest` takes transcripts"):
        read((fixtures / "children-online" / name).read_bytes())


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(TooLarge):
        read(b"a" * (LIMIT + 1))


def test_a_page_nested_without_end_is_refused() -> None:
    with pytest.raises(BrokenTranscript, match="nested deeper"):
        read(b"<html><body>" + b"<div>" * 5000 + b"words")


def test_entities_of_a_hostile_feed_stay_unread(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
    outside = f'<!ENTITY out SYSTEM "{(tmp_path / "secret").as_uri()}">'
    body = "<rss><item><title>Words &e11; &out;</title><description>More.</description></item></rss>"
    (item,) = read(f"<?xml version='1.0'?><!DOCTYPE rss [{entities}{outside}]>{body}".encode())
    assert item.title.startswith("Words") and "ha" not in item.title and "hidden" not in item.title


LONG: dict[str, Callable[[int], str]] = {
    "dates": lambda size: "6 May 2025\n" * size,
    "headlines": lambda size: "A headline\n6 May 2025\n" * (size // 2),
    "read on": lambda size: "Continue reading...\n" * size,
    "spaces": lambda size: "a" + " " * 20 * size + "b",
    "one word": lambda size: "a" * 20 * size,
    "divs": lambda size: "<html><body>" + "<div>some words, a few</div>" * (size // 2),
    "articles": lambda size: "<html><body>" + "<article><h2>x</h2>" * 200 + "words " * 2 * size,
    "tags": lambda size: "<p" * 5 * size,
    "bars": lambda size: "a | " * 5 * size,
    "brackets": lambda size: "<!--" * 2 * size,
    "feed": lambda size: "<feed>" + "<entry>" * 200 + "<p>" * 2 * size,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_hostile_texts_take_no_longer_than_their_length(text: Callable[[int], str]) -> None:
    def read_or_refuse(data: bytes) -> None:
        try:
            read(data)
        except HansardError as error:
            assert str(error)

    assert not too_slow(read_or_refuse, lambda size: text(size).encode(), 2_500)

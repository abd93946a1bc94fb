"""The invented debate is the same in every format, and what is broken costs only what is broken."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from growth import too_slow

import hansard
from hansard.errors import HansardError
from hansard.output import document

FORMATS = {
    "publicwhip": "publicwhip.xml",
    "theyworkforyou-text": "theyworkforyou.txt",
    "theyworkforyou-html": "theyworkforyou.html",
    "theyworkforyou-json": "theyworkforyou.json",
    "parallel-parliament-text": "parallel-parliament.txt",
    "hansard-official-text": "hansard-official 2024-12-16.txt",
    "hansard-classic-text": "hansard-classic.txt",
    "hansard-api-json": "hansard-api.json",
    "hansard-html": "hansard.html",
    "hansard-historic-xml": "hansard-historic.xml",
    "parlamint-tei": "parlamint.xml",
    "akoma-ntoso": "akoma-ntoso.xml",
}


def parsed(path: Path) -> dict[str, Any]:
    return document(hansard.read(path.read_bytes(), path=path.name), None)


def expected_of(wanted: dict[str, Any], format: str) -> dict[str, Any]:
    """What one format must give: the shared keys, overridden by the format's own."""
    shared = {key: value for key, value in wanted.items() if key not in ("only", "by_format")}
    return shared | wanted.get("by_format", {}).get(format, {})


def assert_holds(found: Any, wanted: Any, where: str) -> None:
    """Every key that is wanted is found with that value; keys that are not wanted are not looked at."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            assert_holds(found.get(key), value, f"{where}.{key}")
    else:
        assert found == wanted, where


@pytest.mark.parametrize("format", FORMATS)
def test_the_invented_debate_gives_what_was_written_down_by_hand(fixtures: Path, format: str) -> None:
    folder = fixtures / "children-online"
    wanted = json.loads((folder / "expected.json").read_text())
    found = parsed(folder / FORMATS[format])
    assert found["source"]["format"] == format
    items = [item for item in wanted["items"] if format in item.get("only", format)]
    assert [i["kind"] for i in found["items"]] == [i["kind"] for i in items]
    assert_holds(found, expected_of({k: v for k, v in wanted.items() if k != "items"}, format), "document")
    for number, (have, want) in enumerate(zip(found["items"], items, strict=True)):
        assert_holds(have, expected_of(want, format), f"item {number}")


def test_all_formats_give_the_same_speeches_with_the_same_ids(fixtures: Path) -> None:
    """And the same names: but where one prints the Chair's office alone, there is none."""
    seen, names = [], []
    for name in FORMATS.values():
        items = parsed(fixtures / "children-online" / name)["items"]
        spoken = [i for i in items if i["kind"] == "speech" and i["attribution"]]
        seen.append([(i["id"], i["paragraphs"]) for i in spoken])
        names.append([i["attribution"]["name"] for i in spoken])
    assert all(speeches == seen[0] for speeches in seen) and len(seen[0]) == 12
    assert all(len(set(same) - {None}) == 1 for same in zip(*names, strict=True))


BROKEN = {
    "empty.txt": "an empty file",
    "picture.png": "a picture",
    "news-article.txt": "a news article",
    "billion-laughs.xml": "entities that multiply",
}


@pytest.mark.parametrize(("name", "says"), BROKEN.items())
def test_what_cannot_be_read_is_refused_in_one_sentence(fixtures: Path, name: str, says: str) -> None:
    with pytest.raises(HansardError, match=says) as caught:
        parsed(fixtures / "broken" / name)
    assert "\n" not in str(caught.value)


def words_of(path: Path) -> list[str]:
    return [" ".join(i["paragraphs"]) for i in parsed(path)["items"] if i["kind"] == "speech"]


def codes_of(path: Path) -> set[str]:
    return {warning["code"] for warning in parsed(path)["warnings"]}


def test_a_truncated_day_keeps_its_whole_speeches(fixtures: Path) -> None:
    path = fixtures / "broken/truncated.xml"
    assert len(words_of(path)) >= 2 and "damaged-xml" in codes_of(path)


def test_an_undefined_entity_costs_itself_only(fixtures: Path) -> None:
    path = fixtures / "broken/undefined-entity.xml"
    assert len(words_of(path)) == 3 and "damaged-xml" in codes_of(path)


def test_an_unknown_element_costs_itself_only(fixtures: Path) -> None:
    path = fixtures / "broken/unknown-element.xml"
    assert {"unknown-element", "empty-speech"} <= codes_of(path) and len(words_of(path)) >= 3
    assert all(warning["line"] for warning in parsed(path)["warnings"])


def test_nobody_is_given_the_words_of_another(fixtures: Path) -> None:
    spoken = [i for i in parsed(fixtures / "broken/misnested.xml")["items"] if i["kind"] == "speech"]
    names = [i["attribution"]["name"] for i in spoken]
    assert len(set(names)) == len(names) and "damaged-xml" in codes_of(fixtures / "broken/misnested.xml")


def test_no_file_of_this_machine_is_read_for_an_external_entity(fixtures: Path) -> None:
    assert socket.gethostname() not in json.dumps(parsed(fixtures / "broken/external-entity.xml")["items"])


@pytest.mark.parametrize("name", ["latin-1.xml", "latin-1-unsaid.xml"])
def test_older_encodings_keep_their_accents(fixtures: Path, name: str) -> None:
    words = " ".join(words_of(fixtures / "broken" / name))
    assert "café" in words and "£4" in words


@pytest.mark.parametrize("name", ["cut-page.txt", "cut-page-parallel.txt"])
def test_a_page_cut_in_the_middle_gives_what_is_there(fixtures: Path, name: str) -> None:
    assert words_of(fixtures / "broken" / name)


def test_lines_made_to_be_slow_are_not(fixtures: Path) -> None:
    lines = (fixtures / "broken/photo-of-photo-of.txt").read_text().splitlines()

    def cut(size: int) -> bytes:
        return "\n".join(line[:size] for line in lines).encode()

    def read_or_refuse(data: bytes) -> None:
        try:
            hansard.read(data)
        except HansardError as error:
            assert str(error)

    assert not too_slow(read_or_refuse, cut, max(map(len, lines)) // 8)


@pytest.mark.real
def test_the_heathrow_debate_has_24_turns(real: Path) -> None:
    sitting = hansard.read((real / "publicwhip/commons/debates2024-04-30a.xml").read_bytes())
    (section,) = [s for s in hansard.outline(sitting) if "Heathrow Airport: Western" in s.heading.text]
    assert sum(bool(getattr(item, "attribution", None)) for item in section.items) == 24

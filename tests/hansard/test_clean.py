from __future__ import annotations

import codecs

from hypothesis import given
from hypothesis import strategies as st

from hansard import clean


def test_utf_8_is_read_with_and_without_a_mark() -> None:
    assert clean.decode("Siân – “Aye”".encode()) == clean.Decoded("Siân – “Aye”", "utf-8")
    assert clean.decode(codecs.BOM_UTF8 + "Siân".encode()).text == "Siân"


def test_utf_16_is_known_by_its_mark() -> None:
    assert clean.decode("Siân".encode("utf-16")) == clean.Decoded("Siân", "utf-16")
    assert clean.decode(codecs.BOM_UTF16_BE + "Siân".encode("utf-16-be")).text == "Siân"


def test_what_is_no_utf_8_is_windows_text() -> None:
    assert clean.decode(b"\x93Hear, hear\x94 \x96 caf\xe9") == clean.Decoded("“Hear, hear” – café", "cp1252")


def test_one_bad_byte_does_not_spoil_a_text_in_utf_8() -> None:
    decoded = clean.decode("“One”\n“Two”\r\n“Thr".encode() + b"\xff" + "ee”".encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("“One”")
    assert decoded.damaged == (3,)


def test_odd_spaces_and_invisible_characters_are_folded() -> None:
    assert clean.fold("\u00a0 15:10:10\t") == "15:10:10"
    assert clean.fold("a\u200bb\u00ad c\ufeff\u2009d\x07") == "ab c d"


def test_lines_keep_the_numbers_an_editor_shows() -> None:
    numbered = [(line.number, line.text) for line in clean.lines("one\r\n\r\n three \rfour")]
    assert numbered == [(1, "one"), (2, ""), (3, "three"), (4, "four")]


def test_binary_data_is_told_from_text_in_any_encoding() -> None:
    assert clean.is_binary(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert clean.is_binary(bytes(range(1, 32)) * 10)
    assert not clean.is_binary(b"")
    assert not clean.is_binary("Ordinary text".encode("utf-16"))
    assert not clean.is_binary("Páirc\n".encode("latin-1"))


@given(st.binary(max_size=300))
def test_any_bytes_become_a_text(data: bytes) -> None:
    decoded = clean.decode(data)
    assert all(clean.REPLACEMENT in line for n, line in _numbered(decoded.text) if n in decoded.damaged)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = clean.fold(text)
    assert clean.fold(folded) == folded
    assert "  " not in folded and folded == folded.strip()


def _numbered(text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1))

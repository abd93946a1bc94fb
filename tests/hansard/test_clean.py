from __future__ import annotations

import codecs
import re
import textwrap
import unicodedata

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
    return list(enumerate(re.split("\r\r\n|\r\n|[\r\n\u2028\u2029]", text), 1))


@given(st.text(alphabet="ab \u00a0\u200b\u00ad\r\n\t\x85\x1c\u2028“é", max_size=60))
def test_every_line_of_a_text_is_folded_as_it_is_alone(text: str) -> None:
    assert [tuple(line) for line in clean.lines(text)] == [(n, clean.fold(raw)) for n, raw in _numbered(text)]
    assert all(clean.fold(line) == " ".join(clean._GONE.sub("", line).split()) for line in text.split("\n"))


SPEECH = (
    "I am grateful to the Minister — she has been to the harbour — and ask “when will the ferry’s bell ring?” again. "
)


def _texts(text: str) -> list[str]:
    return [line.text for line in clean.lines(text) if line.text]


def test_a_line_end_that_was_translated_twice_is_one() -> None:
    assert [tuple(line) for line in clean.lines("one\r\r\n\r\r\nthree\u2028four")] == [
        (1, "one"),
        (2, ""),
        (3, "three"),
        (4, "four"),
    ]


def test_accents_that_stand_by_themselves_join_their_letters() -> None:
    assert _texts(unicodedata.normalize("NFD", "Siân Berry")) == ["Siân Berry"]


def test_a_text_taken_for_windows_text_as_a_whole_is_right_again() -> None:
    as_seen = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in SPEECH.encode())
    assert "â€" in as_seen and _texts(as_seen) == [SPEECH.strip()]


def test_damage_of_the_source_in_one_name_stays() -> None:
    assert _texts("– in the House\nLembit Ã–pik said â€™") == ["– in the House", "Lembit Ã–pik said â€™"]


def test_what_a_mail_program_quotes_and_wraps_is_whole_again() -> None:
    paragraphs = [SPEECH.strip() * times for times in (3, 5, 4)]
    mail = "\n\n".join(textwrap.fill(text, 76) for text in paragraphs)
    assert _texts(textwrap.indent(mail, "> ", lambda line: True)) == paragraphs
    assert clean.lines(mail)[0].number == 1


def test_short_lines_without_empty_ones_between_them_are_not_joined() -> None:
    names = [f"Jo Example of the County of Barset and of Elsewhere {n}" for n in range(40)]
    assert _texts("\n".join(names)) == names

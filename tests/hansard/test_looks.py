from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.formats import looks

PROSE = (
    "A sentence about the weather in Barsetshire that goes on for rather more than twenty words so that it is long. "
    * 2
)


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "an empty file"),
        (b" \r\n\t", "an empty file"),
        ("\ufeff\u200b\n".encode(), "an empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture (JPEG)"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture (WebP)"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\x00notes.txt", "a ZIP archive"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a Word document"),
        (b"\x00\x01\x02\x03" * 50, "binary data"),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "an HTML page"),
        (b'<?xml version="1.0"?>\n<!-- a note -->\n<weather day="1"/>', "XML with root <weather>"),
        (b"< nothing", "text with stray markup"),
        (b'{"kind": "speech"}', "JSON"),
        (b"name,seat,party\na,b,c\nd,e,f\ng,h,i\n", "a table of values"),
        (b"<TEI><text><body><u/></body></text></TEI>", "a TEI document in which nobody speaks in a parliament"),
        (b"A shopping list\nMilk\nBread\n", "plain text without speakers"),
        (f"Rain again\n\n{PROSE}\n\n{PROSE}\n".encode(), "a news article or other prose without speakers"),
        (
            f"Rain\n{PROSE}\nContinue reading...\nSun\n{PROSE}\nContinue reading...".encode(),
            "a page of several news items",
        ),
        (b"Ferries\n\nJo Example (Barsetshire) (Lab): I thank the Minister.", "a debate in a layout that is not known"),
    ],
)
def test_unknown_bytes_are_named_in_plain_words(data: bytes, words: str) -> None:
    assert looks.like(data) == words


@given(st.binary(max_size=500))
def test_any_bytes_look_like_something(data: bytes) -> None:
    assert looks.like(data)

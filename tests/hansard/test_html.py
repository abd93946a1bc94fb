"""Text out of HTML: no two blocks join their words, and nothing in a page can use up the machine."""

from __future__ import annotations

import pytest
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st

from hansard.errors import HansardError
from hansard.reading import html


def paragraphs(page: str) -> list[str]:
    return html.paragraphs(html.parse(page.encode(), "a-format"))


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>One<p>two", ["One", "two"]),
        ("<p>One<br>two <b>th</b>ree</p>tail", ["One", "two three", "tail"]),
        ("<ul><li>a<li>b <blockquote>c</blockquote>d</ul>", ["a", "b", "c", "d"]),
        ("<table><tr><th>x<th>y<tr><td><p>1</p><p>2</p><td></td><td>3</table>", ["x | y", "1 2 | 3"]),
        ("<p>caf&eacute;&nbsp;&#163;4<!-- no --><script>no</script><?no?></p>", ["café £4"]),
        ('<?xml version="1.0" encoding="iso-8859-1"?><p>é</p>', ["é"]),
        ("<select><option>no</select><p> </p>yes", ["yes"]),
    ],
)
def test_paragraphs_are_blocks_lines_items_and_rows(page: str, texts: list[str]) -> None:
    assert paragraphs(page) == texts


@pytest.mark.parametrize("data", [b"", b" ", b"<!-- only a comment -->", b"<div>" * 300])
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(HansardError):
        html.parse(data, "a-format")


@pytest.mark.parametrize("piece", ["<p>", "<b>", "<table><tr>", "&lt;", "<a x=", "<!--", "</p>", "<br>"])
def test_pages_made_to_be_slow_are_not(piece: str) -> None:
    def read_or_refuse(page: str) -> None:
        try:
            paragraphs(page)
        except HansardError as error:
            assert str(error)

    assert not too_slow(read_or_refuse, lambda size: piece * size, 2_500)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<br>", "a b ", "<i>", "<li>", "\0"])
    )
)
def test_no_word_is_lost_or_joined_to_another(pieces: list[str]) -> None:
    page = "<div>" + "".join(pieces) + "z</div>"
    words = " ".join(paragraphs(page)).replace("|", " ").split()
    assert words.count("a") == pieces.count("a b ") and all(word in {"a", "b", "z"} for word in words)


def test_cutting_an_element_keeps_what_stands_behind_it() -> None:
    root = html.parse(b"<p>a <i class='x'>b</i> c</p><p><i class='x y'>d</i>e</p>", "a-format")
    for one in html.by_class(root, "x"):
        html.cut(one)
    assert html.paragraphs(root) == ["a c", "e"]

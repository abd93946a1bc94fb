"""One decision says which pasted layout a text is in, and none for what is no debate."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st

import hansard
from hansard.errors import HansardError
from hansard.reading import layout

PROSE = (
    "A sentence about the weather in Barsetshire that goes on for rather more than twenty words, so that it is long. "
)


@pytest.mark.parametrize(
    "text, format",
    [
        ("Ferries\n\nPhoto of Jo Example Jo Example Labour, Barset\n\nYes.", layout.THEYWORKFORYOU),
        (
            "PARLIAMENTARY DEBATE\nFerries - 1 May 2024 (Commons/Commons Chamber)\nDebate Detail",
            layout.PARALLEL_PARLIAMENT,
        ),
        ("Ferries\n\nJo Example (Barset) (Lab)\nYes, indeed.", layout.OFFICIAL),
        ("Ferries\n\nMr Example\nI thank my hon. Friend.\n\nMrs Example\nYes.", layout.OFFICIAL),  # from the middle
        ("Ferries\n\nJo Example (Barset) (Lab): Yes, indeed.", layout.CLASSIC),
        ("Ferries\n\nMr Example: I thank my hon. Friend.\n\nMrs Example: Yes.", layout.CLASSIC),  # from the middle
        ("1 May 2024 : Column 12\n\nMr Example: I thank my hon. Friend.", layout.CLASSIC),
        ("[1st Allocated Day]\n\nJo Example (Barset) (Lab)\nYes, indeed.", layout.OFFICIAL),
        ("Ferries\n\nJo Example (Lab) 12,345\nAl Example (Con) 11,111", None),  # votes at an election
        ("Jo Example (Lab)\nAl Example (Con)\nBo Example (LD)", None),  # a list of candidates
        ("Jo Example (Lab): 12,345\nAl Example (Con): 11,111", None),
        ("Ferries\n\nMr Example: Is it true?\n\nMr Sample: It is.", None),  # an interview
        ("<p>Jo Example (Barset) (Lab): Yes.</p>", None),
        ('{"text": "Jo Example (Barset) (Lab): Yes."}', None),
        ("[1, 2]\nJo Example (Barset) (Lab): Yes.", None),
        ("name,seat,party\nJo Example,Barset,Lab", None),
        (PROSE + "\n\n" + PROSE, None),
        ("", None),
    ],
)
def test_a_text_is_in_one_layout_or_in_none(text: str, format: str | None) -> None:
    assert layout.of(text.encode()) == format


def test_the_end_of_the_sample_cuts_no_character() -> None:
    text = "é" * 100 + "\n" + "Jo Example (Barset) (Lab): “Yes”.\n" + "“é”\n" * 40000
    assert layout.of(text.encode()) == layout.CLASSIC


@given(st.binary(max_size=400))
def test_any_bytes_have_a_layout_or_none(data: bytes) -> None:
    assert layout.of(data) in (None, *layout.NAMES)


HEADS = {
    layout.OFFICIAL: "Ferries\n\nJo Example (Barset) (Lab)\nYes.\n\n",
    layout.CLASSIC: "Ferries\n\nJo Example (Barset) (Lab): Yes.\n\n",
}
REPEATED = (
    "(", "()", ") ", "A ", "[", "[V]", "Column ", "1 May 2024 : Column 1 ", "Division No. 1] [", "Example, ", "A, B\n",
    "(A)\n", "A (B) (Lab): C.\n\n", "A and ", "> ", "Moved by ", "Amendment 1, 2, ", "Lord A rose ", "a" * 70 + "\n\n",
    "in the House of Lords on 1 ", " - 1 (Commons/", "12. [1", "\0", "Next Section | ",
)  # fmt: skip


def framed(before: str, piece: str, after: str, size: int) -> str:
    return before + piece * (size // len(piece)) + after


def read_or_refuse(format: str, text: str) -> None:
    try:
        hansard.read(text.encode(), format=format)
    except HansardError as error:
        assert str(error)


@pytest.mark.parametrize("format", HEADS)
@pytest.mark.parametrize("slow", REPEATED, ids=range(len(REPEATED)))
def test_lines_made_to_be_slow_are_not(format: str, slow: str) -> None:
    for before, after in ((HEADS[format], ""), ("", ""), (HEADS[format], "\0")):
        assert not too_slow(partial(read_or_refuse, format), partial(framed, before, slow, after), 12_500)


@pytest.mark.real
def test_news_has_no_layout(real: Path) -> None:
    pages = [path for number in ("001", "002", "003") for path in (real / "seeds").glob(f"{number}_*.txt")]
    assert len(pages) == 3 and {layout.of(path.read_bytes()) for path in pages} == {None}

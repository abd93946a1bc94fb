"""Any bytes are either read or refused with a HansardError, whatever was done to them."""

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import hansard
from hansard.errors import HansardError
from hansard.model import Speech
from hansard.output import document

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


@cache
def documents() -> tuple[bytes, ...]:
    """The invented documents, the broken ones among them."""
    return tuple(f.read_bytes()[:6000] for f in sorted(FIXTURES.rglob("*.*")) if f.suffix in (".xml", ".txt", ".png"))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A document with parts dropped, doubled, spliced from another, or in another encoding."""
    data = draw(st.sampled_from(documents()))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 400)))
        other = draw(st.sampled_from(documents()))
        middle = draw(
            st.sampled_from([b"", data[start:end] * 2, other[start:end], b"\0", b"\xff", b"<", b"&x;", b"\r\n\t"])
        )
        data = data[:start] + middle + data[end:]
    recode = draw(st.sampled_from([None, None, "utf-16", "utf-8-sig", "cp1252"]))
    return data.decode("utf-8", "replace").encode(recode, "replace") if recode else data


def assert_read_or_refused(data: bytes) -> None:
    try:
        sitting = hansard.read(data)
    except HansardError as error:
        assert str(error) and "\n" not in str(error)
        return
    speeches = [item for item in sitting.items if isinstance(item, Speech)]
    assert all(speech.id for speech in speeches) and len({s.id for s in speeches}) == len(speeches)
    assert len({section.id for section in hansard.outline(sitting)}) == len(hansard.outline(sitting))
    assert all(p == " ".join(p.split()) and p for s in speeches for p in s.paragraphs)
    assert document(sitting, None)["items"] is not None


@given(st.binary(max_size=400))
def test_bytes_at_random(data: bytes) -> None:
    assert_read_or_refused(data)


@given(st.text(max_size=400))
def test_text_at_random(text: str) -> None:
    assert_read_or_refused(text.encode("utf-8", "surrogatepass"))


@given(damaged())
@settings(max_examples=400)
def test_damaged_transcripts(data: bytes) -> None:
    assert_read_or_refused(data)

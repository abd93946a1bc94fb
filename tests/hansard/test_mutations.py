"""Two thousand damaged transcripts are read or refused; `benchmarks/fuzz.py` reads many more, real ones among them."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from growth import ending, too_slow
from mutations import MUTATORS, mutant
from seeds import REFUSED, chosen, grouped, outcome, seeds

from hansard.formats import FORMATS
from hansard.register import Register

INPUTS = 2_000
PARTS = 4
FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
ALL = seeds([FIXTURES])
GROUPS = grouped(ALL)


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_transcripts_are_read_or_refused(part: int, invented_register: Register) -> None:
    found = set()
    for number in range(part, INPUTS, PARTS):
        origin, data = chosen(random.Random(number), ALL, GROUPS)
        try:
            with ending():
                found |= {outcome(data, origin.path, None if number % 10 else invented_register)}
        except Exception as error:
            error.add_note(f"input {number}, made from {origin.path}")
            raise
    assert found == {*(known.name for known in FORMATS), REFUSED}


def test_every_format_is_damaged() -> None:
    assert {known.name for known in FORMATS} <= set(GROUPS)


@pytest.mark.parametrize("mutator", MUTATORS)
def test_any_damage_can_be_done_to_anything_and_done_again(mutator) -> None:  # type: ignore[no-untyped-def]
    for data in (b"", b"x", b"{}", b"[1]", b"\xff\n\n<p>9</p>"):
        for number in range(20):
            once, again = (mutator(random.Random(number), data, b"other") for _ in range(2))
            assert once == again
            assert mutant(random.Random(number), data, b"") == mutant(random.Random(number), data, b"")


ROW = b'[{"gid": "2031-02-03a.1.1", "hdate": "2031-02-03", "body": "'
TURN = b'<speech id="uk.org.publicwhip/debate/2031-02-03a.1.1"><p>Words</p>%s</speech>'


def test_a_turn_with_a_heading_inside_is_read(invented_register: Register) -> None:
    data = b"<publicwhip>" + TURN % b"<major-heading>A</major-heading>&#1;" + b"<p></publicwhip>"
    assert outcome(data, register=invented_register) == "publicwhip"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (lambda size: b"<publicwhip>%s</publicwhip>" % (b"<minor-heading>A</minor-heading>" * size), 2_500),
        (lambda size: ROW + b'\\"' * size, 12_500),
    ],
    ids=["headings", "quotes"],
)
def test_what_once_took_long_takes_as_long_as_its_length_says(
    data: Callable[[int], bytes], size: int, invented_register: Register
) -> None:
    assert not too_slow(lambda text: outcome(text, register=invented_register), data, size)

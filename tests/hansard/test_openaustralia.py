"""OpenAustralia's XML: the Houses, who interrupts and who goes on, pairs; and that its ids are no British ones."""

from datetime import date, time
from pathlib import Path

import pytest

import hansard
from hansard.model import Division, Sitting, Speech, SpeechKind
from hansard.people import Unresolved
from hansard.register import load_register


@pytest.fixture
def sitting(fixtures: Path) -> Sitting:
    return hansard.read((fixtures / "openaustralia/representatives.xml").read_bytes())


def speeches(sitting: Sitting) -> list[Speech]:
    return [item for item in sitting.items if isinstance(item, Speech)]


@pytest.mark.parametrize(
    ("name", "chamber"), [("representatives.xml", "au-representatives"), ("senate.xml", "au-senate")]
)
def test_the_root_tells_the_country_and_the_ids_tell_the_house(fixtures: Path, name: str, chamber: str) -> None:
    sitting = hansard.read((fixtures / "openaustralia" / name).read_bytes())
    assert sitting.source and sitting.source.format == "openaustralia"
    assert (sitting.chamber, sitting.date, sitting.extent) == (chamber, date(2031, 3, 4), "day")
    assert not sitting.warnings


def test_who_interrupts_and_who_goes_on_is_printed(sitting: Sitting) -> None:
    start, interjection, continuation, voices, divided = speeches(sitting)
    assert interjection.kind is SpeechKind.INTERVENTION and interjection.interrupts == start.id
    assert continuation.kind is SpeechKind.SPEECH and continuation.continues == start.id
    assert voices.attribution and voices.attribution.person_id is None
    assert divided.attribution is None and divided.kind is SpeechKind.PROCEDURAL


def test_items_of_a_list_are_paragraphs_and_short_times_are_read(sitting: Sitting) -> None:
    start = speeches(sitting)[0]
    assert start.paragraphs[1:] == ("They shelter fish.", "They hold the shore.") and start.time == time(9, 5)


def test_a_division_has_tellers_and_pairs(sitting: Sitting) -> None:
    (division,) = [item for item in sitting.items if isinstance(item, Division)]
    assert division.counts == {"aye": 1, "no": 1, "pair": 1}
    assert [(vote.vote, vote.teller) for vote in division.votes] == [
        ("aye", True),
        ("no", False),
        ("pair", False),
        ("pair", False),
    ]


def test_an_australian_id_finds_no_british_member(sitting: Sitting) -> None:
    """`uk.org.publicwhip/member/101` is somebody else in each country."""
    found = [resolution for resolution in hansard.resolve(sitting, load_register()) if resolution is not None]
    assert len(found) == 4 and all(isinstance(resolution, Unresolved) for resolution in found)

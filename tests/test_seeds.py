"""The documents the project began from, end to end: who spoke, when, as what, about which topic."""

from pathlib import Path

import pytest

import hansard
from hansard.errors import UnknownFormat
from hansard.model import Speech
from hansard.output import document
from hansard.register import Register
from timeline.tagging import Tagger

pytestmark = pytest.mark.real


def seed(real: Path, number: str) -> bytes:
    (path,) = (real / "seeds").glob(f"{number}_*.txt")
    return path.read_bytes()


def turns(data: bytes, register: Register) -> list[dict[str, dict[str, str]]]:
    sitting = hansard.read(data)
    return [i for i in document(sitting, hansard.resolve(sitting, register))["items"] if i["kind"] == "speech"]


def topics(data: bytes, tagger: Tagger) -> list[dict[str, int]]:
    """For each turn the topics it is about, with how many of their words were found."""
    sections = hansard.outline(hansard.read(data))
    return [
        {tag.topic: len(tag.mentions) for tag in tagger.tag(i.text, (s.heading.text,)) if tag.strength == "about"}
        for s in sections
        for i in s.items
        if isinstance(i, Speech)
    ]


def test_seed_000_is_one_speech_of_the_minister(real: Path, register: Register, tagger: Tagger) -> None:
    sitting = hansard.read(seed(real, "000"))
    assert (sitting.chamber, str(sitting.date), sitting.title) == ("commons", "2022-04-21", "Digital Persecution")
    (turn,) = turns(seed(real, "000"), register)
    office = "Minister of State (Foreign, Commonwealth and Development Office)"
    assert turn["time"] == "17:01:00"
    assert (turn["attribution"]["name"], turn["attribution"]["office"]) == ("Amanda Milling", office)
    resolved = turn["resolution"]
    assert (resolved["person"], resolved["party"], resolved["constituency"]) == (
        "Amanda Milling",
        "Conservative",
        "Cannock Chase",
    )
    assert (resolved["role"], resolved["office"]) == ("minister", office)
    (about,) = topics(seed(real, "000"), tagger)
    assert about.keys() >= {"china-policy", "online-safety"} and all(about.values())


def test_seed_004_is_six_turns_with_parties_seats_and_an_office_carried_on(
    real: Path, register: Register, tagger: Tagger
) -> None:
    found = turns(seed(real, "004"), register)
    post = "The Parliamentary Under-Secretary of State for the Home Department"
    assert [
        (
            t["attribution"]["name"],
            t["time"],
            t["question_number"],
            t["attribution"]["constituency"],
            t["resolution"]["party"],
        )
        for t in found
    ] == [
        ("Gregor Poynton", None, "11", "Livingston", "Labour"),
        ("Jess Phillips", "15:10:10", None, None, "Labour"),
        ("Gregor Poynton", "15:11:22", None, None, "Labour"),
        ("Jess Phillips", None, None, None, "Labour"),
        ("Munira Wilson", None, None, "Twickenham", "Liberal Democrat"),
        ("Jess Phillips", None, None, None, "Labour"),
    ]
    hers = [t for t in found if t["attribution"]["name"] == "Jess Phillips"]
    assert [t["attribution"]["office"] for t in hers] == [post, None, None]
    assert [t["resolution"]["office"] for t in hers] == [post] * 3
    words = " ".join(" ".join(t["paragraphs"]) for t in found)
    assert not any(furniture in words for furniture in ("Licence", "Debate Detail", "yellow border", "PARLIAMENTARY"))
    assert all("online-safety" in about for about in topics(seed(real, "004"), tagger))


@pytest.mark.parametrize(
    ("number", "looks"), [("001", "a news article"), ("002", "a page of several news items"), ("003", "a news article")]
)
def test_news_is_refused_in_one_sentence(real: Path, number: str, looks: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        hansard.read(seed(real, number))
    said = str(caught.value)
    assert looks in said and "known formats: publicwhip, " in said and "\n" not in said

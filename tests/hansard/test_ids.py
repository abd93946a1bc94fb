"""Ids: readable, printed and parsed back, the same from every source of the same words."""

import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansard.ids import SectionId, SpeechId, code, heading_slug, identify
from hansard.model import CHAMBERS, Attribution, Heading, Sitting, Speech, altered

DAY = date(2031, 2, 3)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
codes = st.from_regex(r"[0-9a-f]{6}(-[1-9][0-9]?)?", fullmatch=True)


def said(words: str) -> Speech:
    return Speech(Attribution("Ann Example"), (words,))


def sitting(*items: Heading | Speech) -> Sitting:
    return Sitting("commons", DAY, "A day", items)


def ids(given: Sitting) -> list[str]:
    return [item.id for item in identify(given).items if isinstance(item, Speech)]


@given(st.sampled_from(CHAMBERS), st.dates(), slugs, codes)
def test_every_id_parses_back_to_itself(chamber: str, day: date, slug: str, code: str) -> None:
    speech = SpeechId(SectionId(chamber, day, slug), code)
    assert SpeechId.parse(str(speech)) == speech
    assert SectionId.parse(str(speech.section)) == speech.section


@given(st.text().filter(lambda text: text.count(".") not in (2, 3)))
def test_any_other_text_is_refused(text: str) -> None:
    for kind in (SpeechId, SectionId):
        with pytest.raises(ValueError, match="expected CHAMBER"):
            kind.parse(text)


@pytest.mark.parametrize(
    "text", ["commons.2024-13-45.bees", "Commons.2024-01-01.bees", "commons.2024-01-01.B!", "a.b.c"]
)
def test_what_only_looks_like_an_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected CHAMBER|month must be"):
        SectionId.parse(text)


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12), st.lists(st.text(max_size=20), max_size=4))
def test_the_ids_of_a_sitting_are_unique_and_parse(words: list[str], headings: list[str]) -> None:
    items = [*(Heading(1, h) for h in headings), *(said(w) for w in words)]
    found = ids(sitting(*items))
    assert len(set(found)) == len(words)
    assert [str(SpeechId.parse(id)) for id in found] == found


def test_an_id_names_chamber_date_heading_and_words() -> None:
    (id,) = ids(sitting(Heading(1, "Online Safety: Children"), said("Good morning.")))
    assert id.startswith("commons.2031-02-03.online-safety-children.")


def test_case_punctuation_and_breaks_do_not_move_an_id() -> None:
    one = sitting(Heading(1, "Buses"), said("I am—frankly—cross."))
    other = sitting(
        Heading(1, "Buses"),
        replace(
            said(""),
            paragraphs=(
                "I am",
                "frankly, CROSS",
            ),
        ),
    )
    assert ids(one) == ids(other)


def test_a_turn_put_in_before_does_not_move_the_ids_after_it() -> None:
    before = ids(sitting(Heading(1, "Buses"), said("One."), said("Two.")))
    after = ids(sitting(Heading(1, "Buses"), said("One."), said("One and a half."), said("Two.")))
    assert [after[0], after[2]] == before


def test_the_same_words_twice_and_the_same_heading_twice_are_told_apart() -> None:
    found = ids(sitting(Heading(1, "Buses"), said("No."), said("No."), Heading(1, "Buses"), said("No.")))
    assert found[1] == found[0] + "-2"
    assert ".buses-2." in found[2]


@pytest.mark.parametrize(
    ("text", "slug"), [("", "opening"), ("…", "opening"), ("Ynys Môn: Tidal Power", "ynys-mon-tidal-power")]
)
def test_a_heading_becomes_a_slug(text: str, slug: str) -> None:
    assert heading_slug(text) == slug


@given(st.text(alphabet=st.sampled_from("ab Zé_9’“—–-.,'\u00a0\nİ"), max_size=400))
def test_the_quick_way_to_an_openings_words_finds_what_the_pattern_finds(text: str) -> None:
    words = " ".join(re.findall(r"\w+", text[:300].casefold())[:40])
    expected = hashlib.blake2b(words.encode(), digest_size=3).hexdigest()
    assert code(Speech(None, (text,))) == expected


def test_altering_a_speech_changes_only_what_is_named() -> None:
    speech = Speech(Attribution("Ann Example"), ("Words.",), uin="901234", written=True)
    assert altered(speech, id="x", continues="y") == replace(speech, id="x", continues="y")

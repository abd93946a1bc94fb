"""Damaged publicwhip files: whatever is wrong in one block, all others are whole, and one located warning says so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hansard
from hansard.model import Division, Heading, Sitting, Speech

ID = "uk.org.publicwhip/debate/2031-02-03a"
HEAD = '<publicwhip scraperversion="a" latest="yes">\n'
LAST = 9
HURT = 5


def turn(number: int) -> str:
    return (
        f'<speech id="{ID}.{number}.0" speakername="Jo Example {number}" person_id="uk.org.publicwhip/person/{number}" '
        f'type="Start Speech" colnum="{number}" time="14:0{number}:00">\n<p pid="a/1">First words of {number} —</p>\n'
        f'<p pid="a/2">Last words of {number}.</p>\n</speech>\n'
    )


def day(hurt: str, head: str = HEAD, end: str = "</publicwhip>\n") -> str:
    before, after = range(1, HURT), range(HURT + 1, LAST + 1)
    return head + "".join(map(turn, before)) + hurt + "".join(map(turn, after)) + end


def spoken(sitting: Sitting) -> dict[str, tuple[str, ...]]:
    """Who said what, by the printed name."""
    speeches = [item for item in sitting.items if isinstance(item, Speech) and item.attribution]
    return {str(speech.attribution and speech.attribution.printed): speech.paragraphs for speech in speeches}


def others(sitting: Sitting) -> dict[str, tuple[str, ...]]:
    return {name: words for name, words in spoken(sitting).items() if name != f"Jo Example {HURT}"}


WHOLE = turn(HURT)
OTHERS = others(hansard.read(day(WHOLE).encode()))
KEPT = {  # what is wrong, and the block: its words are kept
    "no end of the speech": WHOLE.replace("</speech>", ""),
    "no end of a paragraph": WHOLE.replace("</p>", "", 1),
    "no end of any paragraph": WHOLE.replace("</p>", ""),
    "no start of a paragraph": WHOLE.replace('<p pid="a/1">', ""),
    "the speech ended twice": WHOLE + "</speech>\n",
    "a paragraph ended twice": WHOLE.replace("</speech>", "</p></speech>"),
    "the speech ended too early": WHOLE.replace("</p>", "</p></speech>", 1),
    "the file ended too early": WHOLE + "</publicwhip>\n",
    "a second prolog": WHOLE + '<?xml version="1.0"?>\n' + HEAD,
    "an attribute without quotes": WHOLE.replace('colnum="5"', "colnum=5"),
    "a quote missing": WHOLE.replace('colnum="5"', 'colnum="5'),
    "an attribute twice": WHOLE.replace('colnum="5"', 'colnum="5" colnum="5"'),
    "tags crossed": WHOLE.replace("words", "<i><b>words</i></b>", 1),
    "the end in capitals": WHOLE.replace("</speech>", "</SPEECH>"),
    "a section without end": WHOLE.replace("First", "<![CDATA[First"),
    "a comment without end": WHOLE.replace("First", "<!--First"),
    "a control character": WHOLE.replace("First", "First\x01"),
    "an undeclared prefix": WHOLE.replace("<p ", "<x:p ").replace("</p>", "</x:p>"),
}


@pytest.mark.parametrize("hurt", KEPT.values(), ids=KEPT.keys())
def test_damage_in_one_speech_costs_nothing_and_is_told_once(hurt: str) -> None:
    data = day(hurt)
    sitting = hansard.read(data.encode())
    assert others(sitting) == OTHERS
    assert spoken(sitting)[f"Jo Example {HURT}"] == (f"First words of {HURT} —", f"Last words of {HURT}.")
    (warning,) = sitting.warnings
    first = HEAD.count("\n") + sum(turn(n).count("\n") for n in range(1, HURT)) + 1
    assert warning.code == "damaged-xml" and warning.line in range(first, first + hurt.count("\n") + 1)


@pytest.mark.parametrize("words", ["a & b", "a &nonsense; b", "a < b", "a <5 b"])
def test_signs_that_should_have_been_escaped_are_kept(words: str) -> None:
    sitting = hansard.read(day(WHOLE.replace("First", words)).encode())
    assert others(sitting) == OTHERS and len(sitting.warnings) == 1
    assert spoken(sitting)[f"Jo Example {HURT}"][0].startswith(words)


def test_bytes_of_another_encoding_in_one_speech_leave_the_dashes_of_the_others() -> None:
    data = day(WHOLE.replace("—", "M\0n")).encode().replace(b"\0", b"\xf4")
    sitting = hansard.read(data)
    assert others(sitting) == OTHERS and len(sitting.warnings) == 1
    assert spoken(sitting)[f"Jo Example {HURT}"][0] == f"First words of {HURT} Môn"


def test_a_tag_cut_off_costs_no_other_speech() -> None:
    for hurt in (WHOLE.replace('<p pid="a/2">', '<p pid="a'), WHOLE.replace("</p>", "</", 1), WHOLE[1:]):
        sitting = hansard.read(day(hurt).encode())
        assert others(sitting) == OTHERS and len(sitting.warnings) == 1


def test_entities_of_the_file_still_hold_where_a_speech_is_damaged() -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE publicwhip [<!ENTITY mdash "&#8212;">]>\n' + HEAD
    data = day(WHOLE.replace("</p>", "", 1), head).replace("—", "&mdash; Môn").encode("iso-8859-1")
    sitting = hansard.read(data)
    assert {words[0] for words in spoken(sitting).values()} == {f"First words of {n} — Môn" for n in range(1, LAST + 1)}
    assert len(sitting.warnings) == 1


def test_an_open_division_or_heading_swallows_nothing() -> None:
    division = f'<division id="{ID}.5.1" divnumber="3"><divisioncount ayes="1" noes="0"/><mplist vote="aye"><mpname>A'
    sitting = hansard.read(day(f'{division}</mpname></mplist>\n<minor-heading id="{ID}.5.2">Boats\n').encode())
    assert others(sitting) == OTHERS and [w.code for w in sitting.warnings] == ["damaged-xml"] * 2
    assert [item.text for item in sitting.items if isinstance(item, Heading)] == ["Boats"]
    assert [(d.number, d.counts, len(d.votes)) for d in sitting.items if isinstance(d, Division)] == [
        (3, {"aye": 1, "no": 0}, 1)
    ]


def test_a_file_that_merely_lacks_its_end_is_whole() -> None:
    sitting = hansard.read(day(WHOLE, end="").encode())
    assert others(sitting) == OTHERS and [w.code for w in sitting.warnings] == ["damaged-xml"]


def test_each_damaged_speech_is_told() -> None:
    data = day(WHOLE).replace("Last words", "Last & words").encode()
    assert len(hansard.read(data).warnings) == LAST


def test_an_unknown_element_around_speeches_is_told_once() -> None:
    sitting = hansard.read(day(f"<wrapped>\n{WHOLE}</wrapped>\n").encode())
    assert len(spoken(sitting)) == LAST and [w.code for w in sitting.warnings] == ["misnested"]


def test_an_id_that_stands_twice_keeps_both_speeches() -> None:
    sitting = hansard.read(day(WHOLE.replace(f"{ID}.5.0", f"{ID}.4.0")).encode())
    assert len(spoken(sitting)) == LAST and [w.code for w in sitting.warnings] == ["id-twice"]


def test_a_speech_without_a_name_is_its_persons() -> None:
    sitting = hansard.read(day(re.sub(' speakername="[^"]*"', "", WHOLE)).encode())
    (found,) = [s for s in sitting.items if isinstance(s, Speech) and s.source_id == f"{ID}.5.0"]
    assert found.attribution and found.attribution.person_id == "uk.org.publicwhip/person/5"
    assert [w.code for w in sitting.warnings] == ["no-name"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_cut_out_of_or_put_into_one_speech_all_others_are_whole(data: st.DataObject) -> None:
    start = data.draw(st.integers(len("<speech "), len(WHOLE) - 1))
    end = data.draw(st.integers(start, len(WHOLE)))
    junk = data.draw(st.text("<>/&;\"'=p- !?[]\n\x02é", max_size=8))
    sitting = hansard.read(day(WHOLE[:start] + junk + WHOLE[end:]).encode())
    assert {name: words for name, words in spoken(sitting).items() if name in OTHERS} == OTHERS

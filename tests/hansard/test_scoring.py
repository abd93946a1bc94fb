"""The measure itself: what counts as found, as right, and as text changed."""

from __future__ import annotations

from typing import Any

from scoring import compare


def document(*turns: tuple[str, str], title: str = "Ferries", **attribution: Any) -> dict[str, Any]:
    items = [
        {"kind": "speech", "attribution": {"printed": name, "name": name} | attribution, "paragraphs": [text]}
        for name, text in turns
    ]
    return {"title": title, "items": items}


WORDS = "the ferry is late and the pier is closed for the third day"


def test_the_same_document_is_wholly_right() -> None:
    score = compare(document(("Jo", WORDS)), document(("Jo", WORDS)))
    assert (score.f1, score.text_error, score.below()) == (1.0, 0.0, [])


def test_a_turn_is_found_when_it_begins_within_three_words() -> None:
    wanted = document(("Jo", WORDS), ("Al", WORDS))
    near = document(("Jo", f"{WORDS} the ferry is"), ("Al", "late and the pier is closed for the third day"))
    far = document(("Jo", f"{WORDS} the ferry is late"), ("Al", "and the pier is closed for the third day"))
    assert compare(wanted, near).found == 2
    assert compare(wanted, far).found == 1


def test_an_invented_turn_costs_too() -> None:
    score = compare(document(("Jo", f"{WORDS} {WORDS}")), document(("Jo", WORDS), ("Al", WORDS)))
    assert (score.found, score.expected, score.given) == (1, 1, 2)
    assert score.below() == ["turns F1 0.6667 < 0.995"]


def test_a_field_counts_where_either_side_has_it_and_not_where_it_is_not_known() -> None:
    wanted, got = document(("Jo", WORDS), party=None), document(("Jo", WORDS), party="Lab", office="Mr Speaker")
    assert compare(wanted, got).share("party") == 0
    assert compare(wanted, got).share("office") is None


def test_a_bare_office_may_be_a_name_with_or_without_its_article() -> None:
    wanted = document(("The Prime Minister", WORDS), office=None)
    got = document(("x", WORDS), name=None, office="Prime Minister")
    assert compare(wanted, got).share("name") == 1


def test_text_error_counts_characters_to_change() -> None:
    score = compare(document(("Jo", WORDS)), document(("Jo", WORDS.replace("late", "lane"))))
    assert score.wrong == 1
    assert score.text_error == 1 / len(WORDS)


def test_furniture_counts_unless_it_is_expected() -> None:
    said = f"{WORDS}\nTweet Share"
    assert compare(document(("Jo", WORDS)), document(("Jo", said))).furniture == ["Tweet"]
    assert compare(document(("Jo", said)), document(("Jo", said))).furniture == []

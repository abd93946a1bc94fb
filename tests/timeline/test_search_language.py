"""The language of the search: what it means, what is said of mistakes, and that nothing typed can break it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from asked import DAYS, TEXTS, Values, queries
from growth import too_slow
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.filters import BadQuestion
from timeline.search import parse
from timeline.search.printing import printed
from timeline.search.query import Query, phrases, seeks
from timeline.search.telling import told

WORDS = ("bees", "wax", "AND", "OR", "NOT", "NEAR", "Honig", "5G", "party", "é", "x")
VALUES: Values = {
    "speaker": st.sampled_from(["90001", "Rowena Ashdown", "O'Brien"]),
    "party": st.sampled_from(["Labour", "Liberal Democrat", "unknown"]),
    "topic": st.sampled_from(["online-safety", "bees"]),
    "chamber": st.sampled_from(["commons", "westminster-hall"]),
    "role": st.sampled_from(["minister", "chair"]),
    "kind": st.sampled_from(["question", "point-of-order"]),
    "from": DAYS,
    "to": DAYS,
}


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("online safety", "“online” and “safety”"),
        ("online AND safety", "“online” and “safety”"),
        ("safety and order", "“safety” and “and” and “order”"),
        ("safety OR harm child", "“safety” or (“harm” and “child”)"),
        ("(safety OR harm) child", "(“safety” or “harm”) and “child”"),
        ("safety -online", "“safety” and not “online”"),
        ("safety NOT online", "“safety” and not “online”"),
        ("safety -(online OR harm)", "“safety” and not (“online” or “harm”)"),
        ("NOT NOT safety", "“safety”"),
        ('"online safety"', "“online safety”"),
        ("“online safety”", "“online safety”"),
        ("co-operate", "“co operate”"),
        ("immigr*", "“immigr…”"),
        ('"age che*"', "“age che…”"),
        ("a NEAR b", "“a” and “b” with at most 10 words between them"),
        ("a NEAR/1 b", "“a” and “b” with at most 1 word between them"),
        ("a NEAR/0 b", "“a” and “b” side by side"),
        (
            "a NEAR/2 b NEAR c",
            "(“a” and “b” with at most 2 words between them) and (“b” and “c” with at most 10 words between them)",
        ),
        ("party:lab", "by Labour"),
        ('Party:"Lib Dem" bees', "by Liberal Democrat and “bees”"),
        ("party:unknown", "by someone whose party is not known"),
        ("-party:labour bees", "not by Labour and “bees”"),
        ("speaker:90001", "said by Rowena Ashdown"),
        ("topic:online-safety", "about online safety"),
        ('topic:"Online safety"', "about online safety"),
        ("chamber:commons", "in the Commons"),
        ('chamber:"Westminster Hall"', "in the Westminster Hall"),
        ("role:minister OR role:shadow", "in the role “minister” or in the role “shadow”"),
        ('kind:"point of order"', "of the kind “point of order”"),
        ("from:2024 to:2024", "from 1 January 2024 and up to 31 December 2024"),
        ("from:2024-02 to:2024-02", "from 1 February 2024 and up to 29 February 2024"),
        ("from:2024-02-03", "from 3 February 2024"),
        ("AND", "“AND”"),
        ("NHS AND", "“NHS” and “AND”"),
        ("(this OR) that", "“this” and “OR” and “that”"),
        ("NOT", "“NOT”"),
        ("-NOT bees", "not “NOT” and “bees”"),
        ("text:harms", "“text harms”"),
        ("- & bees !", "“bees”"),
        ('"open quote', "“open quote”"),
    ],
)
def test_what_is_typed_means(typed: str, understood: str) -> None:
    assert told(parse(typed), {"90001": "Rowena Ashdown"}) == understood


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "nothing to look for in ''; expected at least one word"),
        ("-bees", "nothing to look for in '-bees'; expected at least one word that must stand there"),
        ("bees OR -wax", "nothing to look for"),
        ("-party:labour", "nothing to look for"),
        ("()", "nothing to look for"),
        ("bees (wax", "“(” at character 6 is not closed; expected a ) for it"),
        ("bees)", "“)” at character 5 closes nothing; expected a ( before it"),
        ("bees () wax", "“)” at character 7 has nothing before it; expected words inside of brackets"),
        ("(bees) NEAR wax", "“NEAR” at character 8 does not stand between words; expected a word or “phrase” on each"),
        ("bees NEAR (wax)", "“NEAR” at character 6 does not stand between words"),
        ("bees NEAR -wax", "“NEAR” at character 6 does not stand between words"),
        ("-bees NEAR wax", "“NEAR” at character 7 does not stand between words"),
        ("bees NEAR/x wax", "“NEAR/x” at character 6 says no number of words up to 50"),
        ("bees NEAR/51 wax", "expected one as in online NEAR/5 safety"),
        ('bees NEAR "a b c d e f"', "“\"a b c d e f\"” at character 11 has 6 words; expected at most 5 beside NEAR"),
        ("party:", "“party:” at character 1 has nothing behind it; expected party:labour"),
        ('bees -party:" "', "“-party:\" \"” at character 6 has nothing behind it"),
        ("party: labour", "“party:” at character 1 has nothing behind it"),
        ("chamber:moon", "“chamber:moon” at character 1 is not understood; expected one of commons, westminster-hall"),
        ("role:king", "expected one of minister, shadow, chair"),
        ("kind:song", "expected one of speech, question, answer"),
        ("from:yesterday", "expected a day, month or year: from:2024-11-25"),
        ("to:2023-02-29", "“to:2023-02-29” at character 1 is not understood"),
        ("from:2024-1", "is not understood; expected a day, month or year"),
        ("from:0000", "is not understood"),
        ("bees spekaer:smith", "“spekaer:smith” at character 6 begins like speaker:, which it may be meant to be"),
        ("(" * 17 + "a" + ")" * 17, "“(” at character 17 is inside of 16 others"),
        ("a NEAR " * 9 + "b", "“NEAR” at character 59 is one NEAR too many; expected at most 8"),
        ("a " * 33, "the search has 33 words; expected at most 32"),
        ("x" * 501, "the search has 501 characters; expected at most 500"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_what_would_be_right(typed: str, problem: str) -> None:
    with pytest.raises(BadQuestion) as error:
        parse(typed)
    assert problem in str(error.value) and "expected" in str(error.value)


@given(queries(WORDS, VALUES, longest=5))
def test_a_query_that_is_printed_is_parsed_to_the_same_query(query: Query) -> None:
    assume(seeks(query))
    assert parse(printed(query)) == query


@given(TEXTS)
def test_any_text_is_understood_or_refused_in_words(text: str) -> None:
    try:
        query = parse(text)
    except BadQuestion as error:
        assert "expected" in str(error)
    else:
        assert told(query, {}) and seeks(query)
        assert all(phrase.words for phrase in phrases(query))


@pytest.mark.parametrize(
    "piece", ["(", ")", "-", '"', "NOT ", "a OR ", "a NEAR ", "party:", "from:2", "é́", "a:", "NEAR/"]
)
def test_no_text_made_to_be_slow_is_slow(piece: str) -> None:
    def parse_or_refuse(text: str) -> None:
        with suppress(BadQuestion):
            parse(text)

    assert not too_slow(parse_or_refuse, lambda size: (piece * size)[:size], 62)

"""Debates near a text: those that say its rare words and names, near its day, with the reasons."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import queries, results
from timeline.context.reading import read
from timeline.context.terms import MOST_WORDS, inside, names, words
from timeline.ingest import Outcome
from timeline.queries.nearness import Candidate, Found, ranked
from timeline.store import Store
from timeline.tagging import Tagger

Take = Callable[..., list[Outcome]]


def printed(text: str) -> set[str]:
    return {term.printed for term in names(text)}


def test_names_are_words_with_capitals_that_nothing_parts() -> None:
    text = "The Human Rights Watch report names Jo Vane’s friends. In London the Ministry of Ferries, Corwin Hales said"
    assert printed(text) == {"Human Rights Watch", "Jo Vane", "Ministry of Ferries", "Corwin Hales"}


def test_a_long_name_holds_shorter_ones() -> None:
    (name,) = names("He wrote to Hong Kong Watch.")
    assert [term.printed for term in inside(name)] == ["Hong Kong", "Kong Watch"]
    assert inside(names("He lives in Hong Kong.")[0]) == ()


def test_forms_of_one_word_are_taken_together_and_common_words_left_out() -> None:
    (found,) = words("Some ferries and a ferry, and the ferries; people said 12345.")
    assert (found.printed, found.words) == ("ferries", ("ferries",))


@given(st.text(max_size=400))
def test_any_text_has_terms_that_are_words(text: str) -> None:
    found = [*names(text), *words(text)]
    assert all(term.words and all(word and not word.isspace() for word in term.words) for term in found)


def test_of_a_text_without_end_only_so_much_is_taken() -> None:
    text = " ".join(f"word{chr(97 + n % 26) * (n % 9)}{n}x Name{n} Other{n}." for n in range(200_000))
    assert len(words(text)) <= MOST_WORDS and len(names(text)) <= 20


def candidate(
    id: str, day: date, *, size: int = 10, speeches: frozenset[int] = frozenset(), about: int = 0
) -> Candidate:
    ref = results.DebateRef(id=id, title=id, path=(), chamber="commons", date=day)
    return Candidate(ref, size, speeches, {"fish": about} if about else {})


HERRING = Found("herring", 8.0, False, frozenset({1, 2, 3}))
QUAY = Found("Sarnby Quay", 9.0, True, frozenset({1}))


def test_a_debate_near_in_date_comes_before_one_far_off_that_says_the_same() -> None:
    near, far = date(2025, 5, 7), date(2020, 5, 7)
    both = [candidate("far", far, speeches=frozenset({1})), candidate("near", near, speeches=frozenset({1}))]
    found = ranked(both, [HERRING, QUAY], {}, date(2025, 5, 6))
    assert [one.debate.id for one in found] == ["near", "far"]
    assert [reason.text for reason in found[0].reasons] == ["names Sarnby Quay", "says herring", "1 day after it"]
    assert found[0].days == 1 and 0 < found[1].score < found[0].score <= 1


def test_one_shared_word_is_no_reason_but_a_shared_topic_is() -> None:
    day = date(2025, 5, 6)
    assert ranked([candidate("a", day, speeches=frozenset({2}))], [HERRING, QUAY], {}, day) == ()
    (found,) = ranked([candidate("a", day, about=5)], [HERRING], {"fish": "Fish"}, day)
    assert [reason.text for reason in found.reasons] == ["is about Fish (5 of 10 speeches)", "on the same day"]


@pytest.fixture
def demo(store: Store, take: Take, fixtures: Path) -> Store:
    """Three days of the demonstration: of online safety, of policy towards China, of other matters."""
    take(store, *(fixtures / "demo" / f"debates{day}.xml" for day in ("2025-11-19a", "2025-01-22b", "2025-07-16a")))
    return store


def test_an_article_is_near_the_debate_it_writes_of(demo: Store, tagger: Tagger, fixtures: Path) -> None:
    (item,) = read((fixtures / "context/saved-page.html").read_bytes())
    found = queries.near(demo, item.text, item.day, tagger, title=item.title)
    assert str(found[0].debate.date) == "2025-11-19" and found[0].days == 1
    kinds = [reason.kind for reason in found[0].reasons]
    assert "words" in kinds and "topics" in kinds and kinds[-1] == "date"
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True) and all(0 < score <= 1 for score in scores)
    assert queries.near(demo, item.text, item.day, tagger, title=item.title, limit=2) == found[:2]
    undated = queries.near(demo, item.text, None, tagger, title=item.title)
    assert undated and all(one.days is None and one.reasons[-1].kind != "date" for one in undated)


def test_a_text_that_shares_nothing_is_near_nothing_whatever_its_signs(demo: Store, tagger: Tagger) -> None:
    for text in ("", "the and of", "zzzqqq xxyyzz", "' OR 1=1 -- \" * NEAR( ) : ^ & | ! <-> %", "\x00"):
        assert queries.near(demo, text, date(1999, 1, 1), tagger) == ()


def test_an_empty_store_has_nothing_near(store: Store, tagger: Tagger, fixtures: Path) -> None:
    (item,) = read((fixtures / "context/article.txt").read_bytes())
    assert queries.near(store, item.text, item.day, tagger) == ()

"""Tagging: which words are found, when a speech is about a topic, and what holds for every text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from growth import too_slow
from hypothesis import given
from hypothesis import strategies as st

from timeline.phrases import Scanner, check_phrase
from timeline.tagging import Tag, Tagger
from timeline.topics import Topic, family, load_topics
from timeline.topics.rules import Rules


def topic(slug: str = "fish", **rules: object) -> Topic:
    return Topic(slug, slug.title(), "…", Rules.model_validate(rules), (), (), version=f"v-{slug}")


def found(phrase: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Scanner([phrase]).hits(text)]


def strength(topic: Topic, text: str, *headings: str) -> str:
    tags = Tagger([topic]).tag(text, headings)
    return tags[0].strength if tags else "none"


def marked(topic: Topic, text: str) -> list[str]:
    return [mention.phrase for tag in Tagger([topic]).tag(text) for mention in tag.mentions]


# ---- phrases ----

PHRASES = [
    # whole words, in any case; a possessive holds its word
    ("port", "The report on the PORT of Hull; the port’s cranes, airport and portly men.", ["PORT", "port"]),
    ("china", "CHINA, China's and Indochina", ["CHINA", "China"]),
    # capitals mind their case
    ("AI", "AI said again: Ai, ai and AI-made", ["AI", "AI"]),
    ("BN(O)", "BN(O) and bn(o), BN(O)s", ["BN(O)"]),
    # apostrophes and hyphens are forgiven
    ("people's vote", "people’s vote, people's vote, peoples vote", ["people’s vote", "people's vote", "peoples vote"]),
    ("e-mail", "e-mail, e mail, email", ["e-mail", "e mail", "email"]),
    ("big tech", "big-tech firms, big tech, big\u00a0tech, bigtech", ["big-tech", "big tech", "big\u00a0tech"]),
    # endings only where asked for, and only to the end of the word
    ("net", "net nets", ["net"]),
    ("fine*", "fine, fines, fined-off; fineʼs", ["fine", "fines", "fined", "fine"]),
    # a phrase does not run over a full stop or a paragraph
    ("hong kong", "He was in Hong. Kong\nHong\nKong", []),
    # but may hold a comma of its own
    ("Singapore, Hong Kong", "Singapore, Hong Kong and Singapore and Hong Kong", ["Singapore, Hong Kong"]),
    # a letter that grows in lower case moves nothing
    ("fish", "İİİ fish İ fish", ["fish", "fish"]),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "text", "expected"), PHRASES, ids=[phrase for phrase, *_ in PHRASES])
def test_a_phrase_is_found_as_a_reader_means_it(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize(
    "phrase", ["", " ", "…", "a*", "fi*sh", "* fish", "fish ", "a  b", "(a|b)", "fi[sz]h", "fish?"]
)
def test_a_phrase_of_signs_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="; expected "):
        check_phrase(phrase)


# ---- about, mention, neither ----

FISH = topic(
    strong={"any": ["trawler*"], "all": [["quota*", ["harbour*", "port*"]]]},
    weak={"any": ["fish", "cod"], "near": [{"words": ["net", ["boat*", "fleet"]], "within": 4}]},
    hint={"any": ["sea"]},
    passing={"any": ["fish and chips", "cod war*"], "near": [{"words": ["fish", "fowl"], "within": 1}]},
    none={"any": ["a cold fish"], "near": [{"words": ["fish", "star"], "within": 3}]},
    heading={"any": ["fishing"], "weak": ["coast*", "fishing trip*"], "none": ["phishing"]},
    enough={"points": 2, "up_to": 20, "times": 5},
)

SPEECHES = [
    # one strong word, or two weak ones, are enough for a short speech
    ("The trawlers are in.", "about"),
    ("We eat fish and cod.", "about"),
    ("We eat fish.", "mention"),
    # words near each other: in one sentence, at most four words between, in any order
    ("The net fell from the boat, and the fish were gone.", "about"),
    ("The boat took a net on board, and the fish were gone.", "about"),
    ("The net that once lay upon the boat is sold, and the fish too.", "mention"),
    ("He mended the net. The boat sank. We eat fish.", "mention"),
    # “hon.” ends no sentence
    ("The net of my hon. Friend’s boat caught fish.", "about"),
    # all of several words, anywhere
    ("The quotas are low.\nNobody believes it.\nThe harbour is empty.", "about"),
    ("The quotas are low.", "none"),
    # a hint counts only beside something else
    ("The sea, the sea, the sea.", "none"),
    ("The sea is full of fish.", "about"),
    # words in passing never make a point, and the names inside them do not either
    ("Fish and chips, fish and chips and the cod wars.", "mention"),
    # words in another sense are nothing
    ("He is a cold fish.", "none"),
    # nor do names near each other
    ("Neither fish nor fowl, neither fowl nor fish.", "mention"),
    ("Under the star of the fish a trawler sank.", "about"),
    ("Under the star of the fish a boat sank.", "none"),
    # a long speech needs more, and a very long one more than any one sentence has
    ("We eat fish and cod. " + "Our time is short. " * 20, "mention"),
    ("We eat fish and cod; fish and cod. " + "Our time is short. " * 20, "about"),
    ("We eat fish and cod; fish and cod. " + "Our time is short. " * 40, "mention"),
    ("We eat fish and cod; fish and cod. And fish! " + "Our time is short. " * 40, "about"),
    # a formality says nothing of what it names
    ("I beg to move, That the Trawlers Bill be now read a second time.", "mention"),
    ("That the draft Trawlers Order, laid before this House in May, be approved.\nQuestion agreed to.", "mention"),
    ("Rowena Ashdown presented a Bill to license trawlers.\nBill read the First time.", "mention"),
    ("Amendment proposed: 8, after “trawlers” insert “at sea”.\nQuestion put, That it be made.", "mention"),
    ("Trawlers, I repeat, are all we ask for.\nQuestion put and agreed to.", "about"),
    ("Will she put the question of the trawlers to them?", "about"),
    ("", "none"),
]


@pytest.mark.parametrize(("text", "expected"), SPEECHES, ids=[text[:40] for text, _ in SPEECHES])
def test_the_words_decide_between_about_mention_and_nothing(text: str, expected: str) -> None:
    assert strength(FISH, text) == expected


LONG_REPLY = (
    "I agree with every word of that, and I can promise him that we shall look at it again before the summer is out."
)

UNDER_HEADINGS = [
    # a heading carries a speech of substance that holds no word, but no courtesy and no formality
    (LONG_REPLY, ("Fishing",), "about"),
    (LONG_REPLY, ("Defra", "Fishing"), "about"),
    ("I thank the Minister for that.", ("Fishing",), "none"),
    ("I beg to move, " + LONG_REPLY, ("Fishing",), "none"),
    # a weak heading counts like a weak word, beside one of the text's own
    ("We eat fish.", ("Coastal Towns",), "about"),
    (LONG_REPLY, ("Coastal Towns",), "none"),
    # the longer phrase of a heading wins over one inside it
    (LONG_REPLY, ("Fishing Trips",), "none"),
    # a debate on another matter: only strong words count
    ("We eat fish and cod.", ("Phishing",), "mention"),
    ("The trawlers are in.", ("Phishing",), "about"),
]


@pytest.mark.parametrize(("text", "headings", "expected"), UNDER_HEADINGS)
def test_the_heading_helps_to_decide(text: str, headings: tuple[str, ...], expected: str) -> None:
    assert strength(FISH, text, *headings) == expected


def test_a_speech_that_only_its_heading_carries_has_no_mentions() -> None:
    assert Tagger([FISH]).tag(LONG_REPLY, ("Fishing",)) == (Tag("fish", "about", "v-fish", (), "heading"),)


def test_words_near_each_other_are_one_mention() -> None:
    assert marked(FISH, "The net fell from the boat; a trawler saw it.") == ["net fell from the boat", "trawler"]


def test_of_overlapping_words_those_worth_more_are_marked() -> None:
    quota = topic(strong={"any": ["cod quota"]}, weak={"any": ["cod", "the cod quota"]})
    assert marked(quota, "Scrap the cod quota for cod.") == ["cod quota", "cod"]


# ---- what holds for every text ----

SHIPPED = load_topics()
WORDS = sorted(
    {phrase.removesuffix("*") for topic in SHIPPED for phrase in topic.rules.strong.any + topic.rules.weak.any}
    | {phrase for topic in SHIPPED for phrase in topic.rules.none.any + topic.rules.passing.any}
    | {"sanctions", "harm", "fish", "the", ". ", ", ", "\n", "’s", "-", "İ", "😀", "\u00a0", "hon."}
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map(" ".join)
HEADINGS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=3).map(tuple)
ALL = Tagger(SHIPPED)
BACKWARDS = Tagger(SHIPPED[::-1])
EACH = {topic.slug: Tagger(family(topic, SHIPPED)) for topic in SHIPPED}
MORE = Tagger([*SHIPPED, FISH, replace(SHIPPED[0], slug="twin")])


@given(TEXTS, HEADINGS)
def test_spans_lie_inside_the_text_in_order_and_apart_and_read_their_phrase(
    text: str, headings: tuple[str, ...]
) -> None:
    for tag in ALL.tag(text, headings):
        end = 0
        for mention in tag.mentions:
            assert end <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.phrase
            assert (mention.topic, mention.version) == (tag.topic, tag.version)
            end = mention.end


@given(TEXTS, HEADINGS)
def test_tagging_twice_gives_the_same_and_tags_come_by_slug(text: str, headings: tuple[str, ...]) -> None:
    tags = ALL.tag(text, headings)
    assert tags == ALL.tag(text, headings) == BACKWARDS.tag(text, headings)
    assert [tag.topic for tag in tags] == sorted(tag.topic for tag in tags)


@given(TEXTS, HEADINGS)
def test_another_topic_never_changes_a_topics_tag(text: str, headings: tuple[str, ...]) -> None:
    alone = [tag for slug, tagger in EACH.items() for tag in tagger.tag(text, headings) if tag.topic == slug]
    assert [tag for tag in MORE.tag(text, headings) if tag.topic not in ("fish", "twin")] == alone


@given(st.lists(st.sampled_from(["fish", "fish*", "AI", "sea fish", "fish-sea", "sea’s"]), unique=True), TEXTS)
def test_what_is_found_for_a_phrase_does_not_depend_on_the_others(phrases: list[str], text: str) -> None:
    together = Scanner(phrases).hits(text)
    for number, phrase in enumerate(phrases):
        alone = [(hit.start, hit.end) for hit in Scanner([phrase]).hits(text)]
        assert [(hit.start, hit.end) for hit in together if hit.phrase == number] == alone


HOSTILE: list[Callable[[int], str]] = [
    lambda size: "China " * size,
    lambda size: "China and " * size + "sanctions",
    lambda size: "bone china China, Russia " * (size // 4),
    lambda size: "China" + "-x" * 4 * size + " sanctions" * (size // 3),
    lambda size: "online " + "." * 6 * size + " abuse",
    lambda size: "hon. " * size + "online abuse",
    lambda size: "a" * 6 * size,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text(5)[:20] for text in HOSTILE])
def test_a_hostile_text_takes_as_long_as_its_length_says(text: Callable[[int], str]) -> None:
    assert not too_slow(lambda words: ALL.tag(words, (words[: len(words) // 5],)), text, 2_500)

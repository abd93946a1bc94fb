"""Sections: sub-topics, dates, pins, replies, and which debates belong to a topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.tagging import DebateTurn, SectionTags, Tag, Tagger
from timeline.topics import Topic, related
from timeline.topics.rules import Rules

HERE = "commons.2031-02-03.harbours"
SPEECH = f"{HERE}.0a1b2c"
SAID = "We have looked at it with care, and nobody has shown that the present arrangement does anything but harm there."
LONG = " ".join([SAID] * 6)


def topic(slug: str, parent: str | None = None, **rules: object) -> Topic:
    return Topic(slug, slug, "…", Rules.model_validate(rules), (), (), f"v-{slug}", parent)


def turn(text: str, kind: str = "speech", speaker: str | None = "a", **more: object) -> DebateTurn:
    return DebateTurn(text=text, kind=kind, speaker=speaker, **more)  # type: ignore[arg-type]


def found(tags: SectionTags, slug: str = "fish") -> list[str]:
    """What became of each turn: its strength and rule."""
    return [next((f"{tag.strength} {tag.rule}" for tag in tags if tag.topic == slug), "none") for tags in tags.turns]


FISH = topic("fish", strong={"any": ["trawler*"]}, weak={"any": ["fish"]}, heading={"any": ["fishing"]})

# ---- sub-topics ----

COD = topic("cod", "fish", strong={"any": ["cod"]}, weak={"any": ["cod fish", "liver oil"]})
FAMILY = Tagger(related([FISH, COD]))


def tagged(text: str, tagger: Tagger = FAMILY) -> dict[str, Tag]:
    return {tag.topic: tag for tag in tagger.tag(text)}


def test_a_speech_of_a_sub_topic_belongs_to_its_parent_with_the_same_words() -> None:
    tags = tagged("The cod is gone.")
    assert (tags["fish"].strength, tags["fish"].rule) == ("about", "sub-topic")
    assert [(m.topic, m.phrase, m.version) for m in tags["fish"].mentions] == [("fish", "cod", tags["fish"].version)]
    assert tags["cod"].rule == "words"


def test_a_mere_mention_of_a_sub_topic_is_one_of_its_parent() -> None:
    tags = tagged("My aunt gave us liver oil.")
    assert [(tag.strength, tag.rule) for tag in tags.values()] == [("mention", "words"), ("mention", "sub-topic")]


def test_what_the_parent_finds_itself_stays_its_own_and_no_words_overlap() -> None:
    tag = tagged("A trawler, a cod fish and liver oil.")["fish"]
    assert (tag.strength, tag.rule) == ("about", "words")
    assert [m.phrase for m in tag.mentions] == ["trawler", "cod", "fish", "liver oil"]


def test_a_speech_belongs_to_every_topic_above() -> None:
    far = Tagger(related([FISH, COD, topic("roe", "cod", strong={"any": ["roe"]})]))
    assert {slug: tag.rule for slug, tag in tagged("Roe is dear.", far).items()} == {
        "cod": "sub-topic",
        "fish": "sub-topic",
        "roe": "words",
    }


def test_a_sub_topic_counts_for_nobody_where_its_parent_is_not_given() -> None:
    assert list(tagged("The cod is gone.", Tagger([COD]))) == ["cod"]


def test_a_parent_that_leaves_a_speech_out_does_not_get_it_from_its_sub_topic() -> None:
    parent = topic("fish", excluded={"speeches": [SPEECH]})
    tags = Tagger(related([parent, COD])).tag_section([turn("The cod is gone.", id=SPEECH)], id=HERE)
    assert (found(tags), found(tags, "cod")) == (["none"], ["about words"])


# ---- dates ----

DATED = topic(
    "fish",
    strong={"any": ["trawler*"]},
    weak={"any": ["quota plan"]},
    during=[{"from": date(2019, 4, 1), "to": date(2021, 12, 31), "strong": ["quota plan"], "weak": ["the plan"]}],
    scope={"from": date(2015, 1, 1)},
)

DAYS = [
    ("The quota plan is late.", date(2019, 4, 1), "about"),
    ("The quota plan is late.", date(2021, 12, 31), "about"),
    ("The quota plan is late.", date(2022, 1, 1), "mention"),
    ("The plan is late.", date(2020, 1, 1), "mention"),
    # on a day that nobody knows no dated phrase counts, and no scope leaves anything out
    ("The plan is late.", None, "none"),
    ("The trawlers are in.", None, "about"),
    # before the topic's scope
    ("The trawlers are in.", date(2014, 12, 31), "none"),
    ("The trawlers are in.", date(2015, 1, 1), "about"),
]


@pytest.mark.parametrize(("text", "day", "expected"), DAYS)
def test_dates_decide_what_counts(text: str, day: date | None, expected: str) -> None:
    tags = Tagger([DATED]).tag(text, day=day)
    assert (tags[0].strength if tags else "none") == expected


# ---- pins ----


def test_a_pinned_speech_is_about_the_topic_with_the_words_it_has() -> None:
    pinned = replace(FISH, rules=Rules.model_validate({"pinned": {"speeches": [SPEECH]}, "weak": {"any": ["fish"]}}))
    tags = Tagger([pinned]).tag_section([turn("We eat fish.", id=SPEECH), turn("We eat fish.")], id=HERE)
    assert found(tags) == ["about pinned", "mention words"]
    assert [m.phrase for m in tags.turns[0][0].mentions] == ["fish"]


def test_the_chair_and_procedure_have_no_topic_even_if_they_are_pinned() -> None:
    pinned = topic("fish", strong={"any": ["fish"]}, pinned={"speeches": [SPEECH], "debates": [HERE]})
    tags = Tagger([pinned]).tag_section([turn(f"Fish. {LONG}", id=SPEECH, tagged=False)], ("Fishing",), id=HERE)
    assert found(tags) == ["none"]


def test_a_pinned_debate_is_carried_like_one_with_a_heading() -> None:
    pinned = topic("fish", weak={"any": ["fish"]}, pinned={"debates": [HERE]})
    turns = [turn("What about fish?", "question"), turn(SAID, "answer", "b")]
    tags = Tagger([pinned]).tag_section(turns, ("Other Business",), id=HERE)
    assert found(tags) == ["about pinned", "about pinned"]
    assert [(one.rule, one.speeches, one.mentions) for one in tags.debates] == [("pinned", 2, 1)]


def test_an_excluded_debate_has_nothing_of_the_topic() -> None:
    out = topic("fish", strong={"any": ["trawler*"]}, heading={"any": ["fishing"]}, excluded={"debates": [HERE]})
    tags = Tagger([out]).tag_section([turn("The trawlers are in.")], ("Fishing",), id=HERE)
    assert (found(tags), tags.debates) == (["none"], ())


# ---- replies ----

QUESTION = turn("Will the trawlers be saved?", "question")
CHAIR = turn("Order. I call the shadow Minister, who has been waiting.", speaker="chair", tagged=False)
SHIPPING = turn("Will the lighthouse be painted before the summer?", "question")

THANKS = (
    "I thank the hon. Member for her question. I will write to her. I am grateful to her for what she has said of it."
)
LATER = "I agree that we need one figure, and I will come on to address that later in my speech when I reach the coast."

EXCHANGES = [
    # an answer to a question, and the question that follows it
    ([QUESTION, turn(SAID, "answer", "b")], ["about words", "about reply"]),
    ([QUESTION, CHAIR, turn(SAID, "answer", "b")], ["about words", "none", "about reply"]),
    (
        [QUESTION, turn("The fish are safe.", "answer", "b"), turn(SAID, "supplementary-question", "c")],
        ["about words", "about heading", "about reply"],
    ),
    # an intervention, and what the speaker says of it
    (
        [
            turn("The trawlers are in.", id="x"),
            turn(SAID, "intervention", "b", interrupts="x"),
            turn(SAID, continues="x"),
        ],
        ["about words", "about reply", "about reply"],
    ),
    # the first who speaks is carried by the heading, and who answers is answering it
    ([turn(SAID, "question"), turn(SAID, "answer", "b")], ["about heading", "about reply"]),
    # thanks, a letter that is promised, a matter that is put off, a formality
    ([QUESTION, turn(THANKS, "answer", "b")], [None, "none"]),
    ([QUESTION, turn(LATER, "answer", "b")], [None, "none"]),
    ([QUESTION, turn(f"I beg to move, {SAID}", "answer", "b")], [None, "none"]),
    # who answers a turn without a word of it is on another subject
    ([QUESTION, SHIPPING, turn(SAID, "answer", "b"), turn(SAID, "answer", "c")], [None, "none", "none", "none"]),
    # a speech that answers nobody must be long
    ([turn("The trawlers are in."), turn(SAID, speaker="b")], [None, "none"]),
    ([turn("The trawlers are in."), turn(LONG, speaker="b")], [None, "about heading"]),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "expected"), EXCHANGES)
def test_a_reply_is_about_what_it_answers_in_a_debate_that_its_heading_carries(
    turns: list[DebateTurn], expected: list[str | None]
) -> None:
    seen = found(Tagger([FISH]).tag_section(turns, ("Fishing",)))
    assert [what for what, wanted in zip(seen, expected, strict=True) if wanted] == [e for e in expected if e]


def test_elsewhere_an_answer_is_only_about_it_in_a_debate_that_mostly_is() -> None:
    asked = [QUESTION, turn(SAID, "answer", "b")]
    mostly = [*asked, *[turn(f"The trawlers are in. {SAID}", "question")] * 6]
    assert found(Tagger([FISH]).tag_section(asked, ("Topical Questions",)))[1] == "none"
    assert found(Tagger([FISH]).tag_section(mostly, ("Topical Questions",)))[1] == "about reply"


def test_in_such_a_debate_a_long_answer_or_one_to_another_matter_is_not() -> None:
    about = [turn(f"The trawlers are in. {SAID}", "question")] * 6
    turns = [*about, turn(f"{LONG} {LONG}", "answer", "b"), SHIPPING, turn(SAID, "answer", "b")]
    assert found(Tagger([FISH]).tag_section(turns, ("Topical Questions",)))[6:] == ["none", "none", "none"]


def test_an_excluded_speech_is_no_reply() -> None:
    out = topic("fish", strong={"any": ["trawler*"]}, heading={"any": ["fishing"]}, excluded={"speeches": [SPEECH]})
    tags = Tagger([out]).tag_section([QUESTION, turn(SAID, "answer", "b", id=SPEECH)], ("Fishing",), id=HERE)
    assert found(tags) == ["about words", "none"]


# ---- debates ----


def test_a_debate_belongs_by_so_many_speeches_with_so_many_mentions() -> None:
    rule = topic("fish", strong={"any": ["fish"]}, debate={"speeches": 2, "mentions": 3})
    two = [turn("Fish and fish.", id="x"), turn("Fish.", speaker="b", id="y")]
    parts = [turn("Fish and fish.", id="x"), turn("Fish.", id="y", continues="x")]  # one speech in two parts
    assert [(d.rule, d.speeches, d.mentions) for d in Tagger([rule]).tag_section(two).debates] == [("speeches", 2, 3)]
    assert Tagger([rule]).tag_section(parts).debates == ()


def test_a_long_sitting_that_touches_everything_does_not_belong() -> None:
    rule = Tagger([topic("fish", strong={"any": ["fish"]}, debate={"speeches": 2, "mentions": 2, "share": 25})])
    about, others = [turn("Fish!")] * 2, [turn(SAID)] * 6
    assert [d.rule for d in rule.tag_section([*about, *others]).debates] == ["speeches"]
    assert rule.tag_section([*about, *others, turn(SAID), turn(SAID), turn(SAID)]).debates == ()
    assert [d.rule for d in rule.tag_section([*about, *others, *[turn("I thank him.")] * 9]).debates] == ["speeches"]


def test_a_debate_belongs_by_its_heading_if_anybody_speaks_about_the_topic() -> None:
    tagger = Tagger([FISH])
    assert [d.rule for d in tagger.tag_section([turn("We eat fish.")], ("Fishing",)).debates] == ["heading"]
    assert tagger.tag_section([turn("I thank the Minister.")], ("Fishing",)).debates == ()


def test_a_debate_of_a_sub_topic_is_one_of_its_parent() -> None:
    cod = topic("cod", "fish", heading={"any": ["cod"]}, strong={"any": ["cod"]})
    tags = Tagger(related([FISH, cod])).tag_section([turn("The cod is gone.")], ("Cod",))
    assert {debate.topic: debate.rule for debate in tags.debates} == {"cod": "heading", "fish": "sub-topic"}


# ---- what holds for every section ----

TURNS = st.lists(
    st.builds(
        DebateTurn,
        text=st.lists(st.sampled_from(["trawler", "cod", "fish", "roe", "\n", SAID]), max_size=6).map(" ".join),
        id=st.sampled_from(["", "x", "y", SPEECH]),
        kind=st.sampled_from(["speech", "question", "answer", "supplementary-question", "intervention"]),
        speaker=st.sampled_from([None, "a", "b"]),
        tagged=st.booleans(),
        continues=st.sampled_from([None, "x", "y"]),
    ),
    max_size=8,
)  # fmt: skip
TITLES = st.lists(st.sampled_from(["Fishing", "Cod", "Business"]), max_size=2).map(tuple)
PINNED = topic("roe", "cod", strong={"any": ["roe"]}, pinned={"speeches": [SPEECH]}, excluded={"debates": [HERE]})
THREE = related([FISH, COD, PINNED])


@given(TURNS, TITLES, st.sampled_from(["", HERE]))
def test_a_parent_has_every_speech_and_debate_of_its_sub_topics_and_every_word(
    turns: list[DebateTurn], headings: tuple[str, ...], id: str
) -> None:
    tags = Tagger(THREE).tag_section(turns, headings, id=id)
    assert len(tags.turns) == len(turns)
    for said, mine in zip(turns, tags.turns, strict=True):
        by_topic = {tag.topic: tag for tag in mine}
        assert said.tagged or not mine
        for child, parent in (("cod", "fish"), ("roe", "cod")):
            if child in by_topic:
                assert by_topic[parent].strength == "about" or by_topic[child].strength == "mention"
                covered = {at for m in by_topic[parent].mentions for at in range(m.start, m.end)}
                assert all(covered & {*range(m.start, m.end)} for m in by_topic[child].mentions)
    belongs = {debate.topic for debate in tags.debates}
    assert ("cod" not in belongs or "fish" in belongs) and ("roe" not in belongs or "cod" in belongs)


@given(TURNS, TITLES)
def test_words_marked_in_a_section_lie_in_their_turn_apart_and_in_order(
    turns: list[DebateTurn], headings: tuple[str, ...]
) -> None:
    for said, tags in zip(turns, Tagger(THREE).tag_section(turns, headings).turns, strict=True):
        for tag in tags:
            end = 0
            for mention in tag.mentions:
                assert end <= mention.start < mention.end
                assert said.text[mention.start : mention.end] == mention.phrase
                end = mention.end


@given(TURNS, TITLES)
def test_a_topic_without_sub_topics_comes_out_the_same_alone(
    turns: list[DebateTurn], headings: tuple[str, ...]
) -> None:
    together, alone = Tagger(THREE).tag_section(turns, headings), Tagger([PINNED]).tag_section(turns, headings)
    assert found(together, "roe") == found(alone, "roe")

"""Topic files: what is read from them, which of two wins, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.topics import BadTopic, load_topics, read_topic

GOOD = """\
title = "Sea fishing"
description = "Boats, quotas and harbours."

[strong]
any = ["fishing quota*", "trawler*"]
near = [{ words = ["harbour*", ["boat*", "fleet"]], within = 5 }]

[weak]
any = ["fish"]

[examples]
about = ["The fishing quotas are a disgrace.", { heading = "Defra > Trawlers", text = "I shall look into it." }]

[counterexamples]
mention = ["I had fish for dinner."]
neither = ["I had soup."]
"""


def topic_file(folder: Path, name: str = "sea-fishing.toml", text: str = GOOD) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_topic_file_gives_its_words_and_rules() -> None:
    topic = read_topic(GOOD, "anywhere/sea-fishing.toml")
    assert (topic.slug, topic.title, topic.description) == (
        "sea-fishing",
        "Sea fishing",
        "Boats, quotas and harbours.",
    )
    assert topic.rules.strong.any == ("fishing quota*", "trawler*")
    assert topic.rules.strong.near[0].words == (("harbour*",), ("boat*", "fleet"))
    assert topic.examples[1].headings == ("Defra", "Trawlers")
    assert [example.expected for example in topic.counterexamples] == ["mention", "none"]


def test_the_version_changes_with_the_rules_and_not_with_examples_or_comments() -> None:
    version = read_topic(GOOD, "sea-fishing.toml").version
    assert read_topic("# by hand\n" + GOOD.replace("soup", "bread"), "sea-fishing.toml").version == version
    assert read_topic(GOOD.replace("trawler*", "trawler"), "sea-fishing.toml").version != version
    assert read_topic(GOOD.replace("within = 5", "within = 6"), "sea-fishing.toml").version != version


def test_a_folder_adds_topics_to_the_packaged_ones(tmp_path: Path) -> None:
    packaged = [topic.slug for topic in load_topics()]
    assert {"china-policy", "online-safety"} <= set(packaged)
    assert [topic.slug for topic in load_topics([topic_file(tmp_path)])] == sorted([*packaged, "sea-fishing"])


def test_the_users_definition_wins_over_the_packaged_one(tmp_path: Path) -> None:
    topics = load_topics([topic_file(tmp_path, "china-policy.toml")])
    assert [topic.title for topic in topics if topic.slug == "china-policy"] == ["Sea fishing"]


def test_one_slug_in_two_folders_is_an_error(tmp_path: Path) -> None:
    folders = [topic_file(tmp_path / "a"), topic_file(tmp_path / "b")]
    with pytest.raises(BadTopic, match=r"b/sea-fishing\.toml: an earlier folder defines 'sea-fishing' too; expected"):
        load_topics(folders)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadTopic, match="nowhere: no such folder; expected"):
        load_topics([tmp_path / "nowhere"])


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "soup.toml").write_bytes(b'title = "So\xffup"')
    with pytest.raises(BadTopic, match=r"soup\.toml: byte 11 is not UTF-8; expected"):
        load_topics([tmp_path])


def test_lists_nested_without_end_are_an_error_and_no_traceback() -> None:
    with pytest.raises(
        BadTopic, match=r"deep\.toml: lists or tables nested too deep; expected at most a list of lists"
    ):
        read_topic('title = "x"\na = ' + "[" * 5000, "deep.toml")


DEBATE = "commons.2031-02-03.harbours"

MISTAKES = [
    # a quote that is not closed, a list that is not closed to the end of the file
    ('title = "Sea fishing"', 'title = "Sea fishing', 1, "no valid TOML"),
    ('neither = ["I had soup."]', 'neither = ["I had soup."', 16, "no valid TOML"),
    # a mistyped key, at the top and in a table
    ("description =", "descripton =", 2, "unknown key 'descripton'; expected one of strong, weak"),
    ('[weak]\nany = ["fish"]', '[weak]\nanny = ["fish"]', 9, "unknown key 'weak.anny'; expected one of any, all, near"),
    ("within = 5", "inside = 5, within = 5", 6, "unknown key 'strong.near.inside'; expected one of words, within"),
    # TOML puts a key that follows a table into it
    ('[weak]\nany = ["fish"]', '[weak]\nany = ["fish"]\nslug = "x"', 10, "unknown key 'weak.slug'"),
    # phrases that are none
    ('any = ["fish"]', 'any = ["fish", ""]', 9, "the phrase '' holds no word; expected words"),
    ('any = ["fish"]', 'any = [\n  "fish",\n  "fish  soup"\n]', 11, "holds surplus space; expected single spaces"),
    ('any = ["fish"]', r'any = ["fish\\b"]', 9, "expected plain words, no pattern signs"),
    ('any = ["fish"]', 'any = ["fi*"]', 9, "has a '*' out of place; expected it once, after 3 or more letters"),
    ('any = ["fish"]', 'any = ["fish* soup"]', 9, "has a '*' out of place"),
    # wrong types
    ('any = ["fish"]', 'any = "fish"', 9, "'weak.any' is 'fish'; expected a list"),
    ('any = ["fish"]', "any = [7]", 9, "'weak.any' is 7; expected text in quotes"),
    ("within = 5", 'within = "5"', 6, "'strong.near.within' is '5'; expected a whole number"),
    ("within = 5", "within = 5000", 6, "'strong.near.within' is 5000; expected less than or equal to 100"),
    ('[weak]\nany = ["fish"]', 'weak = ["fish"]', 8, "'strong.weak'"),
    # near needs two groups, with each phrase once, and a distance
    ('"harbour*", ["boat*", "fleet"]', '"harbour*"', 6, "'strong.near.words' holds too little; expected at least 2"),
    (
        '"harbour*", ["boat*", "fleet"]',
        '"fleet", "Fleet"',
        6,
        "the phrase 'fleet' stands twice; expected each phrase once",
    ),
    (", within = 5", "", 6, "no 'strong.near.within'; expected a line “within = …”"),
    # what must be there
    ('title = "Sea fishing"\n', "", 1, "no 'title'; expected a line “title = …”"),
    ('neither = ["I had soup."]', "", 14, "no 'counterexamples.neither'"),
    ('title = "Sea fishing"', 'title = ""', 1, "'title' is ''; expected some text in the quotes"),
    # the slug
    ('title = "Sea fishing"', 'slug = "fishing"\ntitle = "Sea fishing"', 1, "slug 'fishing'; expected 'sea-fishing'"),
]


# What is wrong in a table of dates, pins or numbers that stands before [weak].
TABLES = [
    ("[scope]\nfrom = '2019'", 9, "'scope.from' is '2019'; expected a day without quotes"),
    ("[scope]\nfrom = 2019-01-02\nto = 2019-01-01", 8, "is after to = 2019-01-01; expected from ≤ to"),
    ("[scope]\nform = 2019-01-02", 9, "unknown key 'scope.form'; expected one of from, to"),
    ("[[during]]\nfrom = 2019-01-02", 8, "there are no phrases; expected strong = […]"),
    ("[[during]]\nweak = ['soup']", 8, "neither from nor to; expected at least one"),
    ("[[during]]\nfrom = 2019-01-02\nweak = ['soup']\n[[during]]\nto = 2019-01-02\nweak = ['so*']", 13,
     "in 'during.weak', the phrase 'so*' has a '*' out of place"),
    ("[debate]\nspeeches = 0", 9, "'debate.speeches' is 0; expected greater than or equal to 1"),
    ("[debate]\nshare = 101", 9, "'debate.share' is 101; expected less than or equal to 100"),
    ("[enough]\ntimes = 1", 9, "'enough.times' is 1; expected greater than or equal to 2"),
    ("[enough]\nwords = 100", 9, "unknown key 'enough.words'; expected one of points, up_to, times"),
    ("[hint]\nnear = []", 9, "unknown key 'hint.near'; expected one of any"),
    ("[pinned]\nspeeches = ['x']", 9, "'x' is no speech id; expected"),
    (f"[pinned]\ndebates = ['{DEBATE}']\n[excluded]\ndebates = ['{DEBATE}']", 10, "is pinned too"),
]  # fmt: skip
MISTAKES += [("[weak]", f"{table}\n[weak]", line, said) for table, line, said in TABLES]


@pytest.mark.parametrize(("right", "wrong", "line", "said"), MISTAKES, ids=[said for *_, said in MISTAKES])
def test_a_mistake_is_told_with_its_file_and_line(right: str, wrong: str, line: int, said: str) -> None:
    assert right in GOOD
    with pytest.raises(BadTopic) as error:
        read_topic(GOOD.replace(right, wrong, 1), "my/sea-fishing.toml")
    assert str(error.value).startswith(f"my/sea-fishing.toml:{line}: ")
    assert said in str(error.value)


@pytest.mark.parametrize("name", ["Sea.toml", "sea fishing.toml", "-sea.toml", ".toml"])
def test_a_file_name_that_is_no_slug_is_an_error(name: str) -> None:
    with pytest.raises(BadTopic, match="is no slug; expected a name like"):
        read_topic(GOOD, name)


def family(folder: Path, **parents: str) -> Path:
    """A folder of topics, each with its parent, or none where that is empty."""
    for slug, parent in parents.items():
        topic_file(folder, f"{slug}.toml", f"parent = '{parent}'\n{GOOD}" if parent else GOOD)
    return folder


def test_the_version_of_a_topic_covers_its_sub_topics(tmp_path: Path) -> None:
    def versions() -> dict[str, str]:
        return {topic.slug: topic.version for topic in load_topics([tmp_path])}

    family(tmp_path, top="", middle="top", low="middle", other="")
    before = versions()
    topic_file(tmp_path, "low.toml", "parent = 'middle'\n" + GOOD.replace("trawler*", "trawler"))
    assert {slug for slug, version in versions().items() if version != before[slug]} == {"top", "middle", "low"}


def test_a_parent_that_is_no_topic_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadTopic, match=r"low\.toml:1: parent 'nowhere' is no topic; expected one of .*low"):
        load_topics([family(tmp_path, low="nowhere")])


@pytest.mark.parametrize("parents", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "b"}])
def test_topics_above_themselves_are_told(tmp_path: Path, parents: dict[str, str]) -> None:
    with pytest.raises(BadTopic, match=r"\.toml:1: parents run in a circle, .* → .*; expected an outermost topic"):
        load_topics([family(tmp_path, **parents)])


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_is_a_topic_or_told_with_its_place(text: str) -> None:
    for source in (text, GOOD.replace("fish", text), GOOD.replace("[weak]", f"[weak]\n{text}")):
        try:
            read_topic(source, "sea-fishing.toml")
        except BadTopic as error:
            assert str(error).startswith("sea-fishing.toml:") and "; expected " in str(error)

"""Flat items become sections that nest as their headings do."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hansard.ids import identify
from hansard.model import Attribution, Heading, Item, Sitting, Speech
from hansard.outline import outline

items = st.lists(
    st.builds(Heading, st.integers(1, 4), st.text(min_size=1, max_size=10))
    | st.builds(Speech, st.just(Attribution("A")), st.tuples(st.text(min_size=1, max_size=10))),
    max_size=20,
)


def sitting(*found: Item) -> Sitting:
    return identify(Sitting("commons", date(2031, 2, 3), "A day", tuple(found)))


def test_a_section_knows_the_headings_above_it() -> None:
    day = sitting(
        Heading(1, "Oral Answers"), Heading(2, "Home"), Heading(3, "Police"), Heading(2, "Health"), Heading(1, "Bill")
    )
    assert [(s.heading.text, s.path) for s in outline(day)] == [
        ("Oral Answers", ()),
        ("Home", ("Oral Answers",)),
        ("Police", ("Oral Answers", "Home")),
        ("Health", ("Oral Answers",)),
        ("Bill", ()),
    ]


def test_words_before_any_heading_stand_under_the_title_of_the_day() -> None:
    (section,) = outline(sitting(Speech(Attribution("A"), ("Prayers.",))))
    assert section.heading.text == "A day" and section.id == "commons.2031-02-03.opening"


@given(items)
def test_every_item_stands_in_exactly_one_section_whose_id_its_speeches_carry(found: list[Item]) -> None:
    day = sitting(*found)
    sections = outline(day)
    assert [i for s in sections for i in s.items] == [i for i in day.items if not isinstance(i, Heading)]
    for section in sections:
        assert all(i.id.startswith(section.id + ".") for i in section.items if isinstance(i, Speech))
    assert len({s.id for s in sections}) == len(sections)


@given(items)
def test_a_parent_comes_before_its_parts_and_is_of_a_smaller_level(found: list[Item]) -> None:
    seen: dict[str, int] = {}
    for section in outline(sitting(*found)):
        if section.parent:
            assert seen[section.parent] < section.heading.level
        seen[section.id] = section.heading.level

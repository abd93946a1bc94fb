"""Text → topics with their words. Pure: nothing is read, stored or remembered.

    turns of a section ──scan──▶ hits of all phrases of all topics
      topic by topic, sub-topics first, where a turn holds a phrase that may begin a piece of evidence:
        hits ──evidence──▶ spans with points ──words──▶ tag of each turn ──families──▶ with those of the sub-topics
          ──replies──▶ with the short replies ──debates──▶ whether the debate belongs

The words of one topic are judged like this (docs/topics.md says it to the writer of a topic):

1. Words in another sense (`none`) are struck out, then words named in passing (`passing`) are set aside.
2. What is left gives evidence: strong words two points, weak words one, hints one beside anything else and nothing
   alone. Of pieces of evidence that overlap, the one worth more stays, then the longer one.
3. A speech is *about* the topic when its points, three a sentence at most, are enough for its length, or when it has a
   word of the topic and its debate's heading carries it; a short formality is about nothing. Otherwise it *mentions*
   the topic if any word of it is left; otherwise it has no tag, unless it is a reply (`timeline.tagging.replies`).

Post-conditions, proved in tests/timeline/test_tagging.py and test_sections.py: mentions lie inside the text, do not
overlap within a topic, come in order, and `text[start:end] == phrase`; tags come in order of slug; a topic’s tag hangs
on nothing but its own rules and those of its sub-topics, the section and its day.
"""

from timeline.tagging.tagger import Tagger
from timeline.tagging.tags import Debate, DebateTurn, Mention, Rule, SectionTags, Strength, Tag, is_tagged

__all__ = ["Debate", "DebateTurn", "Mention", "Rule", "SectionTags", "Strength", "Tag", "Tagger", "is_tagged"]

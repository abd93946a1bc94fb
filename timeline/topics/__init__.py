"""Topics: what their files may say, read and checked."""

from timeline.topics.definitions import Example, Topic, family, load_topics, read_topic, related
from timeline.topics.errors import BadTopic

__all__ = ["BadTopic", "Example", "Topic", "family", "load_topics", "read_topic", "related"]

"""What ranking knows of a story without its texts. Never ranks."""

from __future__ import annotations

from collections import Counter

from domain.lookup import folded
from domain.model import Story, StoryFace, StoryKind, StorySketch, microseconds


def sketch(story: Story) -> StorySketch:
    """The sketch of a story: topics are those of the majority of its articles that are no copies."""
    members = [member.article for member in story.members]
    own = [member.article for member in story.members if member.copy_of is None] or members
    topics = Counter(topic for article in own for topic in dict.fromkeys(article.topics))
    langs = Counter(article.lang for article in own)
    kind = StoryKind(
        lang=max(langs, key=lambda lang: (langs[lang], lang)),
        topics=tuple(sorted(topic for topic, count in topics.items() if count * 2 > len(own))),
        breadth=len(story.outlets),
        reports=story.reports,
        own=any(article.own for article in members),
    )
    return StorySketch(story.id, kind, microseconds(max(article.arrived for article in members)))


def face(story: Story) -> StoryFace:
    """How the story looks."""
    titles = {line for member in story.members if (line := folded(member.article.title)).strip()}
    return StoryFace(articles=len(story.members), outlets=story.outlets, titles="\n".join(sorted(titles)))

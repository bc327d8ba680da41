"""Briefings and stories as JSON: the fields that other programs rely on (docs/operating.md). Reads nothing itself."""

from __future__ import annotations

from typing import TypedDict

from bot.chat.render import sentence_url
from domain.model import Article, Briefing, Item, Sentence, Story, published_text
from summarise.headline import headline


class ArticleRow(TypedDict):
    """An article as it stands under a story."""

    id: str
    title: str
    url: str | None
    source: str
    published: str | None
    copy_of: str | None


class StoryRow(TypedDict):
    """A story with all its articles."""

    id: int
    headline: str
    articles: list[ArticleRow]


def story_json(story: Story) -> StoryRow:
    """The story with its headline and its articles in order of arrival."""
    articles = [member.article for member in story.members if member.copy_of is None] or [story.members[0].article]
    return {"id": story.id, "headline": headline(articles)[0], "articles": _articles(story)}


def _articles(story: Story) -> list[ArticleRow]:
    return [
        {
            "id": member.article.id,
            "title": member.article.title,
            "url": member.article.url,
            "source": member.article.outlet,
            "published": published_text(member.article.published),
            "copy_of": member.copy_of,
        }
        for member in story.members
    ]


def briefing_json(briefing: Briefing) -> dict[str, object]:
    """The whole briefing; times in UTC, unknown is null."""
    counts = briefing.counts
    return {
        "since": published_text(briefing.since),
        "until": published_text(briefing.until),
        "counts": {"stories": counts.stories, "articles": counts.articles, "feeds": counts.feeds},
        "stories": [_item(item) for item in briefing.items],
    }


def _item(item: Item) -> dict[str, object]:
    members = {member.article.id: member.article for member in item.story.members}
    return {
        "id": item.story.id,
        "headline": item.headline,
        "url": item.lead.url,
        "update": item.update,
        "sentences": [_sentence(s, members[s.article]) for s in item.sentences],
        "articles": [{**row, "author": members[row["id"]].author} for row in _articles(item.story)],
        "outlets": len(item.story.outlets),
        "reports": item.story.reports,
    }


def _sentence(said: Sentence, article: Article) -> dict[str, object]:
    url = sentence_url(said, article)
    return {"text": said.text, "article": article.id, "outlet": article.outlet, "url": url}

"""A draft tells what the story itself would tell, and holds only while nothing changed and nothing else is wished."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chats import Length, Wish
from domain.lookup import phrases
from domain.model import Article, Member, Story
from summarise.briefing import item
from summarise.draft import Draft, draft, tells, told_by
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER, article, hours, story, stream

RULES = "of today"
FIRST = article("f1", FLOOD, title="Four missing as Aldmere floods", outlet="Post")
OTHER = article("f2", FLOOD_OTHER, title="River Wend bursts its banks", outlet="Day", arrived=FIRST.arrived + hours(1))
COPY = Member(article=replace(FIRST, id="f3", outlet="Wire", source="Wire"), copy_of="f1")
STORY = story(FIRST, OTHER, COPY)


def _stories() -> list[Story]:
    told = stream(60)
    return [
        STORY,
        story(FIRST, number=2),
        story(article("empty", ""), number=3),
        story(article("untitled", BANK), number=4),
        *(story(*told[at : at + 3], number=at) for at in range(0, 60, 3)),
    ]


@pytest.mark.parametrize("length", list(Length))
@pytest.mark.parametrize("one", _stories(), ids=lambda one: f"story {one.id}")
def test_a_draft_tells_what_the_story_tells(one: Story, length: Length) -> None:
    made = Draft.unpack(draft(one, RULES).pack())
    wish = Wish(length=length)
    assert tells(made, one, RULES, wish.langs, wish.muted)
    assert told_by(made, one, wish) == item(one, (), wish)


def _with(text: str) -> Article:
    return replace(FIRST, text=text)


@pytest.mark.parametrize(
    "now",
    [
        story(FIRST, OTHER),
        story(FIRST, OTHER, Member(article=COPY.article)),
        story(_with(FLOOD + "."), OTHER, COPY),
        story(_with(""), OTHER, COPY),
        story(replace(FIRST, title="Floods"), OTHER, COPY),
        story(replace(FIRST, lang="de"), OTHER, COPY),
        story(replace(FIRST, published=FIRST.arrived - hours(1)), OTHER, COPY),
        story(OTHER, FIRST, COPY),
    ],
    ids=["left", "no copy", "text", "pruned", "title", "language", "date", "order"],
)
def test_a_draft_of_a_story_that_changed_is_not_used(now: Story) -> None:
    assert not tells(draft(STORY, RULES), now, RULES, (), ())


def test_a_draft_by_other_rules_is_not_used() -> None:
    assert not tells(draft(STORY, "of yesterday"), STORY, RULES, (), ())


@pytest.mark.parametrize(
    ("wish", "holds"),
    [
        (Wish(muted=("mayor",)), False),
        (Wish(muted=("SANDBAGS",)), False),
        (Wish(muted=("volcano", "…")), True),
        (Wish(langs=("en",)), True),
        (Wish(langs=("de",)), False),
    ],
    ids=["muted in a title's text", "muted in another", "muted elsewhere", "its language", "another language"],
)
def test_a_draft_is_used_where_the_wish_changes_nothing(wish: Wish, holds: bool) -> None:
    assert tells(draft(STORY, RULES), STORY, RULES, wish.langs, phrases(wish.muted)) is holds
    if holds:
        assert told_by(draft(STORY, RULES), STORY, wish) == item(STORY, (), wish)

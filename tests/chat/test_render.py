"""How a briefing reads: head, stories, foot, each mark on its words, and nothing of a feed able to break out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.render import Frame, blocks, coverage, headline, told
from bot.chat.rich import MOST_MARKS, MOST_UNITS, messages
from bot.words.catalogue import Words
from domain.message import MarkKind, units
from domain.model import Briefing, Counts, Item, Member, Sentence, Story, Told
from tests.storage.builders import article

ENGLISH = Words("en")
NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
FRAME = Frame(zone="Europe/London", words=ENGLISH)
TEXT = "The bridge was closed on Monday."


def item(*outlets: str, copies: int = 0, update: bool = False, title: str = "Bridge closed", text: str = TEXT) -> Item:
    """A story told by these outlets, the last `copies` of them copying the first."""
    names = [f"a{number}" for number in range(len(outlets))]
    members = tuple(
        Member(
            article=article(name, title=title, text=text, outlet=outlet),
            copy_of="a0" if at >= len(outlets) - copies else None,
        )
        for at, (name, outlet) in enumerate(zip(names, outlets, strict=True))
    )
    sentence = Sentence(text=text, article="a0", start=0, end=len(text))
    story = Story(id=1, members=members)
    return Item(story=story, headline=title, lead=members[0].article, sentences=(sentence,), update=update)


def briefing(*items: Item) -> Briefing:
    """A briefing of these since yesterday."""
    counts = Counts(stories=len(items), articles=212, feeds=24)
    return Briefing(since=NOW - timedelta(days=1), until=NOW, items=items, counts=counts)


def test_a_briefing_reads_as_it_should() -> None:
    made = blocks(briefing(item("Post"), item("Post", "Ledger", update=True)), replace(FRAME, more=3, notes=("So.",)))
    assert "\n\n".join(block.text for block in made) == (
        "Morning briefing · Wednesday 30 October, 08:00\n"
        "2 stories from 212 articles in 24 feeds since yesterday 08:00\n\n"
        "1  Bridge closed\n"
        "The bridge was closed on Monday. [Post]\n\n"
        "2  UPDATE  Bridge closed\n"
        "New since yesterday 08:00: The bridge was closed on Monday. [Post]\n"
        "2 outlets, 2 independent reports\n\n"
        "3 more stories in this span.\n"
        "So."
    )


def test_the_headline_links_to_the_article_and_the_outlet_to_the_sentence() -> None:
    (message,) = messages(blocks(briefing(item("Post")), FRAME))
    links = [mark for mark in message.marks if mark.kind is MarkKind.LINK]
    covered = [message.text[mark.start : mark.start + mark.length] for mark in links]
    assert covered == ["Bridge closed", "Post"]
    assert links[0].url == "https://example.org/a0"
    assert links[1].url == "https://example.org/a0#:~:text=The%20bridge%20was%20closed%20on%20Monday."


@pytest.mark.parametrize(
    ("outlets", "copies", "said"),
    [
        (("Post",), 0, ""),
        (("Post", "Ledger"), 0, "2 outlets, 2 independent reports"),
        (("Post", "Ledger", "Wire"), 2, "3 outlets, 1 independent report"),
        (("Post", "Post"), 1, "2 articles, 1 independent report, 1 copy of one text"),
        (("Post", "Post"), 0, "2 articles, 1 independent report"),
    ],
    ids=["one", "two reports", "copies", "a copy of its own", "its own again"],
)
def test_copies_are_not_counted_as_reports(outlets: tuple[str, ...], copies: int, said: str) -> None:
    assert coverage(item(*outlets, copies=copies), ENGLISH) == said


@pytest.mark.parametrize(
    ("hour", "greeting"), [(0, "Morning"), (11, "Morning"), (12, "Afternoon"), (17, "Afternoon"), (18, "Evening")]
)
def test_the_greeting_is_that_of_the_readers_hour(hour: int, greeting: str) -> None:
    made = blocks(replace(briefing(), until=NOW.replace(hour=hour)), FRAME)
    assert made[0].text.startswith(f"{greeting} briefing")


def test_what_is_told_is_the_very_sentences() -> None:
    assert told(briefing(item("Post"))) == (Told(story=1, article="a0", text=TEXT),)


WORDS = st.text(max_size=300)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=12), st.sampled_from([1, 40]))
def test_any_text_of_any_feed_makes_messages_within_the_limits(texts: list[tuple[str, str, str]], times: int) -> None:
    items = [item(outlet or "x", title=title * times or "x", text=text * times or "x") for title, text, outlet in texts]
    for message in messages(blocks(briefing(*items), FRAME)):
        assert units(message.text) <= MOST_UNITS
        assert len(message.marks) <= MOST_MARKS
        assert all(0 <= mark.start < mark.start + mark.length <= units(message.text) for mark in message.marks)
        assert not set(message.text) & set("\u202e\u202d\u200b\x1b\r\x07")


def test_a_feed_cannot_put_a_line_or_a_mark_of_its_own_into_a_briefing() -> None:
    evil = item("Post", title="One\n\n2  UPDATE  <b>Two</b>", text="[Post](https://evil.example) *bold*")
    made = blocks(briefing(evil), FRAME)[1]
    assert made.text.split("\n")[0] == "1  One 2 UPDATE <b>Two</b>"
    assert [mark.kind for mark in headline(evil).marks] == [MarkKind.BOLD, MarkKind.LINK]
    assert len([mark for mark in made.marks if mark.kind is MarkKind.LINK]) == 2

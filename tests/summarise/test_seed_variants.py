"""Twelve more outlets run the wire text of the seeds in their own wrapping: one story, one text, an editor's sentences.

The wrapping is ours; the wire text is read where it lies and stands nowhere in this project.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from domain.chats import Length, Wish
from domain.model import Member, Story
from ingest.extract import Extracted, extract_text
from summarise.briefing import item
from summarise.stories import Desk
from tests.summarise.newsroom import NOW, article, hours

NAMED = (
    "Russia and Ukraine exchanged scores",
    "killing at least four",
    "launched 62 drones",
    "Foreign Minister Choe",
    "10,000 troops",
)
# Outlet, author, zone, what stands before the wire text, what stands after it.
WRAPPINGS = (
    ("Morning Courier", "Ana Duarte", "GMT", "Turn on alerts from The Morning Courier", "Become a supporter today"),
    ("Lakeside Post", "Per Lind", "EDT", "Sign up for our daily newsletter", "Click here to subscribe"),
    ("Valley Voice", "Mia Orr", "CET", "Advertisement", "Copyright © Valley Voice. All rights reserved."),
    ("The Ledger", "Bo Lee", "PST", "Please accept cookies to read on", "Thank you for reading The Ledger"),
    ("Harbour Times", "Ines Calder", "BST", "Your donation keeps us going", "Read more: five more stories"),
    ("Norland Herald", "Ruth Alder", "UTC", "Manage notifications in your browser", "Follow us on Facebook"),
    ("City Wire", "Tom Pike", "EST", "Sign in to follow this topic", "More on this story"),
    ("Daily Lantern", "Paul Otis", "AEST", "Support quality journalism for 2 crowns a month", "Related stories"),
    ("Peak Gazette", "Ilse Brandt", "EEST", "Log in to save this story", "This article was first published elsewhere"),
    ("Quay Observer", "Luc Morel", "IST", "Scroll down for the video", "Please refresh the page to continue"),
    ("Evening Mail", "Nora Falk", "CEST", "Watch live: our evening programme", "Have your say in the comments below"),
    ("Fenland Star", "Cleo Hart", "PDT", "Listen to our podcast on the news of the day", "Tell us what you think"),
)  # fmt: skip


@pytest.fixture
def seed() -> str:
    """The first of the two texts, as it came."""
    folder = os.environ.get("BRIEFING_DATA")
    if not folder:
        pytest.skip("not measured: set BRIEFING_DATA")
    return sorted((Path(folder).parent / "seeds").glob("*.txt"))[0].read_text(encoding="utf-8")


def wrapped(seed: str, wrapping: tuple[str, str, str, str, str]) -> Extracted:
    """The wire text of the seed as another outlet would run it."""
    outlet, author, zone, before, after = wrapping
    wire = seed[seed.index("Russia and Ukraine exchanged") :].split("___", maxsplit=1)[0].strip()
    head = ("Drone strikes traded as envoy visits Moscow", author, outlet, f"Wednesday 30 October 2024 10:46 {zone}")
    return extract_text("\n\n".join((before, *head, wire, after)) + "\n")


@pytest.mark.parametrize("wrapping", WRAPPINGS, ids=[one[0] for one in WRAPPINGS])
def test_another_wrapping_of_the_wire_text_is_one_story_one_text_and_the_same_news(
    seed: str, wrapping: tuple[str, str, str, str, str]
) -> None:
    original, other = extract_text(seed), wrapped(seed, wrapping)
    first = article("first", original.text, title=original.title, outlet="The Independent")
    second = article("second", other.text, title=other.title, outlet=wrapping[0], arrived=NOW + hours(1))
    desk = Desk()
    filed = [desk.file(first), desk.file(second)]
    assert filed[0].story == filed[1].story
    assert filed[1].copy_of == "first"

    for members in ((Member(article=first), Member(article=second, copy_of="first")), (Member(article=second),)):
        shown = item(Story(id=1, members=members), (), Wish(length=Length.LONG))
        assert shown is not None
        told = [sentence.text for sentence in shown.sentences]
        assert len(told) == 3
        assert all(any(part in text for part in NAMED) for text in told)
        assert not any(line in text for text in (*told, other.text) for line in (wrapping[3], wrapping[4]))

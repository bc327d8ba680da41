"""What is new to a place: from when on, up to where it has looked, and nothing of it lost. Tests no wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.edition import DAY, OLDEST, Kitchen, looked, looked_aside, new_to, of_stories, since, span
from bot.filing import Filing, file_all
from domain.chats import Place, Settings, Wish
from domain.model import Origin, Source, SourceKind
from storage.store import Store
from tests.storage.builders import article

NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
HERE = Settings(place=Place(chat="42"))
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("looked_at", "start"),
    [
        (None, NOW - DAY),
        (NOW - timedelta(hours=1), NOW - timedelta(hours=1)),
        (NOW - OLDEST, NOW - OLDEST),
        (NOW - OLDEST - TICK, NOW - OLDEST),
    ],
    ids=["at first a day", "since the last look", "a week", "a week at most"],
)
def test_the_span_begins_with_the_last_look(looked_at: datetime | None, start: datetime) -> None:
    assert since(replace(HERE, looked_at=looked_at), NOW) == start


def test_after_a_look_nothing_is_new(store: Store) -> None:
    edition = new_to(store, HERE, NOW)
    assert len(edition.briefing.items) == HERE.wish.limit
    looked(store, HERE, edition, NOW)
    assert new_to(store, store.settings(HERE.place), NOW + DAY).briefing.items == ()


def test_what_is_filed_after_a_look_is_new_even_if_it_arrived_before(store: Store) -> None:
    looked(store, HERE, new_to(store, HERE, NOW), NOW)
    late = "The mayor of Orrin opened the new swimming baths on Tuesday with a jump from the highest board."
    store.add_articles([article("late", title="Orrin's baths open", text=late, arrived=NOW - timedelta(hours=2))])
    file_all(store, Filing(), NOW)
    items = new_to(store, store.settings(HERE.place), NOW + TICK).briefing.items
    assert [[one.text for one in item.sentences] for item in items] == [[late]]


def test_a_wish_for_one_topic_brings_no_other(store: Store) -> None:
    items = new_to(store, HERE, NOW, Wish(topics=("sport",))).briefing.items
    assert items
    sketches = {sketch.id: sketch for sketch in store.sketches(since=NOW - DAY, until=NOW)}
    assert all("sport" in sketches[item.story.id].kind.topics for item in items)


def test_a_briefing_on_one_topic_says_how_much_of_that_topic_there_was(store: Store) -> None:
    everything = span(store, NOW - DAY, NOW, Wish()).counts
    sport = span(store, NOW - DAY, NOW, Wish(topics=("sport",), limit=20))
    assert len(sport.items) <= sport.counts.stories < everything.stories
    assert 0 < sport.counts.articles < everything.articles


def test_a_span_has_its_beginning_open_and_its_end_closed(store: Store) -> None:
    arrived = sorted({member.article.arrived for story in store.stories() for member in story.members})
    first, last = arrived[0], arrived[-1]
    wish = Wish(limit=99)
    assert span(store, first - TICK, last, wish).counts.articles == span(store, first, last, wish).counts.articles + 1
    assert span(store, first, last, wish).counts.articles == span(store, first, last - TICK, wish).counts.articles + 1


def test_the_next_stories_of_a_list_are_as_many_as_wished_and_the_others_rest(store: Store) -> None:
    ids = [story.id for story in store.stories()][:7]
    briefing = of_stories(store, HERE, ids, NOW)
    assert [item.story.id for item in briefing.items] == ids[:5]
    assert list(briefing.rest) == ids[5:]


def test_a_story_that_is_gone_is_left_out_of_the_list(store: Store) -> None:
    assert of_stories(store, HERE, [10**6], NOW).items == ()


def test_what_was_shown_aside_but_never_arrived_is_still_new(store: Store) -> None:
    sport = new_to(store, HERE, NOW, Wish(topics=("sport",))).briefing
    looked_aside(store, HERE.place, sport)
    assert new_to(store, HERE, NOW, Wish(topics=("sport",))).briefing.items == sport.items


def test_what_many_places_share_never_holds_a_feed_that_only_one_of_them_follows(store: Store) -> None:
    mine = Settings(place=Place(chat="mine"), wish=Wish(limit=50))
    secret = Source(id="secret", kind=SourceKind.FEED, url="https://x.example/f", outlet="S", origin=Origin.OWN)
    store.follow(mine.place, secret, NOW - DAY)
    known = next(iter(store.stories())).members[0].article
    text = f"{known.text}\n\nOnly readers of this letter learn that the mayor of Orrin was there as well."
    letter = replace(known, id="letter", source="secret", outlet="Secret", keys=(), text=text, arrived=NOW, own=True)
    store.add_articles([letter])
    file_all(store, Filing(), NOW)
    kitchen = Kitchen()
    for reader, seen in ((mine, True), (replace(HERE, wish=mine.wish), False)):
        items = new_to(store, reader, NOW + TICK, kitchen=kitchen).briefing.items
        assert any(one.article.id == "letter" for item in items for one in item.story.members) is seen

"""What is told at once and what is not: how many outlets, how soon, how often, in which hours. Tests no wording."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.alerting import MOST_A_DAY, alert
from bot.edition import new_to
from domain.chats import Chat, ChatKind, Habits, Place, Regard, Settings, Wish
from storage.sqlite import open_store
from storage.store import Store
from tests.storage.builders import article, file, filed

NOW = datetime(2024, 10, 30, 12, tzinfo=UTC)
HERE = Place(chat="42")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty newsroom, and a place that wants alerts."""
    with closing(open_store(tmp_path / "alerts.db", now=lambda: NOW)) as opened:
        opened.put_chat(Chat(id=HERE.chat, kind=ChatKind.PRIVATE))
        wish(opened, alerts=True)
        yield opened


def wish(
    store: Store, *, alerts: bool = False, quiet: tuple[int, int] | None = None, muted: tuple[str, ...] = ()
) -> None:
    """What the place wants."""
    habits = Habits(alerts=alerts, quiet=quiet)
    store.put_settings(replace(store.settings(HERE), habits=habits, wish=Wish(muted=muted)))


def reported(store: Store, story: int, *outlets: str, ago: timedelta = MINUTE, copy_of: str | None = None) -> None:
    """Each outlet reports the story, in words of its own."""
    for outlet in outlets:
        name = f"{story}-{outlet}"
        text = f"{outlet} said on Monday that bridge number {story} at {outlet}ton fell into the river of {outlet}land."
        store.add_articles([article(name, title=f"Bridge {story} falls", text=text, outlet=outlet, arrived=NOW - ago)])
        file(store, filed(name, story, copy_of=copy_of))


def sent(store: Store, now: datetime = NOW) -> list[str]:
    """The texts of the alerts that are owed now."""
    alert(store, now, "UTC")
    found = []
    while part := store.claim(now):
        store.confirm(part.id, message_id=part.id, now=now)
        found.append(part.message.text)
    return found


@pytest.mark.parametrize(("outlets", "count"), [(("A", "B"), 0), (("A", "B", "C"), 1)], ids=["two", "three"])
def test_three_outlets_within_an_hour_make_an_alert(store: Store, outlets: tuple[str, ...], count: int) -> None:
    reported(store, 1, *outlets)
    assert len(sent(store)) == count


def test_it_says_when_and_why_and_tells_the_story(store: Store) -> None:
    reported(store, 1, "A", "B", "C")
    lines = sent(store)[0].split("\n")
    assert lines[:2] == ["Just in · 12:00", "3 outlets within an hour"]
    assert "Bridge 1 falls" in lines[3]


def test_copies_and_older_reports_do_not_count(store: Store) -> None:
    reported(store, 1, "A", "B")
    reported(store, 1, "C", copy_of="1-A")
    assert sent(store) == []
    reported(store, 2, "A", ago=timedelta(hours=1))
    reported(store, 2, "B", "C")
    assert sent(store) == []


def test_what_was_told_already_is_no_alert_and_an_alert_counts_as_told(store: Store) -> None:
    reported(store, 1, "A", "B", "C")
    assert len(sent(store)) == 1
    assert sent(store, NOW + MINUTE) == []
    assert new_to(store, store.settings(HERE), NOW + MINUTE).briefing.items == ()


def test_only_those_get_alerts_who_want_them(store: Store) -> None:
    wish(store)
    reported(store, 1, "A", "B", "C")
    assert sent(store) == []


def test_quiet_hours_are_kept_and_the_story_is_in_the_next_briefing(store: Store) -> None:
    wish(store, alerts=True, quiet=(11 * 60, 13 * 60))
    reported(store, 1, "A", "B", "C")
    assert sent(store) == []
    assert [one.story.id for one in new_to(store, store.settings(HERE), NOW).briefing.items] == [1]


def test_muted_words_and_muted_stories_stay_out(store: Store) -> None:
    wish(store, alerts=True, muted=("bridge",))
    reported(store, 1, "A", "B", "C")
    assert sent(store) == []
    wish(store, alerts=True)
    store.put_regard(HERE, 1, Regard.MUTED, NOW)
    assert sent(store) == []


def test_there_is_an_end_to_it_on_one_day(store: Store) -> None:
    for story in range(1, MOST_A_DAY + 3):
        reported(store, story, "A", "B", "C")
    assert len(sent(store)) == MOST_A_DAY
    assert sent(store, NOW + MINUTE) == []


def test_a_followed_story_breaks_quiet_hours_when_several_join_it(store: Store) -> None:
    wish(store, quiet=(11 * 60, 13 * 60))
    store.put_regard(HERE, 1, Regard.FOLLOWED, NOW)
    reported(store, 1, "A", ago=timedelta(hours=5))
    reported(store, 1, "B")
    assert sent(store) == []
    reported(store, 1, "C")
    said = sent(store)
    assert len(said) == 1
    assert "A story you follow: 2 more outlets" in said[0]
    assert sent(store, NOW + MINUTE) == []


def test_a_place_that_the_bot_was_thrown_out_of_gets_none(store: Store) -> None:
    store.put_chat(Chat(id=HERE.chat, kind=ChatKind.PRIVATE, active=False))
    reported(store, 1, "A", "B", "C")
    assert alert(store, NOW, "UTC") == 0


def test_a_place_that_another_delivers_to_is_left_to_it(store: Store) -> None:
    reported(store, 1, "A", "B", "C")
    assert alert(store, NOW, "UTC", mine=lambda place: False) == 0
    assert isinstance(store.settings(HERE), Settings)

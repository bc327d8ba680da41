"""What is told at once: a story that many outlets bring within an hour, and a followed one that several join.

Decides for each place: nothing that it was told already, nothing in its quiet hours (a followed story alone may break
them), and never more than a few a day. What is not told at once is in the next briefing. It sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.chat.render import Frame, alert_blocks, told
from bot.chat.rich import messages
from bot.edition import looked_aside
from bot.quiet import is_quiet
from bot.rulings import story_for
from bot.timetable import zone_at
from bot.wording import let_through
from bot.words.speaking import words_in
from domain.chats import Place, Regard, Settings
from domain.ledger import PartKind
from domain.model import Briefing, Counts, Item, Story, StorySketch
from storage.store import Store
from summarise.briefing import item
from summarise.rank import order

WITHIN = timedelta(hours=1)
MANY = 3
"""Independent outlets within the hour that make a story an alert."""

SEVERAL = 2
"""Independent outlets that must have joined a followed story since it was last told."""

MOST_A_DAY = 5
"""Alerts of one place on one local day: more is noise."""


def alert(store: Store, now: datetime, zone: str, *, mine: Callable[[Place], bool] = lambda place: True) -> int:
    """Owes every alert that is due to places that are `mine`; gives how many. `zone` holds where none was chosen."""
    sent = 0
    for place in store.alert_places():
        if mine(place):
            with store.transaction():
                settings = store.settings(place)
                sent += _alert_place(store, replace(settings, zone=zone_at(settings, zone)), now)
    return sent


def _alert_place(store: Store, settings: Settings, now: datetime) -> int:
    place = settings.place
    left = MOST_A_DAY - store.alerts_since(place, _midnight(settings, now))
    sketches = store.sketches(since=now - WITHIN, until=now, after=settings.seen, place=place) if left > 0 else []
    regards = store.regards(place)
    sent = 0
    for sketch in _wanted(store, sketches, settings, now):
        story = story_for(store, place, sketch.id)
        followed = regards.get(sketch.id) is Regard.FOLLOWED
        if sent < left and story and regards.get(sketch.id) is not Regard.MUTED:
            sent += _alert_story(store, settings, story, now, followed=followed)
    return sent


def _midnight(settings: Settings, now: datetime) -> datetime:
    local = now.astimezone(ZoneInfo(settings.zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _wanted(store: Store, sketches: list[StorySketch], settings: Settings, now: datetime) -> list[StorySketch]:
    """What the place wants to hear of at all, most important first."""
    faces = partial(store.faces, place=settings.place)
    by_id = {one.id: one for one in let_through(store, sketches, faces, settings.wish, settings.place)}
    ranked = order(list(by_id.values()), faces=faces, now=now, wish=replace(settings.wish, only=()))
    return [by_id[story] for story in ranked]


def _alert_story(store: Store, settings: Settings, story: Story, now: datetime, *, followed: bool) -> int:
    told_before = store.told(settings.place, story)
    quiet = is_quiet(settings, now)
    if followed:
        count = joined(story, store.last_told(settings.place, story.id) or now - WITHIN)
        due, key = count >= SEVERAL, "alert-followed"
    else:
        count = joined(story, now - WITHIN)
        due, key = settings.habits.alerts and not quiet and not told_before and count >= MANY, "alert-many"
    made = item(story, told_before, settings.wish) if due else None
    if made is None:
        return 0
    _owe(store, settings, made, now, key, count)
    return 1


def joined(story: Story, since: datetime) -> int:
    """How many outlets reported it for themselves since then, of which none had before."""
    own = [member.article for member in story.members if member.copy_of is None]
    before = {article.outlet or article.id for article in own if article.arrived <= since}
    return len({article.outlet or article.id for article in own if article.arrived > since} - before)


def _owe(store: Store, settings: Settings, made: Item, now: datetime, key: str, count: int) -> None:
    place, words = settings.place, words_in(store, settings.place)
    counts = Counts(stories=1, articles=len(made.story.members), feeds=len(made.story.outlets))
    since = settings.looked_at or now - WITHIN
    briefing = Briefing(since=since, until=now, items=(made,), counts=counts)
    frame = Frame(zone=settings.zone, words=words)
    parts = messages(alert_blocks(briefing, frame, words(key, n=count)))
    store.owe(place, parts, kind=PartKind.ANSWER, now=now, told=told(briefing))
    looked_aside(store, place, briefing)
    store.note_alert(place, made.story.id, now)

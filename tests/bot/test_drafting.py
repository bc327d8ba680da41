"""With drafts a place is told what it would be told without them, whatever was moved, muted, ruled or taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.drafting import draft_all, maker, rules, undrafted
from bot.edition import DAY, new_to, span
from bot.filing import Filing, file_all
from bot.pipeline import draft_new, open_sample
from bot.rulings import set_apart
from config.catalogue import SAMPLE
from domain.chats import Length, Place, Settings, Wish
from domain.model import Briefing, Told
from storage.sqlite import open_store
from storage.store import Store
from summarise.briefing import item

NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
HERE = Settings(place=Place(chat="42"))


def _both(store: Store, wish: Wish) -> tuple[Briefing, Briefing]:
    """The briefing with the drafts that are kept, and without any."""
    with_them = new_to(store, HERE, NOW, wish).briefing
    kept = store.drafts(range(1000))
    assert store.put_drafts(dict.fromkeys(kept, '["", []]'), "none", version=store.desk_version())
    without = new_to(store, HERE, NOW, wish).briefing
    assert store.put_drafts(kept, rules(), version=store.desk_version())
    return with_them, without


def _rewritten(store: Store) -> None:
    told = span(store, NOW - DAY, NOW, Wish()).items[0].lead
    assert store.rewrite({told.id: told.text[len(told.text) // 2 :]})


def _apart(store: Store) -> None:
    several = next(one for one in store.stories() if len(one.members) > 2)
    assert set_apart(store, HERE.place, several.id, several.members[-1].article.id, NOW)


def _removed(store: Store) -> None:
    store.forget_texts(NOW - timedelta(hours=6), 1000)


CHANGES: dict[str, Callable[[Store], None]] = {
    "nothing": lambda store: None,
    "a text rewritten": _rewritten,
    "a ruling of the place": _apart,
    "texts pruned": _removed,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_briefing_is_the_same_with_drafts_and_without(store: Store, change: str) -> None:
    assert draft_all(store, NOW)
    CHANGES[change](store)
    for wish in (
        Wish(limit=10),
        Wish(limit=30, length=Length.LONG),
        Wish(limit=10, length=Length.SHORT, muted=("mayor", "minister")),
        Wish(limit=10, topics=("sport",)),
        Wish(limit=10, langs=("en",)),
    ):
        with_them, without = _both(store, wish)
        assert with_them == without
        assert with_them.items


def test_every_story_of_the_day_that_may_be_told_gets_a_draft_once(store: Store) -> None:
    missing = undrafted(store, NOW)
    assert missing
    assert draft_all(store, NOW) == len(missing)
    assert undrafted(store, NOW) == []
    assert draft_all(store, NOW) == 0


def test_a_draft_that_nobody_could_have_made_is_never_told(store: Store) -> None:
    story = new_to(store, HERE, NOW, Wish(limit=1)).briefing.items[0]
    forged = f'["{"0" * 32}", [["Forged", 0, []], ["Forged", 0, []], ["Forged", 0, []]]]'
    assert store.put_drafts({story.story.id: forged}, rules(), version=store.desk_version())
    assert new_to(store, HERE, NOW, Wish(limit=1)).briefing.items[0] == story


async def test_the_bot_makes_drafts_between_filings(tmp_path: Path) -> None:
    clerk = Clerk(lambda: open_store(tmp_path / "drafts.db", now=lambda: NOW))
    try:
        await clerk.do(lambda store: open_sample(store, SAMPLE, NOW))
        await clerk.do(lambda store: file_all(store, Filing(), NOW))
        assert await draft_new(clerk, NOW) > 0
        assert await clerk.do(lambda store: undrafted(store, NOW)) == []
    finally:
        clerk.close()


def test_an_update_is_told_afresh(store: Store) -> None:
    draft_all(store, NOW)
    several = [item.story for item in new_to(store, HERE, NOW, Wish(limit=50)).briefing.items]
    made = maker(store)
    for story in several:
        (first,) = made([story], {story.id: ()}, Wish(length=Length.SHORT))
        assert first
        told = [Told(story=story.id, article=one.article, text=one.text) for one in first.sentences]
        assert made([story], {story.id: told}, Wish()) == [item(story, told, Wish())]

"""A reaction moves what the place sees next, a little; taking it back moves it back."""

from __future__ import annotations

from bot.liking import liked
from domain.chats import Place
from domain.leaning import Leaning
from storage.store import Store
from tests.summarise.newsroom import FLOOD, article, story

HERE = Place(chat="42")


def test_a_like_leans_to_the_outlets_and_topics_shown_and_a_dislike_takes_it_back(store: Store) -> None:
    told = [
        story(article("a", FLOOD, outlet="Daily", topics=("world",))),
        story(article("b", FLOOD, outlet="Daily"), article("c", FLOOD, outlet="Weekly")),
    ]
    liked(store, HERE, told, more=True)
    assert store.leaning(HERE) == Leaning(outlets={"Daily": 0.1, "Weekly": 0.05}, topics={"world": 0.1})
    liked(store, HERE, told, more=False)
    assert store.leaning(HERE) == Leaning()


def test_many_likes_end_at_the_whole_way(store: Store) -> None:
    for _ in range(12):
        liked(store, HERE, [story(article("a", FLOOD, outlet="Daily"))], more=True)
    assert store.leaning(HERE).outlets == {"Daily": 1.0}

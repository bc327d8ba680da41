"""What a place leans to is kept for it alone."""

from __future__ import annotations

from domain.leaning import Lean, Leaning
from storage.store import Store
from tests.storage.builders import AWAY, HOME


def test_a_place_leans_to_what_it_said_and_no_other_place_does(store: Store) -> None:
    store.put_leaning(HOME, Lean.OUTLET, "The Outlet", 0.5)
    store.put_leaning(HOME, Lean.TOPIC, "world", -7)
    store.put_leaning(HOME, Lean.TOPIC, "sport", 0.2)
    store.put_leaning(HOME, Lean.TOPIC, "sport", 0)
    assert store.leaning(HOME) == Leaning(outlets={"The Outlet": 0.5}, topics={"world": -1.0})
    assert store.leaning(AWAY) == Leaning()


def test_a_chat_that_moves_takes_what_it_leans_to_along(store: Store) -> None:
    store.put_leaning(HOME, Lean.TOPIC, "world", 0.5)
    store.move_chat(HOME.chat, AWAY.chat)
    assert store.leaning(AWAY).topics == {"world": 0.5}
    assert store.leaning(HOME) == Leaning()

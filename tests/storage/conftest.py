"""Every store that must keep the promises. A further engine is one more line in `_OPENERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.sqlite import open_store
from storage.store import Store
from tests.storage.builders import NOON

OpenStore = Callable[[], Store]


def _sqlite(folder: Path) -> Store:
    return open_store(folder / "briefing.db", now=lambda: NOON)


_OPENERS: dict[str, Callable[[Path], Store]] = {"sqlite": _sqlite}


@pytest.fixture(params=sorted(_OPENERS))
def open_it(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    """Opens the same store, as often as it is called; all are closed at the end."""
    opened: list[Store] = []

    def open_one() -> Store:
        opened.append(_OPENERS[request.param](tmp_path))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_it: OpenStore) -> Store:
    """An empty store."""
    return open_it()

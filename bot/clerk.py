"""The one thread that owns the store, so that the event loop never waits for the disk. It decides nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from domain.errors import Full
from storage.store import Store

T = TypeVar("T")


class Clerk:
    """Runs functions of the store one after another on its own thread, on which the store was opened too."""

    def __init__(self, open_store: Callable[[], Store], full: Callable[[], None] = lambda: None) -> None:
        """`open_store` is called once, on the clerk's thread; its errors are raised here. `full`: the disk is."""
        self._full = full
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store = self._thread.submit(open_store).result()

    async def do(self, errand: Callable[[Store], T]) -> T:
        """The result of `errand(store)`."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, errand, self._store)
        except Full:
            self._full()
            raise

    def close(self) -> None:
        """Closes the store after all that was asked for is done."""
        self._thread.submit(self._store.close).result()
        self._thread.shutdown()

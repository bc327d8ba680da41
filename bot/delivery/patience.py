"""Errands at a store that cannot write just now, as with a full disk: tried until it can. It decides nothing else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from bot.clerk import Clerk
from bot.delivery.pauses import pause
from domain.errors import Damaged, StoreError
from storage.store import Store

T = TypeVar("T")

STORE_WAIT = 5.0  # seconds between two tries

log = logging.getLogger(__name__)


async def patiently(clerk: Clerk, errand: Callable[[Store], T], stop: asyncio.Event) -> T:
    """The errand's result as soon as the store can do it. Raises StoreError where it cannot when told to stop.

    Raises Damaged at once: waiting mends no file.
    """
    while True:
        try:
            return await clerk.do(errand)
        except StoreError as error:
            if stop.is_set() or isinstance(error, Damaged):
                raise
            log.error("the store cannot be used; trying again in %.0f s: %s", STORE_WAIT, error)
        await pause(STORE_WAIT, stop)

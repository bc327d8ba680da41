"""Gives memory that nobody uses any more back to the system, looks through none that stays. It frees nothing itself.

Texts and tables come and go in pieces of many sizes, and a piece still in use keeps the free ones around it with the
process: after days some fifteen megabytes, and more with each digest. glibc returns them when asked to. And every now
and then Python looks through all objects for circles to free: through the code itself too, unless told that it stays.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc


async def give_back() -> None:
    """Some milliseconds, off the event loop. Does nothing with another C library than glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        await asyncio.to_thread(trim, ctypes.c_size_t(0))


def keep_for_good() -> None:
    """Sets apart what was loaded until now, once, at the start: some briefings would take twice as long otherwise."""
    gc.collect()
    gc.freeze()

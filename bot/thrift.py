"""Gives memory that nobody uses any more back to the system, where the C library can. It frees nothing itself.

Texts and tables come and go in pieces of many sizes, and a piece still in use keeps the free ones around it with the
process: after days some fifteen megabytes, and more with each digest. glibc returns them when asked to.
"""

from __future__ import annotations

import asyncio
import ctypes


async def give_back() -> None:
    """Some milliseconds, off the event loop. Does nothing with another C library than glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        await asyncio.to_thread(trim, ctypes.c_size_t(0))

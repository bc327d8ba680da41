"""Memory in many pieces goes back to the system, though some of the pieces are still in use."""

from __future__ import annotations

import ctypes
import gc
import os
from pathlib import Path

import pytest

from bot.thrift import give_back, keep_for_good

PAGE = os.sysconf("SC_PAGE_SIZE")
GLIBC = hasattr(ctypes.CDLL(None), "malloc_trim") and Path("/proc/self/statm").exists()


def held() -> float:
    """Megabytes of memory that the process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE / 1e6


@pytest.mark.skipif(not GLIBC, reason="another C library keeps or returns memory in its own way")
async def test_what_lies_free_between_pieces_in_use_goes_back() -> None:
    pieces = [bytes(10_000) for _ in range(5_000)]
    kept = pieces[::100]
    full = held()
    del pieces
    await give_back()
    assert held() < full - 30
    assert len(kept) == 50


def test_what_was_loaded_at_the_start_is_not_looked_through_again() -> None:
    looked_at = len(gc.get_objects())
    try:
        keep_for_good()
        assert gc.get_freeze_count() > looked_at // 2
        assert len(gc.get_objects()) < looked_at // 2
    finally:
        gc.unfreeze()

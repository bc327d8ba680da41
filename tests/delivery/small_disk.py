"""A life on a disk that is filled to its last block and emptied again: run as a process of its own on that disk."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.clerk import Clerk
from bot.reserve import Reserve
from domain.chats import Chat, ChatKind, Place
from domain.errors import Full
from domain.ledger import PartKind
from domain.message import Message
from storage.sqlite import open_store

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
MIB = 1024 * 1024
HERE = Place(chat="7")


async def on_a_small_disk(disk: Path) -> None:
    """Fills it, lives on it, empties it."""
    reserve = Reserve(path=disk / "room", size=MIB)
    clerk = Clerk(lambda: open_store(disk / "briefing.db", now=lambda: NOW), reserve.give_up)
    await clerk.do(lambda store: store.put_chat(Chat(id="7", kind=ChatKind.PRIVATE)))
    await clerk.do(lambda store: store.owe(HERE, [Message(text="a")], kind=PartKind.DIGEST, now=NOW))
    assert reserve.hold()
    _fill(disk / "others")
    with suppress(Full):
        while not reserve.spent:  # the log beside the database may have room of its own for a while
            await clerk.do(lambda store: store.put_note("much", "x" * 100_000))
    assert reserve.spent
    assert not reserve.path.exists()
    assert not reserve.hold()
    assert await clerk.do(lambda store: store.take_in([(1, "{}")], NOW)) == 1
    part = await clerk.do(lambda store: store.claim(NOW))
    assert part is not None
    await clerk.do(lambda store: store.confirm(part.id, message_id=1, now=NOW))
    await clerk.do(lambda store: store.forget("7"))
    assert await clerk.do(lambda store: store.check()) == []
    (disk / "others").unlink()
    assert reserve.hold()
    assert not reserve.spent
    clerk.close()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as full, suppress(OSError):
        while full.write(b"x" * 4096):
            pass


if __name__ == "__main__":
    asyncio.run(on_a_small_disk(Path(sys.argv[1])))
    print("all is well")

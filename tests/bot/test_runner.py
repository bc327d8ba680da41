"""Errands: done outside of any transaction, answered in one, in place of the message that promised it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.request import Reply
from bot.chat.turn import say
from bot.clerk import Clerk
from bot.console import local_file
from bot.runner import FILE_LARGEST, IDLE_SECONDS, TRIES, Doer, Files, FileTrouble, Runner
from domain.chats import Place
from domain.ledger import Errand, Part, PartKind
from domain.message import Message
from storage.sqlite import open_store
from storage.store import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = Place(chat="7")


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """A store on disk behind its clerk."""
    keeper = Clerk(lambda: open_store(tmp_path / "bot.db", now=lambda: NOON))
    yield keeper
    keeper.close()


def tell(errand: Errand, found: object, store: Store, now: datetime) -> Reply:
    return say(f"{errand.argument}: {found}")


async def measured(errand: Errand, files: Files) -> object:
    return len(errand.argument)


def runner(clerk: Clerk, doer: Doer = measured) -> Runner:
    return Runner(clerk=clerk, doers={"measure": doer}, tell=tell, now=lambda: NOON)


def owe_errand(store: Store, argument: str, *, arrived: bool | None = None) -> int:
    """An errand, promised by a message that has `arrived` or not, or by none."""
    group = None
    if arrived is not None:
        group = store.owe(HERE, [Message(text="Looking …")], kind=PartKind.ANSWER, now=NOON)
    if arrived:
        part = store.claim(NOON)
        assert part is not None
        store.confirm(part.id, message_id=99, now=NOON)
    return store.put_errand(HERE, kind="measure", argument=argument, now=NOON, said=group)


def owed(store: Store) -> list[Part]:
    """All that is owed, sent in order."""
    found = []
    while part := store.claim(NOON):
        store.confirm(part.id, message_id=100 + part.id, now=NOON)
        found.append(part)
    return found


async def test_an_errand_is_done_and_told_and_closed(clerk: Clerk) -> None:
    await clerk.do(lambda store: owe_errand(store, "four"))
    await runner(clerk).work_off(local_file, HERE.chat)
    assert [part.message.text for part in await clerk.do(owed)] == ["four: 4"]
    assert await clerk.do(lambda store: store.open_errands(HERE)) == 0


@pytest.mark.parametrize(("arrived", "edits"), [(True, 99), (False, None)])
async def test_the_answer_takes_the_place_of_the_promise_where_that_has_arrived(
    clerk: Clerk, arrived: bool, edits: int | None
) -> None:
    await clerk.do(lambda store: owe_errand(store, "four", arrived=arrived))
    await runner(clerk).work_off(local_file, HERE.chat)
    parts = await clerk.do(owed)
    assert (parts[-1].message.text, parts[-1].edits) == ("four: 4", edits)


async def test_the_store_is_free_while_an_errand_is_under_way(clerk: Clerk) -> None:
    """A doer that itself waits for the store ends: no transaction is open meanwhile."""

    async def looks(errand: Errand, files: Files) -> object:
        async with asyncio.timeout(5):
            return await clerk.do(lambda store: store.open_errands(HERE))

    await clerk.do(lambda store: owe_errand(store, "open"))
    await runner(clerk, looks).work_off(local_file, HERE.chat)
    assert [part.message.text for part in await clerk.do(owed)] == ["open: 1"]


async def test_an_errand_that_fails_is_tried_again_and_then_told_as_failed(clerk: Clerk) -> None:
    tried = []

    async def breaks(errand: Errand, files: Files) -> object:
        tried.append(errand.tries)
        raise ValueError("https://example.org/?key=secret")

    await clerk.do(lambda store: owe_errand(store, "hard"))
    await runner(clerk, breaks).work_off(local_file, HERE.chat)
    assert tried == list(range(1, TRIES + 1))
    assert [part.message.text for part in await clerk.do(owed)] == ["hard: None"]


async def test_what_an_errand_is_about_is_never_logged(clerk: Clerk, caplog: pytest.LogCaptureFixture) -> None:
    async def breaks(errand: Errand, files: Files) -> object:
        raise ValueError(errand.argument)

    await clerk.do(lambda store: owe_errand(store, "https://example.org/?key=secret"))
    with caplog.at_level("INFO"):
        await runner(clerk, breaks).work_off(local_file, HERE.chat)
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


async def test_an_errand_whose_answer_cannot_be_made_is_closed_in_silence(clerk: Clerk) -> None:
    def broken(errand: Errand, found: object, store: Store, now: datetime) -> Reply:
        raise KeyError("no such word")

    await clerk.do(lambda store: owe_errand(store, "four"))
    running = Runner(clerk=clerk, doers={"measure": measured}, tell=broken, now=lambda: NOON)
    await running.work_off(local_file, HERE.chat)
    assert await clerk.do(owed) == []
    assert await clerk.do(lambda store: store.open_errands(HERE)) == 0


async def test_a_slow_errand_keeps_no_other_waiting_and_survives_a_stop(clerk: Clerk) -> None:
    begun = asyncio.Event()

    async def uneven(errand: Errand, files: Files) -> object:
        if errand.argument == "slow":
            begun.set()
            await asyncio.Event().wait()
        return "done"

    await clerk.do(lambda store: [owe_errand(store, argument) for argument in ("slow", "quick")])
    stop, wake = asyncio.Event(), asyncio.Event()
    work = asyncio.create_task(runner(clerk, uneven).work(local_file, stop=stop, wake=wake))
    async with asyncio.timeout(IDLE_SECONDS):
        await begun.wait()
        await wake.wait()
        stop.set()
        await work
    assert [part.message.text for part in await clerk.do(owed)] == ["quick: done"]
    await runner(clerk).work_off(local_file, HERE.chat)
    assert [part.message.text for part in await clerk.do(owed)] == ["slow: 4"]


async def test_a_chat_that_was_forgotten_meanwhile_is_told_nothing(clerk: Clerk, tmp_path: Path) -> None:
    async def forgets(errand: Errand, files: Files) -> object:
        await clerk.do(
            lambda store: (store.errand_done(errand.id, NOON), store.forget_errands(NOON.max.replace(tzinfo=UTC)))
        )
        return "found"

    await clerk.do(lambda store: owe_errand(store, "gone"))
    await runner(clerk, forgets).work_off(local_file, HERE.chat)
    assert await clerk.do(owed) == []


async def test_a_file_at_the_terminal_is_read_within_its_cap(tmp_path: Path) -> None:
    small, large = tmp_path / "small.opml", tmp_path / "large.opml"
    small.write_bytes(b"<opml/>")
    large.write_bytes(b" " * (FILE_LARGEST + 1))
    assert await local_file(str(small)) == b"<opml/>"
    assert await local_file(str(large)) is FileTrouble.LARGE
    assert await local_file(str(tmp_path / "none.opml")) is FileTrouble.GONE
    assert await local_file("a\0b") is FileTrouble.GONE

"""A child that may be killed: it answers, it is stopped in time, it is capped, and the next call finds a fresh one."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from ingest.sandbox import Killed, Sandbox
from tests.ingest import hostile_calls

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_call_gives_what_the_function_returns(sandbox: Sandbox) -> None:
    assert await sandbox.run(hostile_calls.double, 21) == 42


async def test_a_call_that_computes_for_too_long_is_killed_and_the_next_one_works() -> None:
    """However busy the machine is: the clock has no say here."""
    async with Sandbox(children=1, seconds=0.4, wait=300.0) as box:
        assert await box.run(hostile_calls.spin) == Killed(why="it took longer than 0.4 seconds to read")
        assert await box.run(hostile_calls.double, 1) == 2
        for _ in range(3):  # each call has its own time
            assert await box.run(hostile_calls.work, 0.2) is None


async def test_a_call_that_waits_for_a_busy_machine_ends_by_the_clock_later() -> None:
    async with Sandbox(children=1, seconds=20.0, wait=0.05) as box:
        late = Killed(why="it took longer than 1 seconds by the clock to read")
        assert await box.run(hostile_calls.idle, 30.0) == late


async def test_a_spare_child_stands_ready_once_one_had_to_be_stopped() -> None:
    before = _children()
    async with Sandbox(children=1, seconds=20.0) as box:
        await box.run(hostile_calls.spin, seconds=0.1)
        first = await box.run(hostile_calls.who)
        async with asyncio.timeout(20):
            while not (ready := _children() - before - {first}):  # noqa: ASYNC110 - no event tells of a process
                await asyncio.sleep(0.05)
        await box.run(hostile_calls.spin, seconds=0.1)
        assert await box.run(hostile_calls.who) in ready
    assert _children() - before == set()


async def test_a_call_that_is_given_up_leaves_no_child_behind() -> None:
    before = _children()
    async with Sandbox(children=1, seconds=20.0) as box:
        assert await box.run(hostile_calls.double, 5) == 10
        given_up = asyncio.create_task(box.run(hostile_calls.idle, 30.0))
        await asyncio.sleep(0.1)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        assert _children() - before == set()
        assert await box.run(hostile_calls.double, 6) == 12
    assert _children() - before == set()


def _children() -> set[int]:
    """The processes that this one has started and that run."""
    told = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
    return {int(number) for number in told.split()}


async def test_a_call_may_take_half_a_gigabyte_less_a_little_and_no_more(sandbox: Sandbox) -> None:
    assert await sandbox.run(hostile_calls.fill, 400) == 400
    assert await sandbox.run(hostile_calls.fill, 600) == Killed(why="it needed too much memory to read")


async def test_a_call_that_nests_too_deeply_or_crashes_gives_no_result_and_harms_no_neighbour(sandbox: Sandbox) -> None:
    assert await sandbox.run(hostile_calls.nest) == Killed(why="it is nested too deeply to read")
    assert await sandbox.run(hostile_calls.crash) == Killed(why="it made the reader crash")
    assert await sandbox.run(hostile_calls.double, 3) == 6


async def test_a_child_can_write_no_file(sandbox: Sandbox, tmp_path: Path) -> None:
    target = tmp_path / "written"
    assert isinstance(await sandbox.run(hostile_calls.write, str(target)), Killed)
    assert not target.exists() or not target.stat().st_size


async def test_an_answer_that_would_run_code_in_the_parent_is_refused(sandbox: Sandbox) -> None:
    assert isinstance(await sandbox.run(hostile_calls.poison), Killed)
    assert "antigravity" not in sys.modules
    assert await sandbox.run(hostile_calls.double, 4) == 8

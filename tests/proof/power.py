"""Power cuts, acted out: the unchanged store works under the shim, then its disk is rebuilt as each cut left it.

The plan: 1. a process works the outbox and the inbox, and says what it was promised; 2. for each cut the journal is
replayed up to a random record: what was synced is there, of the rest each write is kept, dropped, torn at a sector, or
swapped with another; 3. the store opens the image: it must be whole and hold every promise made before the cut.
"""

from __future__ import annotations

import ctypes
import os
import random
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.wiring import DATABASE
from domain.chats import Place
from domain.errors import StoreError
from domain.ledger import PartKind
from domain.message import Message
from storage.sqlite import open_store
from tests.proof.measured import Report
from tests.proof.scene import scratch
from tests.proof.shim_library import shim_library

HEAD = struct.Struct("IIQQ")  # struct record in shim/disk.c
SECTOR = 512
START = datetime(2026, 11, 22, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened to the disk, or a promise made."""

    what: str
    file: int
    offset: int
    body: bytes


@dataclass(slots=True)
class Disk:
    """Files by inode: what is surely there, and the writes since their last sync."""

    names: dict[int, str] = field(default_factory=dict)
    safe: dict[int, bytearray] = field(default_factory=dict)
    loose: dict[int, list[Record]] = field(default_factory=dict)

    def happen(self, record: Record) -> None:
        """Takes one record over."""
        if record.what == "O":
            self.names[record.file] = record.body.decode()
            self.safe.setdefault(record.file, bytearray())
            self.loose.setdefault(record.file, [])
        elif record.what == "U":
            self.names = {file: name for file, name in self.names.items() if name != record.body.decode()}
        elif record.what in "WT" and record.file in self.loose:
            self.loose[record.file].append(record)
        elif record.what == "S" and record.file in self.loose:
            for write in self.loose[record.file]:
                _put(self.safe[record.file], write, len(write.body))
            self.loose[record.file].clear()

    def cut(self, into: Path, rng: random.Random) -> None:
        """The files as a power cut leaves them."""
        for file, name in self.names.items():
            if name.endswith("-shm"):
                continue  # shared memory is made anew
            image = bytearray(self.safe[file])
            writes = [write for write in self.loose[file] if rng.random() < 0.5]
            if rng.random() < 0.5:
                rng.shuffle(writes)
            for write in writes:
                torn = rng.random() < 0.25
                _put(image, write, rng.randrange(0, len(write.body) + 1, SECTOR) if torn else len(write.body))
            (into / Path(name).name).write_bytes(image)


def _put(image: bytearray, write: Record, length: int) -> None:
    if write.what == "T":
        del image[write.offset :]
        return
    if len(image) < write.offset:
        image.extend(bytes(write.offset - len(image)))
    image[write.offset : write.offset + length] = write.body[:length]


def records(journal: Path) -> Iterator[Record]:
    """The journal, in order."""
    raw, at = journal.read_bytes(), 0
    while at < len(raw):
        what, file, offset, size = HEAD.unpack_from(raw, at)
        at += HEAD.size
        has_body = chr(what) in "OWUN"
        yield Record(chr(what), file, offset, raw[at : at + size] if has_body else b"")
        at += size if has_body else 0


async def power_cuts(report: Report, *, cuts: int, rounds: int, pragma: str = "") -> None:
    """So many cuts of a store that worked so many rounds. `pragma` weakens it, to see that the cuts bite."""
    rng = random.Random(report.seed)
    with scratch() as folder:
        history = work(folder, rounds, report.seed, pragma)
        lost = corrupt = 0
        points = sorted(rng.randrange(1, len(history)) for _ in range(cuts))
        disk, promised, at = Disk(), [], 0
        for number, point in enumerate(points):
            for record in history[at:point]:
                disk.happen(record)
                promised += [record.body.decode()] if record.what == "N" else []
            at = point
            image = folder / f"cut{number}"
            image.mkdir()
            disk.cut(image, rng)
            try:
                missing = _missing(image / DATABASE, promised)
                lost += bool(missing)
                report.wrong += [f"cut {number} lost {missing[0]}"] if missing else []
            except (sqlite3.Error, StoreError, AssertionError) as error:
                corrupt += 1
                report.wrong.append(f"cut {number}: {error}")
            for file in image.iterdir():
                file.unlink()
            image.rmdir()
        syncs = sum(record.what == "S" for record in history)
        report.figures |= {"cuts": cuts, "with a promise lost": lost, "corrupt": corrupt, "promises": len(promised)}
        report.figures |= {"writes": sum(record.what == "W" for record in history), "syncs": syncs}


def _missing(database: Path, promised: Sequence[str]) -> list[str]:
    """The promises that the store no longer keeps. AssertionError where it is not whole."""
    if not promised and not database.exists():
        return []
    with closing(open_store(database)) as store:
        assert store.check() == []
    with closing(sqlite3.connect(database)) as db:
        there = {f"inbox {row[0]}" for row in db.execute("SELECT id FROM inbox")}
        there |= {f"done {row[0]}" for row in db.execute("SELECT id FROM inbox WHERE done = 1")}
        there |= {f"owed {row[0]}" for row in db.execute("SELECT bundle FROM part")}
        there |= {f"claimed {row[0]}" for row in db.execute("SELECT id FROM part WHERE attempt > 0")}
        there |= {f"sent {row[0]}" for row in db.execute("SELECT id FROM part WHERE state = 'sent'")}
    return [promise for promise in promised if promise not in there]


def work(folder: Path, rounds: int, seed: int, pragma: str) -> list[Record]:
    """Lets the store work in a process of its own under the shim; what happened to its disk, in order."""
    home, journal = folder / "home", folder / "journal"
    home.mkdir()
    environ = dict(os.environ) | {
        "LD_PRELOAD": str(shim_library()),
        "PROOF_DISK": str(home),
        "PROOF_JOURNAL": str(journal),
    }
    command = [sys.executable, "-m", "tests.proof.power", str(home), str(rounds), str(seed), pragma]
    subprocess.run(command, env=environ, check=True)  # noqa: S603 - ourselves
    return list(records(journal))


def main(home: Path, rounds: int, seed: int, pragma: str) -> None:
    """The work: owes, claims, confirms, takes in, answers; each promise is said once the store has returned."""
    rng, shim = random.Random(seed), ctypes.CDLL(None)
    with closing(open_store(home / DATABASE)) as store:
        if pragma:
            store._db.execute(pragma)
        for turn in range(rounds):
            now = START + timedelta(seconds=turn)

            def promise(said: str) -> None:
                shim.proof_note(said.encode())

            updates = [(turn * 10 + n, "{" + "x" * rng.randrange(400) + "}") for n in range(rng.randrange(1, 4))]
            store.take_in(updates, now)
            for number, _ in updates:
                promise(f"inbox {number}")
            messages = [Message(text="m" * rng.randrange(1, 3_000)) for _ in range(rng.randrange(1, 4))]
            group = store.owe(Place(chat=str(turn % 7)), messages, kind=PartKind.DIGEST, now=now)
            promise(f"owed {group}")
            while rng.random() < 0.8 and (part := store.claim(now)):
                promise(f"claimed {part.id}")
                store.confirm(part.id, message_id=part.id, now=now)
                promise(f"sent {part.id}")
            store.done(updates[0][0])
            promise(f"done {updates[0][0]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])

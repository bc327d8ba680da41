"""Room on the disk kept for the day on which it is full: then it is given up, so that people can still be answered.

A full disk takes no update in, so that not even "forget me" or "status" is heard. With the room given up they are; what
is read from sources has to wait until there is room again (`errands.py`), for it would fill that too. It warns nobody.
"""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

SIZE = 16 * 1024 * 1024
"""Bytes: days of answers and deletions."""

PLENTY = 8
"""The room is taken only where so many times as much is free."""

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Reserve:
    """A file that holds nothing but room."""

    path: Path
    size: int = SIZE
    spent: bool = False

    def hold(self) -> bool:
        """Takes the room, or has it already; false where there is not plenty."""
        try:
            if not self.path.exists():
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                if shutil.disk_usage(self.path.parent).free < PLENTY * self.size:
                    return False
                with self.path.open("wb") as file:
                    os.posix_fallocate(file.fileno(), 0, self.size)
        except OSError as error:
            log.warning("no room can be kept on the disk: %s", error)
            return False
        self.spent = False
        return True

    def give_up(self) -> None:
        """The disk is full: the room is for what must be written now."""
        if not self.spent:
            log.critical("The disk is full. Sources are not read until there is room again.")
        self.spent = True
        self.path.unlink(missing_ok=True)

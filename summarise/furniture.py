"""What a source runs again and again (captions, menus, pleas), as shingles to mask. Never touches a text.

A shingle is furniture once its source ran it in two earlier articles that are not copies of one another.
"""

from __future__ import annotations

import struct

import numpy as np

from summarise.fingerprints import Marks, common, union, without

_GENERATION = 32  # articles remembered in a generation; two generations are kept
_CONFIRMED = 4096  # shingles in a generation of what was confirmed; a hit moves one to the newer generation
_HEAD = struct.Struct("<5I")


def _none() -> Marks:
    return np.empty(0, dtype=np.uint32)


class Furniture:
    """The memory of one source, bounded: about the last 64 articles, and what was confirmed."""

    def __init__(self) -> None:
        """Nothing known yet."""
        self._count = 0
        self._seen, self._seen_before = _none(), _none()
        self._sure, self._sure_before = _none(), _none()

    def mask(self, marks: Marks) -> Marks:
        """`marks` without what is known to be furniture."""
        return without(without(marks, self._sure), self._sure_before)

    def learn(self, marks: Marks) -> None:
        """Counts one more article, which is no copy of one counted before."""
        again = union(common(marks, self._seen), common(marks, self._seen_before))
        again = union(again, common(marks, self._sure_before))
        self._sure = union(self._sure, again)
        if len(self._sure) > _CONFIRMED:
            self._sure, self._sure_before = _none(), self._sure
        self._seen = union(self._seen, marks)
        self._count += 1
        if self._count == _GENERATION:
            self._count, self._seen, self._seen_before = 0, _none(), self._seen

    def pack(self) -> bytes:
        """All of it; `unpack` makes an equal one."""
        parts = (self._seen, self._seen_before, self._sure, self._sure_before)
        return _HEAD.pack(self._count, *map(len, parts)) + b"".join(part.tobytes() for part in parts)

    @classmethod
    def unpack(cls, blob: bytes) -> Furniture:
        """What `pack` wrote."""
        count, *lengths = _HEAD.unpack_from(blob)
        flat = np.frombuffer(blob, dtype=np.uint32, offset=_HEAD.size)
        made = cls()
        made._count = count
        made._seen, made._seen_before, made._sure, made._sure_before, _ = np.split(flat, np.cumsum(lengths))
        return made

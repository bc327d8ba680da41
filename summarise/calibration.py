"""How alike two articles of one language are by chance, and the thresholds that follow. State is a small histogram."""

from __future__ import annotations

import struct

_BINS = 200  # of 0.005 cosine each
_ENOUGH = 400  # pairs before the measure is believed
_MOST = 20_000  # pairs after which the older ones count half
_QUANTILE = 0.9
_USUAL = 0.05  # the 90th percentile of English news
_PACK = struct.Struct(f"<{_BINS}I")
_PRIME = 2_654_435_761


class Chance:
    """The likeness of random pairs, counted as articles come. `SIZE` is what `pack` gives, in bytes."""

    SIZE = _PACK.size

    def __init__(self) -> None:
        """No pair seen."""
        self._bins = [0] * _BINS
        self._pairs = 0

    def learn(self, cosine: float) -> None:
        """Counts one random pair."""
        self._bins[min(_BINS - 1, int(cosine * _BINS))] += 1
        self._pairs += 1
        if self._pairs > _MOST:
            self._bins = [count // 2 for count in self._bins]
            self._pairs = sum(self._bins)

    def excess(self) -> float:
        """By how much the 90th percentile lies above that of English, 0 until enough pairs are known."""
        pairs = self._pairs
        if pairs < _ENOUGH:
            return 0.0
        below = 0
        for place, count in enumerate(self._bins):
            below += count
            if below >= _QUANTILE * pairs:
                return max(0.0, (place + 0.5) / _BINS - _USUAL)
        return 0.0

    def pack(self) -> bytes:
        """All of it; `unpack` makes an equal one."""
        return _PACK.pack(*self._bins)

    @classmethod
    def unpack(cls, blob: bytes) -> Chance:
        """What `pack` wrote."""
        made = cls()
        made._bins = list(_PACK.unpack_from(blob))
        made._pairs = sum(made._bins)
        return made


def pick(number: int, count: int) -> int:
    """An index below `count` that looks random and is the same in every run."""
    return (number * _PRIME % 2**32) * count // 2**32

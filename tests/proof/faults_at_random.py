"""An API that fails now and then: a script of the fake whose strikes are drawn by lot."""

from __future__ import annotations

import random

from tests.fake_telegram import Fault, Script
from tests.fake_telegram.calls import Call

DOUBTFUL = (
    Fault.reset_after(),
    Fault.reset_before(),
    Fault.bad_gateway(),
    Fault.bad_gateway(accepted=True),
    Fault.restart(),
    Fault.garbage(),
    Fault.garbage(b"[]", accepted=False),
    Fault.hang(accepted=True),
)
CERTAIN = (Fault.too_many(2), Fault.too_many(5))


class AtRandom(Script):
    """Strikes a share of all sends. `struck` counts them, `doubts` those after which the bot cannot know."""

    def __init__(self, rng: random.Random, share: float) -> None:
        super().__init__(method="sendMessage", fault=DOUBTFUL[0], chat=None, nth=1, times=None)
        self._rng, self._share = rng, share
        self.struck = self.doubts = 0

    def strikes(self, call: Call) -> bool:
        """Draws whether this call goes wrong, and how."""
        if call.method.lower() != "sendmessage" or self._rng.random() >= self._share:
            return False
        self.fault = self._rng.choice(DOUBTFUL + CERTAIN)
        self.struck += 1
        self.doubts += self.fault in DOUBTFUL
        return True

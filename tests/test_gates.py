"""A gate that cannot fall guards nothing: each bound lets its own value pass and the next worse one not."""

from __future__ import annotations

import pytest

from benchmarks.gates import held


@pytest.mark.parametrize(
    ("value", "bound", "good"),
    [
        (0.91, {"least": 0.91}, True),
        (0.9099, {"least": 0.91}, False),
        (0.03125, {"most": 0.06}, True),
        (0.0601, {"most": 0.06}, False),
        (0.0, {"most": 0}, True),
        (1.0, {"most": 0}, False),
        (0.5, {}, False),
    ],
    ids=["at the floor", "below", "under the ceiling", "above", "none", "one", "no floor"],
)
def test_a_figure_is_held_to_its_bounds(value: float, bound: dict[str, float], good: bool) -> None:
    assert held({"figure": value}, {"figure": bound} if bound else {}) is good


def test_a_figure_that_was_not_measured_falls() -> None:
    assert not held({}, {"figure": {"least": 0.5}})

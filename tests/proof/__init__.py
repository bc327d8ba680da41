"""Proofs of the delivery promise: the unchanged bot in a process of its own, a pretended Telegram outside, one checker.

    python -m tests.proof kill --seed 7            the short form, as CI runs it
    python -m tests.proof kill --seed 7 --long     the whole form, which also rewrites its line in docs/measured.md

`shim/` is C under the process: simulated time, death at the n-th step, a journal of what reaches the disk. `checker.py`
holds the invariants I1 to I10; every proof ends in it.
"""

"""A whole pull over many feeds and pages from a slow server on the loopback. `python -m benchmarks.pull` prints it."""

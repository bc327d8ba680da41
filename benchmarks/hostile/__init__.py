"""Documents made to hurt, through fetch, parse, clean and store. `python -m benchmarks.hostile` prints the cost."""

"""How well and how fast the ingest room reads real pages and feeds. `python -m benchmarks.ingest` prints the table."""

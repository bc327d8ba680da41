"""What every store promises, and what the one on SQLite promises besides."""

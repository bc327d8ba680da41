"""What the store on SQLite promises besides."""

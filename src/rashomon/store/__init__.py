"""Where a run keeps what it has made: one SQLite file, safe against being killed at any moment."""

"""Everything that was recorded about a trainee, newest first, and what became of it."""

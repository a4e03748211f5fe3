"""The guide: cards to look up, one card, a task without a trainee."""

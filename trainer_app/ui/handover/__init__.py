"""The hand-over to the next shift."""

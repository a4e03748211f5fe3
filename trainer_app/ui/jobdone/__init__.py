"""Job done: work that was performed, watched or not."""

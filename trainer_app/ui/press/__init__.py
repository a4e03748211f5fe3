"""The checklist for the press: choose its tasks, take a number."""

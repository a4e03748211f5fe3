"""Everybody of the plant by name, and who may sign what."""

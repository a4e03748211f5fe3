"""Flows: the real window on a real database."""

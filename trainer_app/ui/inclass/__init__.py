"""Modules and practical sessions: of one trainee beside the floor, of a group, from a list."""

"""Coaching notes: the timeline of a trainee, one note whole, and writing one."""

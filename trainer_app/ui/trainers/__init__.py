"""Everybody who signs for others, with how far each is in the trainers' programme."""

"""Tests. `unit/` has a process of its own, in which Qt cannot be imported."""

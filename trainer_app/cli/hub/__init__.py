"""``hub ...``: the central store, where it runs; the commands, and what they are made of."""

"""The domain in plain Python: packs, people, records, rules, status and progress."""

"""Training slots: planned, held, missed, planned anew."""

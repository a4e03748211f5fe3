"""A new recovery sheet in the place of one that was lost or seen."""

"""A second look at the same performance, signed after it was recorded."""

"""Everything that is not the work at hand, one tap away."""

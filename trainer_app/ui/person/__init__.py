"""One person of the plant, as a supervisor keeps them; a right to sign; leaving."""

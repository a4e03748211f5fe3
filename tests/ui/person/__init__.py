"""The page of a person, leaving, a right to sign."""

"""What a supervisor is asked about PCs: joined ones, people entered twice, what went two ways."""

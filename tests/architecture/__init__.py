"""What the shape of the code forbids, beyond the import contracts in pyproject.toml."""

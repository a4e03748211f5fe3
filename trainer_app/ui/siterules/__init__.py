"""The rules that a plant sets for itself, each with what it means in plain words."""

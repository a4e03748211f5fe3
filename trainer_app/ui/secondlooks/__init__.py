"""The looks by another person that are missing, and who may give each."""

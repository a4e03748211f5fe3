"""Photos of evidence, seen as large as there is room."""

"""The use cases of the program, written against ports; no Qt and no database."""

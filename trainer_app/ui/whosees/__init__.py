"""Who sees what: the permission table in plain words, for everybody to read and to print."""

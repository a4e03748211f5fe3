"""This PC: where the records are, backups, the check of every record, the file for support."""

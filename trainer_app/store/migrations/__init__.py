"""One module a version of the database. What was released is never edited; nothing of ours here."""

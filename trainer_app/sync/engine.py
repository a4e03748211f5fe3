"""One sync: what has no position goes out, what follows the cursors comes in."""

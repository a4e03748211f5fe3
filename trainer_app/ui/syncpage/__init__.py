"""*This PC and sync*: what waits, what the hub has confirmed, and the other PCs of the plant."""

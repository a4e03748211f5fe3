"""The Board: who is at this plant, what waits to be signed, and the way in with a PIN."""

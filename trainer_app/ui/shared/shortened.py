"""The beginning of what somebody wrote, for a row that leads to the whole of it."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 90


def shortened(said: str) -> str:
    """On one line, cut after a word."""
    words = " ".join(said.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"

"""Names and words as they are looked for and sorted: without accents, without capitals."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Nobody looks for an accent with gloves on, and Étienne stands between Eric and Fatima."""
    parts = unicodedata.normalize("NFKD", text.casefold().strip())
    return "".join(part for part in parts if not unicodedata.combining(part))

"""Words as somebody types them with gloves on: without accents and capitals."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """For comparing what was typed with what is meant; not for showing."""
    parts = unicodedata.normalize("NFKD", text.casefold().strip())
    return "".join(part for part in parts if not unicodedata.combining(part))

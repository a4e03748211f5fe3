"""How high the levels of this plant's programme go: what a circle is divided into.

Set when a plant is opened and when an edition is adopted; until then, and for the shipped
programme, four. Lives on the window's thread, like the theme and the language.
"""

from __future__ import annotations

from typing import Final

SHIPPED: Final = 4
_held = [SHIPPED]


def top_level() -> int:
    return _held[0]


def set_top_level(level: int) -> None:
    _held[0] = max(1, level)

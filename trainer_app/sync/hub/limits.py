"""How much of the hub one request, and all of them together, may take.

Bounds of memory for one process: ``held`` bytes of bodies as sent and of replies on their way,
``working`` bodies inflated up to ``usual``, ``large`` up to ``protocol.MAX_PLAIN``, and of each
``values`` decoded, up to 200 bytes apiece. ``tests/hub/app/test_app_memory.py`` holds a process to
``MOST_MEMORY`` under all of it at once.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    inside: int = 64
    """Requests with a body at one time; the next one is asked to come back."""
    working: int = 8
    """Requests that are inflated, judged and answered at one time; the others wait."""
    large: int = 2
    """Of those, how many may inflate to more than ``usual``."""
    usual: int = 4 * 1024 * 1024
    values: int = 200_000
    """Of JSON in one body: three times those of a full batch. Who has more sends half as much."""
    held: int = 64 * 1024 * 1024
    """Beyond it who sends, or should be answered at length, is asked to come back."""
    part_s: float = 30.0
    """A sender that is silent for so long has gone."""
    body_s: float = 900.0
    """A whole body, however slowly: 4 MiB over 64 kbit/s take 9 minutes."""
    reply_s: float = 900.0
    back_s: int = 5
    """When to come back to a full hub."""


MOST_MEMORY = 512 * 1024 * 1024
"""What one process may ever need, whoever asks it for what; 304 MiB were seen."""

MAX_ENROL = 128 * 1024
"""A ticket and the tips of the logs that a PC brings."""

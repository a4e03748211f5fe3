"""How much of the hub one request, and all of them together, may take.

Bounds of memory for one process: ``inside`` bodies as sent, ``working`` of them inflated up to
``usual``, ``large`` up to ``protocol.MAX_PLAIN``; the decoded values are about as much again.
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
    part_s: float = 30.0
    """A sender that is silent for so long has gone."""
    body_s: float = 900.0
    """A whole body, however slowly: 4 MiB over 64 kbit/s take 9 minutes."""
    reply_s: float = 900.0
    back_s: int = 5
    """When to come back to a full hub."""


MAX_ENROL = 128 * 1024
"""A ticket and the tips of the logs that a PC brings."""

"""Whom a programme is for: a plant judges by one for its trainees, and by one for its trainers."""

from __future__ import annotations

from typing import Final

TRAINEES: Final = "trainees"
TRAINERS: Final = "trainers"
AUDIENCES: Final = (TRAINEES, TRAINERS)

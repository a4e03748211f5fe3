"""Slips of paper to hand over: a person's one-time code, half a page each. Frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CodeSlip:
    """``lang``: of the person who is given it."""

    name: str
    code: str
    lang: str


@dataclass(frozen=True, slots=True)
class CodeSlips:
    """Two to a page, to be cut apart. Printed once and kept nowhere."""

    paper: str
    plant: str
    pc: str
    made_on: date
    slips: tuple[CodeSlip, ...]
    sample: bool = False

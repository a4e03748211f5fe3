"""What a screen asks of whatever prints on this PC. Called on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Printer:
    name: str
    is_default: bool = False


class Printing(Protocol):
    def printers(self) -> tuple[Printer, ...]:
        """What this PC can print on, the usual one first."""
        ...

    def print_pdf(self, pdf: bytes, printer: str, title: str, paper: str) -> None:
        """Hand it over. Raises ``Unavailable``: PRINTER_MISSING, PRINT_FAILED."""
        ...

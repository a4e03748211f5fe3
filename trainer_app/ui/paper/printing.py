"""Printing through the system. Called on a worker.

On Linux the PDF itself goes to CUPS: a small vector job. Elsewhere each page is drawn and handed to
the system's printer driver through Qt.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.ui.shared.printers import Printer, Printing

__all__ = ["CupsPrinting", "Printer", "Printing", "system_printing"]

_SECONDS = 30
_MEDIA = {"letter": "Letter", "a4": "A4", "tabloid": "Tabloid", "a3": "A3"}
"""Paper of the sheets, as CUPS names it."""


class CupsPrinting:
    """``environment``: for a CUPS server of one's own, such as a test's."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._environment = None if environment is None else dict(environment)

    @staticmethod
    def is_here() -> bool:
        return shutil.which("lp") is not None and shutil.which("lpstat") is not None

    def printers(self) -> tuple[Printer, ...]:
        names = self._run(["lpstat", "-e"]).stdout.decode(errors="replace").split()
        said = self._run(["lpstat", "-d"]).stdout.decode(errors="replace")
        usual = said.rpartition(":")[2].strip()
        found = [Printer(name, name == usual) for name in names]
        return tuple(sorted(found, key=lambda printer: not printer.is_default))

    def print_pdf(self, pdf: bytes, printer: str, title: str, paper: str) -> None:
        if not any(known.name == printer for known in self.printers()):
            raise Unavailable(ErrorCode.PRINTER_MISSING, printer=printer)
        media = ["-o", f"media={_MEDIA[paper]}"] if paper in _MEDIA else []
        asked = ["lp", "-d", printer, "-t", title, *media, "-"]
        answer = self._run(asked, pdf)
        if answer.returncode:
            reason = answer.stderr.decode(errors="replace").strip()
            raise Unavailable(ErrorCode.PRINT_FAILED, printer=printer, reason=reason)

    def _run(
        self, command: Sequence[str], handed: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        environment = None if self._environment is None else {**self._environment, "LC_ALL": "C"}
        try:
            return subprocess.run(
                command,
                input=handed,
                capture_output=True,
                env=environment,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable(ErrorCode.PRINT_FAILED, printer="", reason=str(error)) from error


def system_printing() -> Printing:
    """What prints on this PC."""
    if CupsPrinting.is_here():
        return CupsPrinting()
    from trainer_app.ui.paper.qt_printing import QtPrinting

    return QtPrinting()

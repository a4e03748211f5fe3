"""A programme that somebody brings: a folder of files, or a workbook (``.xlsx``).

Reads files; never on the window's thread.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from trainer_app.checklists import packcheck
from trainer_app.checklists.packbook import Read, from_book, to_book
from trainer_app.checklists.packcheck import PackReport
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packfindings import FindingCode, Findings
from trainer_app.kernel.errors import ErrorCode, Finding, InvalidInput
from trainer_app.reports.workbooks import MOST_BYTES, read_workbook, write_workbook

WORKBOOK: Final = ".xlsx"
_NOTHING: Final = PackReport(0, 0, 0, 0, 0, 0, ())


def read_programme(path: Path) -> PackFiles:
    """Its files. Raises ``InvalidInput(CONTENT_FINDINGS)`` with all findings unless it is sound."""
    if path.suffix.lower() != WORKBOOK:
        files = read_folder(path)
        packcheck.load(files)
        return files
    return _sound_book(path).files


class Bringing:
    """The same for the window: also what is warned of."""

    def read(self, path: Path) -> tuple[PackFiles, tuple[Finding, ...]]:
        """The files and the warnings. Raises like ``read_programme``."""
        if path.suffix.lower() != WORKBOOK:
            files = read_programme(path)
            return files, packcheck.check(files).findings
        read = _sound_book(path)
        return read.files, read.findings

    def workbook(self, files: PackFiles, language: str) -> bytes:
        return programme_as_workbook(files, language)


def check_programme(path: Path) -> PackReport:
    """The report on a folder or a workbook. Never raises for what they hold."""
    if path.suffix.lower() != WORKBOOK:
        return packcheck.check(path)
    try:
        read = _read_book(path)
    except InvalidInput as refused:
        return replace(_NOTHING, findings=refused.findings)
    return replace(packcheck.check(read.files), findings=read.findings)


def programme_as_workbook(files: PackFiles, language: str) -> bytes:
    """Raises ``InvalidInput(CONTENT_FINDINGS)`` for a programme that is not sound."""
    packcheck.load(files)
    return write_workbook(to_book(files), language)


def _sound_book(path: Path) -> Read:
    read = _read_book(path)
    if not read.is_sound:
        raise InvalidInput(ErrorCode.CONTENT_FINDINGS, read.findings, count=len(read.findings))
    return read


def _read_book(path: Path) -> Read:
    findings = Findings()
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        code = FindingCode.BOOK_MISSING if missing else FindingCode.FILE_UNREADABLE
        findings.error("", code)
        raise InvalidInput(ErrorCode.CONTENT_FINDINGS, findings.all(), count=1) from error
    return from_book(read_workbook(raw))

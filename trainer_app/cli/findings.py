"""Findings as lines: where, how grave, what is wrong. Their words are in ``findings.toml``."""

from __future__ import annotations

from collections.abc import Iterable

from trainer_app.cli.words import words
from trainer_app.kernel.errors import Finding
from trainer_app.kernel.findings import sentence_of


def lines_of(findings: Iterable[Finding], language: str) -> list[str]:
    """``units/u01.toml:12: error: ...``, one a finding."""
    return [
        f"{f.place or '.'}: {words('severity', f.severity, language)}: {sentence_of(f, language)}"
        for f in findings
    ]

"""Findings in words (``resources/i18n/findings.toml``), for the command line and for the window."""

from __future__ import annotations

import tomllib
from functools import cache

from trainer_app.kernel.errors import Finding
from trainer_app.kernel.problems import filled
from trainer_app.kernel.resources import resource


def sentence_of(finding: Finding, language: str) -> str:
    texts = _texts().get(finding.code)
    if texts is None:
        return finding.code
    return filled(texts, language, finding.params)


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("i18n", "findings.toml").read_text(encoding="utf-8"))

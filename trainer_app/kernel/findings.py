"""Findings in words (``resources/i18n/findings.toml``), for the command line and for the window."""

from __future__ import annotations

import tomllib
from functools import cache
from string import Formatter

from trainer_app.kernel.errors import Finding, Param
from trainer_app.kernel.resources import resource


def sentence_of(finding: Finding, language: str) -> str:
    texts = _texts().get(finding.code)
    if texts is None:
        return finding.code
    values = _Values({name: _said(value) for name, value in finding.params.items()})
    return Formatter().vformat(texts.get(language) or texts["en"], (), values)


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("i18n", "findings.toml").read_text(encoding="utf-8"))


class _Values(dict[str, str]):
    """A value that a finding does not carry shows as an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"


def _said(value: Param) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)

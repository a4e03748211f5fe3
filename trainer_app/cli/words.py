"""What only the command line says, in both languages (``resources/i18n/cli.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache

from trainer_app.kernel.resources import resource


def words(group: str, key: str, language: str, **values: str | int) -> str:
    """A sentence with its values."""
    texts = sentences()[group][key]
    return (texts.get(language) or texts["en"]).format(**values)


@cache
def sentences() -> dict[str, dict[str, dict[str, str]]]:
    """Group, key, language. Read once."""
    return tomllib.loads(resource("i18n", "cli.toml").read_text(encoding="utf-8"))

"""Makes Qt unimportable when a run holds nothing but unit tests: `pytest tests/unit`.

A run over several folders shares one process with tests that need Qt; there nothing is barred.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from typing_extensions import override

_QT = ("PySide6", "shiboken6")


class QtIsBarred(MetaPathFinder):
    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in _QT:
            raise ImportError(f"{fullname}: what tests/unit covers must work without Qt")
        return None


def holds_only_unit_tests(config: pytest.Config) -> bool:
    here = Path(__file__).parent
    asked_for = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    return all(path.is_relative_to(here) for path in asked_for)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Before plugins are configured, because pytest-qt would load Qt then."""
    if holds_only_unit_tests(config):
        config.pluginmanager.unregister(name="pytest-qt")
        sys.meta_path.insert(0, QtIsBarred())

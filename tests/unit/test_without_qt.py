"""The guard of this folder guards."""

import importlib

import pytest

from tests.unit.conftest import holds_only_unit_tests


@pytest.mark.parametrize("module", ["PySide6", "PySide6.QtCore", "shiboken6"])
def test_that_qt_cannot_be_imported_here(module: str, request: pytest.FixtureRequest) -> None:
    if not holds_only_unit_tests(request.config):
        pytest.skip("tests of other folders share this process, and they need Qt")
    with pytest.raises(ImportError, match="must work without Qt"):
        importlib.import_module(module)

"""Puts something that watches in the place of what it watches. For measuring only."""

from __future__ import annotations

from types import ModuleType


def swap(module: ModuleType, name: str, by: object) -> None:
    """The module uses ``by`` under this name from now on."""
    assert hasattr(module, name)
    setattr(module, name, by)

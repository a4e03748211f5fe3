"""A service that a test has no use for: asking it anything fails the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn


class Absent:
    """Has the shape of every port."""

    def __getattr__(self, name: str) -> Callable[..., NoReturn]:
        def fail(*asked: object, **more: object) -> NoReturn:
            raise AssertionError(f"nothing is behind {name} in this test: {asked}, {more}")

        return fail

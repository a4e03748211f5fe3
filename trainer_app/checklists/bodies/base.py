"""What every body shares."""

from __future__ import annotations

import msgspec


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of every body."""


class SaltedBody(Body, frozen=True):
    """A body with a name or free words. ``salt``: 32 hex digits, filled when it is recorded."""

    salt: str = ""

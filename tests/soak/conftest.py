"""The PostgreSQL server of the hub's tests, for soaks too."""

from __future__ import annotations

from tests.hub.conftest import empty_postgres_url, postgres_server

__all__ = ["empty_postgres_url", "postgres_server"]

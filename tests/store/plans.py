"""Which statements walk over a table that grows: asked of SQLite's own planner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.plant import Plant, bare
from trainer_app.store import engine
from trainer_app.store.engine import DriverConnection
from trainer_app.store.keys import StoreKey

GROWING = {"record", "body", "signature", "link", "about", "standing", "placed", "r", "b", "l", "a"}


def growing_tables_walked(
    plant: Plant, action: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """The statements that the action runs and that look at every row of a growing table."""
    told: list[str] = []
    connect = engine.connect

    def traced(path: Path, key: StoreKey, *, create: bool = False) -> DriverConnection:
        connection = connect(path, key, create=create)
        connection.set_trace_callback(told.append)  # type: ignore[attr-defined]  # tests only
        return connection

    monkeypatch.setattr(engine, "connect", traced)
    plant.reopen()
    told.clear()
    action()
    statements = [sql for sql in told if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert statements
    connection = bare(plant)
    walked = [sql for sql in dict.fromkeys(statements) if _walks(connection, sql)]
    connection.close()
    return walked


def _walks(connection: DriverConnection, sql: str) -> bool:
    plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
    return any(step.split()[1] in GROWING for step in plan if step.startswith("SCAN"))

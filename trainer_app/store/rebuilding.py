"""Working every read model out again from the records, in one transaction."""

from __future__ import annotations

from trainer_app.store.engine import Database, DriverConnection, driver_connection
from trainer_app.store.reading import LocalReading
from trainer_app.store.schema import READ_MODELS_VERSION
from trainer_app.store.shared import Shared


def is_due(connection: DriverConnection) -> bool:
    """Whether the rows were kept by a program that says something else of the same records."""
    kept = connection.execute("SELECT value FROM meta WHERE name = 'read_models'").fetchone()
    return kept is None or kept[0] != str(READ_MODELS_VERSION)


def rebuild(database: Database, shared: Shared) -> None:
    from trainer_app.store.models import ReadModels  # a start that need not rebuild loads no rules

    with database.writer.begin() as begun:
        connection = driver_connection(begun)
        reading = LocalReading(connection, shared)
        ReadModels(connection, reading).rebuild(reading.own_key())
        connection.execute(
            "INSERT INTO meta (name, value) VALUES ('read_models', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(READ_MODELS_VERSION),),
        )

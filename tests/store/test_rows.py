"""Many rows at once are the rows that one at a time would have been."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as driver

from trainer_app.store.rows import add_many

ADD = "INSERT INTO row (n, said) VALUES (?, ?) ON CONFLICT (n) DO UPDATE SET said = excluded.said"


@pytest.mark.parametrize("count", [0, 1, 249, 250, 251, 750, 777])
def test_that_every_row_is_written_once_and_in_order(count: int) -> None:
    connection = driver.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, said TEXT)")
    new = [(n, f"said {n}") for n in range(count)]
    add_many(connection, ADD, new)
    add_many(connection, ADD, new)
    assert connection.execute("SELECT n, said FROM row ORDER BY rowid").fetchall() == new
    connection.close()

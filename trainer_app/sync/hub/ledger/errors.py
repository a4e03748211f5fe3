"""The one place where the database's own exceptions become the ledger's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlcipher3 import dbapi2 as driver

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import ProblemType

_AFTER: Final = 5

_BUSY: Final = frozenset({"55P03", "40001", "40P01", "57014", "25P03", "53300"})
"""lock_not_available, serialization_failure, deadlock_detected, query_canceled,
idle_in_transaction_session_timeout, too_many_connections."""

_FULL: Final = frozenset({"53100"})

_FAILING: Final = frozenset({"53200", "53400", "58000", "58030"})
"""out_of_memory, configuration_limit_exceeded, system_error, io_error: the server's machine."""


@contextmanager
def database_errors(place: str) -> Iterator[None]:
    """``place``: what to call the database to its operator; never a URL with a password.

    Busy is RETRY; away or full is ``Unavailable``; anything else is a bug and stays one.
    """
    try:
        yield
    except NoConnectionFree as error:
        raise Refused(ProblemType.RETRY, after=_AFTER) from error
    except (DBAPIError, driver.Error) as error:
        told = getattr(error, "orig", error)
        said = str(told)
        state = getattr(told, "sqlstate", None)
        if state in _BUSY or "database is locked" in said:
            raise Refused(ProblemType.RETRY, after=_AFTER) from error
        if state in _FULL or "disk is full" in said:
            raise Unavailable(ErrorCode.DISK_FULL, path=place) from error
        if _is_broken(error) or _is_away(state, said):
            raise Unavailable(ErrorCode.HUB_DATABASE_AWAY) from error
        raise


def _is_broken(error: DBAPIError | driver.Error) -> bool:
    """Whether it is psycopg that says so: no server, no such host, or a line that broke."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", "")  # SQLite has none
    return error.connection_invalidated or (state is None and isinstance(error, OperationalError))


def _is_away(state: str | None, said: str) -> bool:
    return (
        (state or "").startswith(("08", "57P"))
        or state in _FAILING
        or "unable to open database file" in said
        or "disk I/O error" in said
    )

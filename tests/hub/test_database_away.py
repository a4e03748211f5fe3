"""A PostgreSQL that is not there is away, wherever it is said to be; it is never a bug."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.hub.conftest import HUB_KEY
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.sync.hub.ledger.opening import open_ledger


def is_away(url: str, clock: FixedClock) -> bool:
    with pytest.raises(Unavailable) as away:
        open_ledger(url, HUB_KEY, clock)
    return away.value.code is ErrorCode.HUB_DATABASE_AWAY


def test_that_a_server_is_away_whose_socket_is_gone(tmp_path: Path, clock: FixedClock) -> None:
    """As after a server that gave up when the disk of its log was full."""
    assert is_away(f"postgresql://trainer@/trainer?host={tmp_path}", clock)


def test_that_a_server_is_away_at_whose_port_nobody_listens(clock: FixedClock) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # and does not listen
        assert is_away(f"postgresql://trainer@127.0.0.1:{bound.getsockname()[1]}/trainer", clock)


def test_that_a_server_is_away_whose_name_nobody_knows(
    monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    def nobody_knows(*_asked: object, **_more: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody_knows)
    assert is_away("postgresql://trainer@db.example/trainer", clock)

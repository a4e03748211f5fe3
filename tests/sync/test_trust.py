"""Whom a PC speaks to, and whom it does not tell a thing."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_server import Server, fingerprint_of, served
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.client import EnrolDesk
from trainer_app.sync.exchange import Patience
from trainer_app.sync.trust import hub_url, pinned

QUICK = Patience(connect=2.0, byte=2.0, whole=5.0)
_TLS = Path(__file__).parents[1] / "hub" / "app" / "tls"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://hub.example", "https://hub.example"),
        (" https://HUB.example:8443/ ", "https://hub.example:8443"),
        ("hub.example", "https://hub.example"),
        ("hub.example/trainer/", "https://hub.example/trainer"),
        ("http://127.0.0.1:8010", "http://127.0.0.1:8010"),
        ("http://localhost:8010/", "http://localhost:8010"),
        ("http://[::1]:8010", "http://[::1]:8010"),
        ("https://192.168.0.7", "https://192.168.0.7"),
    ],
)
def test_that_an_address_has_one_spelling(typed: str, url: str) -> None:
    assert hub_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "http://hub.example",
        "http://192.168.0.7:8010",
        "http://127.0.0.1.example",
        "ftp://hub.example",
        "file:///etc/passwd",
        "https://me:secret@hub.example",
        "https://hub.example/?a=b",
        "https://hub.example/#x",
        "https://hub.example:99999",
        "https://hub .example",
        "https://[::1",
        "https://" + "a" * 600,
    ],
)
def test_that_anything_else_is_no_address(typed: str) -> None:
    with pytest.raises(SyncProblem) as refused:
        hub_url(typed)
    assert refused.value.code is ErrorCode.HUB_URL


@pytest.fixture
def secure() -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_TLS / "cert.pem", _TLS / "key.pem")
    with served(MemoryHub(), context) as running:
        yield running


def address(server: Server) -> str:
    return f"https://127.0.0.1:{server.address[1]}"


def own_fingerprint() -> str:
    return fingerprint_of(ssl.PEM_cert_to_DER_cert((_TLS / "cert.pem").read_text("ascii")))


def test_that_the_certificate_of_the_ticket_is_enough(secure: Server) -> None:
    desk = EnrolDesk(address(secure), fingerprint=own_fingerprint(), patience=QUICK)
    assert desk.health().version == 1
    desk.close()


@pytest.mark.parametrize("fingerprint", ["", "00" * 32])
def test_that_nothing_is_said_to_another_certificate(secure: Server, fingerprint: str) -> None:
    desk = EnrolDesk(address(secure), fingerprint=fingerprint, patience=QUICK)
    with pytest.raises(SyncProblem) as refused:
        desk.health()
    desk.close()
    assert refused.value.code is ErrorCode.HUB_NOT_TRUSTED
    assert secure.seen == []


def test_that_a_pinned_certificate_is_not_looked_for_where_it_cannot_be_seen() -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        pinned("00" * 32).wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO())


def test_that_plain_http_on_the_hub_s_port_is_not_the_hub() -> None:
    with served(MemoryHub()) as plain:
        desk = EnrolDesk(address(plain), patience=QUICK)
        with pytest.raises(SyncProblem) as refused:
            desk.health()
        desk.close()
    assert refused.value.code is ErrorCode.HUB_NOT_REACHABLE

"""A ticket that was typed: the hub has to fit it before the secret goes anywhere."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.plant import make_plant
from tests.sync.http_pcs import QUICK
from tests.sync.live_hub import WEEK_MS, LiveHub
from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_server import Instead, Server, served
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import look_at_hub, prepare
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.asking import whole_ticket
from trainer_app.sync.checking import encode
from trainer_app.sync.hub.certificates import fingerprint_of
from trainer_app.sync.protocol import Grant, TicketReply
from trainer_app.sync.tickets import Ticket, typed_form, write_typed

_TLS = Path(__file__).parents[1] / "hub" / "app" / "tls"
OWN = fingerprint_of(_TLS / "cert.pem")
TICKET = Ticket("a1" * 32, "b2" * 16, "c3" * 10, Grant.OFFICE)


@pytest.fixture
def server() -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_TLS / "cert.pem", _TLS / "key.pem")
    with served(MemoryHub(), context) as running:
        yield running


def test_that_a_pc_joins_by_what_was_typed(tmp_path: Path, hub: LiveHub) -> None:
    secret = hub.ledger.issue_ticket(hub.plant, Grant.OFFICE, valid_ms=WEEK_MS)
    ticket = Ticket(hub.ledger.hub_key, hub.plant, secret, Grant.OFFICE)
    typed = typed_form(ticket)
    hub.ledger.name_ticket(hub.plant, secret, typed.name)
    assert look_at_hub(hub.url, write_typed(typed)) == (hub.url, ticket)
    program = prepare(tmp_path / "PC-1", "PC-1", hub.clock)
    try:
        for _ in range(2):  # the reply may have been lost the first time
            program.syncing.enrol(hub.url, write_typed(typed))
        program.syncing.run_once()
        assert program.syncing.waiting().last_success is not None
    finally:
        program.close()
    with pytest.raises(SyncProblem) as refused:
        look_at_hub(hub.url, write_typed(typed_form(replace(ticket, secret="c3" * 10))))
    assert refused.value.code is ErrorCode.TICKET_UNKNOWN


def asked(server: Server, ticket: Ticket, reply: TicketReply) -> Ticket:
    """What comes of typing this ticket at a hub that says this of itself."""
    server.instead.append(Instead(200, "application/json", encode(reply)))
    url = f"https://127.0.0.1:{server.address[1]}"
    return whole_ticket(url, typed_form(ticket), patience=QUICK)


def reply_of(ticket: Ticket) -> TicketReply:
    return TicketReply(ticket.hub_key, ticket.plant, ticket.grant)


def test_that_a_hub_s_own_certificate_is_known_by_what_was_typed(server: Server) -> None:
    ticket = replace(TICKET, fingerprint=OWN)
    assert asked(server, ticket, reply_of(ticket)) == ticket
    assert server.seen == [("GET", f"/v1/tickets/{typed_form(ticket).name}", 0)]


def test_that_a_ticket_without_a_certificate_leaves_it_to_the_operating_system(
    server: Server,
) -> None:
    """Here it knows nobody of that name: the very next step refuses, and nothing was given away."""
    assert asked(server, TICKET, reply_of(TICKET)).fingerprint == ""
    server.instead.append(Instead(200, "application/json", encode(reply_of(TICKET))))
    with pytest.raises(SyncProblem) as refused:
        look_at_hub(f"https://127.0.0.1:{server.address[1]}", write_typed(typed_form(TICKET)))
    assert refused.value.code is ErrorCode.HUB_NOT_TRUSTED
    assert all(path.startswith("/v1/tickets/") and not size for _, path, size in server.seen)


@pytest.mark.parametrize(
    "said",
    [
        replace(TICKET, hub_key="a2" * 32),
        replace(TICKET, plant="b3" * 16),
        replace(TICKET, grant=Grant.FLOOR),
    ],
)
def test_that_a_hub_that_does_not_fit_never_hears_the_secret(server: Server, said: Ticket) -> None:
    ticket = replace(TICKET, fingerprint=OWN)
    with pytest.raises(SyncProblem) as refused:
        asked(server, ticket, reply_of(said))
    assert refused.value.code is ErrorCode.HUB_NOT_OF_TICKET
    with pytest.raises(SyncProblem):  # the right words, but another certificate on the line
        asked(server, replace(TICKET, fingerprint="00" * 32), reply_of(TICKET))
    assert {(call, size) for call, _, size in server.seen} == {("GET", 0)}


def test_that_a_hub_with_a_new_certificate_has_its_pcs_back_by_a_ticket_each(
    tmp_path: Path, hub: LiveHub
) -> None:
    with hub.offline():
        hub.tls = (_TLS / "cert.pem", _TLS / "key.pem")
    plant = make_plant(tmp_path / "PC-1")
    program = Program(plant.store, plant.clock)
    try:
        hub.join(program)
        program.syncing.close()  # overnight
        with hub.offline():
            hub.tls = (_TLS / "renewed.pem", _TLS / "renewed_key.pem")
        plant.signed_off()
        waiting = program.syncing.waiting().waiting
        assert waiting
        for ask in (program.syncing.run_once, program.syncing.probe):
            with pytest.raises(SyncProblem) as refused:
                ask()
            assert refused.value.code is ErrorCode.HUB_NOT_TRUSTED
        assert program.syncing.waiting().waiting == waiting  # kept, and not a byte was sent
        program.syncing.enrol(hub.url, hub.ticket())
        program.syncing.run_once()
        assert program.syncing.waiting().waiting == 0
        (device,) = hub.ledger.devices(hub.plant)  # the same PC, by the same key
        assert device.key == plant.store.device_key
    finally:
        program.syncing.close()
        program.close()

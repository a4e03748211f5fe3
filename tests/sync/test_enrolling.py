"""A PC hands in a ticket, and belongs to the plant of just that hub."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from tests.sync.http_pcs import QUICK, Pc
from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_server import Server, served
from tests.sync.ports import MemoryStore
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.client import EnrolDesk, HubClient
from trainer_app.sync.engine import SyncEngine
from trainer_app.sync.enrolling import enrol
from trainer_app.sync.framing import wire_run
from trainer_app.sync.protocol import EnrolReply, EnrolRequest, Grant, WireRun
from trainer_app.sync.tickets import Ticket


@pytest.fixture
def server() -> Iterator[Server]:
    with served(MemoryHub()) as running:
        yield running


def ticket_of(hub: MemoryHub) -> Ticket:
    return Ticket(hub.public, hub.plant, "5c" * 10, Grant.OFFICE)


def test_that_a_ticket_makes_a_pc_one_of_the_plant_s(server: Server) -> None:
    store = MemoryStore("PC-9")
    store.record("from before")
    desk = EnrolDesk(server.url, patience=QUICK)
    for _ in range(2):  # the reply may have been lost the first time
        enrol(store, desk, desk.url, ticket_of(server.hub))
    desk.close()
    membership = store.membership()
    assert membership is not None
    assert (membership.url, membership.hub_key) == (server.url, server.hub.public)
    engine = SyncEngine(
        store, lambda m, stop: HubClient(m, store.public, store.sign, stop=stop, patience=QUICK)
    )
    engine.run_once()
    engine.close()
    assert store.hashes() == server.hub.hashes()


class FalseDesk:
    """Answers as a hub would, whichever ticket is shown."""

    def __init__(self, hub: MemoryHub, **changed: object) -> None:
        self.hub = hub
        self.changed = changed

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        run = wire_run(self.hub.admit(request.key, Grant.OFFICE))
        reply = EnrolReply(self.hub.plant, "Plant", Grant.OFFICE, run, self.hub.now, "")
        return replace(reply, **self.changed)


def certificate_with(hub: MemoryHub, **changed: object) -> WireRun:
    return replace(wire_run(hub.admit(MemoryStore("PC-9").public, Grant.OFFICE)), **changed)


_OWN = MemoryHub()


@pytest.mark.parametrize(
    "desk",
    [
        FalseDesk(MemoryHub("somebody else's")),
        FalseDesk(_OWN, plant="ff" * 16),
        FalseDesk(_OWN, grant=Grant.FLOOR),
        FalseDesk(_OWN, certificate=certificate_with(_OWN, records=())),
        FalseDesk(_OWN, certificate=certificate_with(_OWN, log="00" * 16)),
        FalseDesk(_OWN, certificate=certificate_with(MemoryHub("somebody else's"))),
    ],
)
def test_that_only_a_certificate_of_the_ticket_s_hub_is_taken(desk: FalseDesk) -> None:
    store = MemoryStore("PC-9")
    with pytest.raises(SyncProblem) as refused:
        enrol(store, desk, "https://hub.example", ticket_of(_OWN))
    assert refused.value.code is ErrorCode.HUB_NOT_OF_TICKET
    assert store.membership() is None


def test_that_a_profile_of_one_plant_does_not_join_another(server: Server) -> None:
    pc = Pc(server)
    desk = EnrolDesk(server.url, patience=QUICK)
    with pytest.raises(SyncProblem) as refused:
        enrol(pc.store, desk, desk.url, ticket_of(MemoryHub("somebody else's")))
    desk.close()
    assert refused.value.code is ErrorCode.ANOTHER_HUB
    assert server.seen == []


def test_that_whether_a_hub_is_there_can_be_asked_for_little(server: Server) -> None:
    desk = EnrolDesk(server.url, patience=QUICK)
    assert desk.health().version == 1
    desk.close()

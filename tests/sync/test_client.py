"""The hub over HTTP on a line that misbehaves: only what is the hub's own is believed."""

from __future__ import annotations

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from typing_extensions import override

from tests.sync.fault_proxy import SOUND, Fault, FaultProxy, resets
from tests.sync.http_pcs import QUICK, Pc, made, problem_of
from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_server import Instead, Server, served
from tests.sync.ports import MemoryStore
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode, SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.sync.batching import Batch
from trainer_app.sync.checking import encode
from trainer_app.sync.client import HubClient
from trainer_app.sync.engine import SyncEngine
from trainer_app.sync.exchange import Patience
from trainer_app.sync.framing import Asked
from trainer_app.sync.ports import LineBroke
from trainer_app.sync.protocol import Problem, ProblemType
from trainer_app.sync.stopping import Stop

PHOTO = bytes(range(256)) * 1_200
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    with served(MemoryHub()) as running:
        yield running


@pytest.fixture
def proxy(server: Server) -> Iterator[FaultProxy]:
    with FaultProxy(server.address) as between:
        yield between


@pytest.fixture
def pcs() -> Iterator[ExitStack]:
    with ExitStack() as open_engines:
        yield open_engines


# --- what somebody else says ---------------------------------------------------------------------

PORTAL = b"<html><body>Welcome to the guest network</body></html>"


@pytest.mark.parametrize(
    "other",
    [
        Instead(200, "text/html", PORTAL),
        Instead(200, "text/plain", b"OK"),
        Instead(302, "text/html", b"", Location="http://portal.example/"),
        Instead(407, "text/html", b"who are you?"),
        Instead(502, "text/html", b"<h1>Bad gateway</h1>"),
        Instead(503, "application/json", b"{}"),
        Instead(404, "application/json", b"{}"),
        Instead(204, "application/json"),
    ],
)
def test_that_what_is_not_the_hub_is_not_believed(server: Server, other: Instead) -> None:
    pc = Pc(server)
    server.instead.append(other)
    problem = problem_of(pc.client(), pc.quiet())
    assert problem.code is ErrorCode.NOT_THE_HUB
    assert len(server.seen) == 1  # nothing is followed, and nothing is tried again at once


@pytest.mark.parametrize(
    "garbled",
    [
        Instead(200, "application/json", b"{}"),
        Instead(200, "application/json", b"[" * 50_000),
        Instead(200, "application/json", b"\x00", **{"Content-Encoding": "zstd"}),
        Instead(200, "application/json", b"{}", **{"Content-Encoding": "gzip"}),
        Instead(401, "application/problem+json", b'{"type":"unheard of","status":401}'),
        Instead(401, "application/problem+json", b'{"type":"nonce","status":401,"nonce":"X"}'),
    ],
)
def test_that_a_garbled_reply_is_worth_another_try(server: Server, garbled: Instead) -> None:
    pc = Pc(server)
    server.instead.append(garbled)
    problem = problem_of(pc.client(), pc.quiet())
    assert isinstance(problem, LineBroke)
    assert problem.code is ErrorCode.NOT_THE_HUB


def test_that_a_reply_without_an_end_is_given_up(server: Server) -> None:
    pc = Pc(server)
    server.instead.append(Instead(200, "application/json", bytes(5 * 1024 * 1024)))
    assert problem_of(pc.client(), pc.quiet()).code is ErrorCode.MESSAGE_TOO_LARGE


def test_that_a_hub_that_asks_for_time_gets_it(server: Server) -> None:
    pc = Pc(server)
    for other in (
        Instead(503, "text/html", b"", **{"Retry-After": "17"}),
        Instead(
            503,
            "application/problem+json",
            encode(Problem(ProblemType.RETRY, 503, after=17)),
        ),
    ):
        server.instead.append(other)
        problem = problem_of(pc.client(), pc.quiet())
        assert (problem.code, problem.after) == (ErrorCode.HUB_BUSY, 17)


@pytest.mark.parametrize("kind", list(ProblemType))
def test_that_every_problem_of_a_hub_has_a_code_of_its_own(
    server: Server, kind: ProblemType
) -> None:
    pc = Pc(server)
    said = Problem(kind, 400, nonce="00" * 24, streams=("plant",))
    other = Instead(400, "application/problem+json", encode(said))
    server.instead.extend([other, other])
    problem = problem_of(pc.client(), pc.quiet())
    assert isinstance(problem, SyncProblem)
    if kind is ProblemType.DIVERGED:
        assert problem.streams == ("plant",)


def test_that_a_nonce_that_ran_out_is_replaced_once(server: Server) -> None:
    pc = Pc(server)
    server.hub.nonce = "11" * 24
    client = pc.client()
    assert client.sync(pc.quiet()).now
    assert pc.nonces == ["11" * 24]
    client.sync(pc.quiet())
    client.close()
    assert [path for _, path, _ in server.seen] == ["/v1/sync"] * 3


def test_that_a_hub_that_never_likes_a_nonce_is_not_asked_for_ever(server: Server) -> None:
    pc = Pc(server)
    said = encode(Problem(ProblemType.NONCE, 401, nonce="22" * 24))
    server.instead.extend([Instead(401, "application/problem+json", said)] * 3)
    assert problem_of(pc.client(), pc.quiet()).code is ErrorCode.NONCE_REFUSED
    assert len(server.seen) == 2


def test_that_the_connection_is_kept(server: Server, proxy: FaultProxy) -> None:
    client = Pc(server, proxy.url).client()
    for _ in range(3):
        client.sync(Asked(server.hub.plant, ()))
    client.close()
    assert proxy.connections == 1


def test_that_nobody_at_home_is_a_state() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
    store = MemoryStore("PC-1")
    hub = MemoryHub()
    membership = Membership(hub.plant, address, hub.public, "office")
    client = HubClient(membership, store.public, store.sign, patience=QUICK)
    problem = problem_of(client, Asked(hub.plant, ()))
    assert problem.code is ErrorCode.HUB_NOT_REACHABLE
    assert not isinstance(problem, LineBroke)


# --- a bad line ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        Fault(cut_up=1),
        Fault(cut_up=200),
        Fault(cut_up=2_000),
        Fault(cut_down=0),
        Fault(cut_down=1),
        Fault(cut_down=100),
        Fault(cut_down=400),
        Fault(garble_up=700),
        Fault(garble_up=1_500),
        Fault(garble_down=300),
        Fault(garble_down=450),
        Fault(repeat_down=True),
        Fault(delay=0.05),
        Fault(hold=True),
    ],
    ids=str,
)
def test_that_a_bad_exchange_costs_another_one_and_nothing_else(
    server: Server, proxy: FaultProxy, pcs: ExitStack, fault: Fault
) -> None:
    pc = made(pcs, server, proxy.url)
    pc.recorded(30)
    proxy.plan([fault])
    pc.sync_until_done()
    assert pc.is_in_step
    assert len(server.hub.order("plant")) == len(set(server.hub.order("plant")))


def test_that_a_request_cut_at_any_byte_is_made_good(
    server: Server, proxy: FaultProxy, pcs: ExitStack
) -> None:
    pc = made(pcs, server, proxy.url)
    for at in range(0, 1_500, 60):
        pc.store.record(f"cut at {at}")
        proxy.plan([Fault(cut_up=at) if at % 120 else Fault(cut_down=at)])
        pc.sync_until_done()
        assert pc.is_in_step


def test_that_one_reset_in_ten_costs_less_than_a_third(server: Server, pcs: ExitStack) -> None:
    with FaultProxy(server.address) as good:
        ideal = made(pcs, server, good.url, batch=20)
        ideal.recorded(600)
        ideal.engine.run_once()
        ideal.engine.close()
    once = good.bytes // good.exchanges
    with (
        served(MemoryHub("another")) as other,
        FaultProxy(other.address, chance=resets(0.1, once, seed=7)) as bad,
    ):
        pc = made(pcs, other, bad.url, batch=20)
        pc.recorded(600)
        pc.sync_until_done()
        pc.engine.close()
        assert pc.is_in_step
    assert bad.exchanges > good.exchanges
    assert bad.bytes <= 1.3 * good.bytes


def test_that_a_photo_is_not_begun_again_on_a_bad_line(
    server: Server, proxy: FaultProxy, pcs: ExitStack
) -> None:
    pc = made(pcs, server, proxy.url)
    server.hub.kept.blobs[PHOTO_NAME] = PHOTO
    pc.store.wanted = [PHOTO_NAME]
    proxy.plan([SOUND, SOUND, SOUND, Fault(cut_down=30_000), Fault(cut_up=10)])
    pc.sync_until_done()
    assert pc.store.disk.blobs[PHOTO_NAME] == PHOTO
    assert proxy.down < 1.3 * len(PHOTO)


def test_that_a_photo_goes_out_in_parts(server: Server, pcs: ExitStack) -> None:
    pc = made(pcs, server)
    pc.store.disk.blobs[PHOTO_NAME] = PHOTO
    server.hub.lacking = (PHOTO_NAME,)
    pc.sync_until_done()
    assert server.hub.kept.blobs[PHOTO_NAME] == PHOTO


def test_that_a_stop_ends_a_wait_at_once(server: Server, proxy: FaultProxy, pcs: ExitStack) -> None:
    pc = made(pcs, server, proxy.url)
    patient = HubClient(pc.membership, pc.store.public, pc.store.sign, stop=(stop := Stop()))
    proxy.plan([Fault(hold=True)])
    asked_to_stop = threading.Thread(target=_stop_when_held, args=(proxy, stop))
    asked_to_stop.start()
    problem = problem_of(patient, pc.quiet())
    asked_to_stop.join()
    assert problem.code is ErrorCode.SYNC_STOPPED


def _stop_when_held(proxy: FaultProxy, stop: Stop) -> None:
    while not proxy.up:
        proxy.wait(0.01)
    stop.now()


class Refusing(MemoryStore):
    """Takes nothing in, once another request is under way. ``proxy``: swallows that one."""

    proxy: FaultProxy | None = None

    @override
    def take(self, **answer: Any) -> ChangeSet:
        if self.proxy is not None:
            while self.proxy.exchanges < 2:
                self.proxy.wait(0.01)
            raise Damage(ErrorCode.PAGE_NOT_FOLLOWING)
        return super().take(**answer)


def test_that_a_page_that_cannot_be_taken_in_waits_for_no_answer(
    server: Server, proxy: FaultProxy, pcs: ExitStack
) -> None:
    """The next request is under way by then; only a socket that is shut ends the wait for it."""
    pc = Pc(server, proxy.url, store=(store := Refusing("PC-1")))
    pc.recorded(30)
    for_ever = Patience(byte=600.0)
    patient = SyncEngine(
        store,
        lambda membership, stop: HubClient(
            membership, store.public, store.sign, stop=stop, patience=for_ever
        ),
        batch=Batch(10, most=10),
    )
    pcs.callback(patient.close)
    proxy.plan([SOUND, Fault(hold=True)])
    store.proxy = proxy
    with pytest.raises(Damage):
        patient.run_once()
    assert not any("sync-ahead" in thread.name for thread in threading.enumerate())
    store.proxy = None
    patient.run_once()
    assert pc.is_in_step

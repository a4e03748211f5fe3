"""The hub's application on a real ledger: in this process, each test with a database of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient
from nacl.signing import SigningKey

from tests.cli.conftest import Run, Said
from tests.hub.app.http_pc import HttpPc
from trainer_app.cli.main import main
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger, open_ledger
from trainer_app.sync.hub.limits import Limits
from trainer_app.sync.protocol import Grant

NOW = Moment(1_770_000_000_000, 0)
KEY = SigningKey(b"the key of the hub in the tests!")
WEEK_MS = 7 * 24 * 60 * 60 * 1000


@dataclass
class TestHub:
    """``client`` speaks to the application; ``ledger`` is what an operator would do."""

    __test__ = False

    client: httpx.Client
    ledger: SqlLedger
    clock: FixedClock
    plant: str

    def ticket(self, grant: Grant = Grant.FLOOR, *, plant: str = "") -> str:
        return self.ledger.issue_ticket(plant or self.plant, grant, valid_ms=WEEK_MS)

    def pc(self, *, plant: str = "") -> HttpPc:
        """One that has not joined."""
        return HttpPc(self.client, self.ledger.hub_key, plant or self.plant)

    def joined(self, grant: Grant = Grant.FLOOR, *, plant: str = "", name: str = "PC-1") -> HttpPc:
        pc = self.pc(plant=plant)
        pc.enrol(self.ticket(grant, plant=plant), name).raise_for_status()
        return pc

    def records(self, plant: str = "") -> int:
        """With a position, in every stream, the hub's own too."""
        return sum(count for _, count in self.ledger.status(plant or self.plant).records)


MakeHub = Callable[..., TestHub]


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A hub with one plant, made once; and the plant's id."""
    path = tmp_path_factory.mktemp("hub") / "hub.db"
    ledger = create_ledger(f"sqlite:///{path}", KEY, FixedClock(NOW))
    plant = ledger.add_plant("Oak Street").id
    ledger.close()
    return path, plant


@pytest.fixture
def make_hub(empty_ledger: tuple[Path, str], tmp_path: Path) -> Iterator[MakeHub]:
    """A hub with limits of one's own."""
    made, plant = empty_ledger
    stack = ExitStack()
    numbers = count()

    def make(limits: Limits | None = None) -> TestHub:
        path = tmp_path / f"hub{next(numbers)}.db"
        shutil.copyfile(made, path)
        clock = FixedClock(NOW)
        ledger = open_ledger(f"sqlite:///{path}", KEY, clock)
        stack.callback(ledger.close)
        client = stack.enter_context(TestClient(make_app(KEY, ledger, clock, limits)))
        return TestHub(client, ledger, clock, plant)

    with stack:
        yield make


@pytest.fixture
def hub(make_hub: MakeHub) -> TestHub:
    return make_hub()


@pytest.fixture
def pc(hub: TestHub) -> HttpPc:
    """One that has joined."""
    return hub.joined()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The program in this process."""

    def call(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        return Said(code, *capsys.readouterr())

    return call

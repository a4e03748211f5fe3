"""The hub, for longer than ``make test`` may take: kills in mid-sync, and a fuzzed document.

``TRAINER_SOAK_HUB_KILLS`` and ``TRAINER_SOAK_HUB_EXAMPLES`` ask for other numbers. Kills are kept
in ``build/soak`` after each of them; a stopped run goes on there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.hub.app.fuzzing import CALLS, fuzz
from tests.hub.app.http_pc import HttpPc
from tests.soak.report import ROOT, Kept, lasted, today, write_part
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.keyfile import make_key
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.protocol import Grant

KILLS = int(os.environ.get("TRAINER_SOAK_HUB_KILLS", "1000"))
EXAMPLES = int(os.environ.get("TRAINER_SOAK_HUB_EXAMPLES", "2000"))
A_HUB = 50  # kills that one hub lives through
_DAY_MS = 24 * 60 * 60 * 1000


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")
def test_that_a_hub_killed_a_thousand_times_has_lost_doubled_and_halved_nothing(
    tmp_path: Path,
) -> None:
    kept = Kept("hub-kills")
    while kept["kills"] < KILLS:
        first, records, began = kept["kills"], 0, time.monotonic()
        count = min(A_HUB, KILLS - first)
        for told in _killed(tmp_path / f"hub-{first}", count, first):
            assert told["is_sound"], told
            kept.add(
                kills=1,
                records=told["acknowledged"] - records,
                seconds=time.monotonic() - began,
            )
            records, began = told["acknowledged"], time.monotonic()
        _report(kept)


def _killed(folder: Path, kills: int, seed: int) -> Iterator[dict[str, int]]:
    command = [sys.executable, "-m", "tests.hub.app.kill9", str(folder)]
    command += ["--kills", str(kills), "--seed", str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
    assert process.returncode == 0


def _report(kept: Kept) -> None:
    write_part(
        "Kills of a hub that takes batches in",
        "`tests/soak/test_hub.py`; `TRAINER_SOAK_HUB_KILLS` asks for a number. A PC pushes batches"
        " over HTTP to a hub on SQLite, which is killed\n(SIGKILL) at a random moment; the next"
        " one is asked for all that it ever acknowledged.",
        "Kills",
        kept["kills"],
        {
            "last run": today(),
            "took": lasted(kept["seconds"]),
            "records acknowledged": f"{kept['records']:,}",
            "acknowledged records lost, doubled or moved; batches taken in half": "0",
        },
    )


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_that_thousands_of_requests_from_the_document_are_never_a_fault(
    method: str, path: str, tmp_path: Path
) -> None:
    key = make_key(tmp_path / "hub.key")
    ledger = create_ledger(f"sqlite:///{tmp_path / 'hub.db'}", key, SystemClock())
    plant = ledger.add_plant("Fuzzed").id
    with TestClient(make_app(key, ledger, SystemClock())) as client:
        pc = HttpPc(client, ledger.hub_key, plant)
        secret = ledger.issue_ticket(plant, Grant.OFFICE, valid_ms=_DAY_MS)
        pc.enrol(secret).raise_for_status()
        fuzz(pc, method, path, EXAMPLES)
    ledger.close()

"""PCs and their hub, killed in mid-sync for hours: ``tests/sync/kill9``, on both databases.

``TRAINER_SOAK_SYNC_KILLS`` asks for another number. Kills are kept in ``build/soak`` after each of
them; a stopped run goes on there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hub.conftest import new_database
from tests.soak.report import ROOT, Kept, lasted, today, write_part
from tests.sync.machines import in_memory

KILLS = int(os.environ.get("TRAINER_SOAK_SYNC_KILLS", "1000"))
A_PLANT = 44  # kills that two PCs and a hub live through: each point four times

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(0),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX"),
]


def test_that_pcs_and_a_hub_on_sqlite_killed_a_thousand_times_have_lost_nothing(
    tmp_path: Path,
) -> None:
    _soak(tmp_path, "sync-kills-sqlite", "Kills in mid-sync, the hub on SQLite", lambda: "")


def test_that_pcs_and_a_hub_on_postgresql_killed_a_thousand_times_have_lost_nothing(
    tmp_path: Path, postgres_server: str
) -> None:
    _soak(
        tmp_path,
        "sync-kills-postgresql",
        "Kills in mid-sync, the hub on PostgreSQL",
        lambda: new_database(postgres_server, "")[0],
    )


def _soak(folder: Path, name: str, heading: str, database: Callable[[], str]) -> None:
    kept = Kept(name)
    while kept["kills"] < KILLS:
        first, said, began = kept["kills"], 0, time.monotonic()
        count = min(A_PLANT, KILLS - first)
        with in_memory(folder) as place:  # what a killed process wrote stays there too
            for told in _killed(place, count, first, database()):
                assert told["is_sound"], told
                kept.add(
                    kills=1,
                    of_hub=int(str(told["point"]).startswith("the hub")),
                    hit=int(told["was_hit"]),
                    said=told["said"] - said,
                    seconds=time.monotonic() - began,
                )
                said, began = told["said"], time.monotonic()
        _report(heading, kept)


def _killed(folder: Path, kills: int, seed: int, database: str) -> Iterator[dict[str, int]]:
    command = [sys.executable, "-m", "tests.sync.kill9", str(folder), "--database", database]
    command += ["--kills", str(kills), "--seed", str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
    assert process.returncode == 0


def _report(heading: str, kept: Kept) -> None:
    write_part(
        heading,
        "`tests/soak/test_sync_kills.py`; `TRAINER_SOAK_SYNC_KILLS` asks for a number. Two PCs"
        " record and sync over HTTP; one of them, or the hub, is\nkilled (SIGKILL) at a named point"
        " (before a request, when half of it is sent, when the hub has committed, in the"
        " transaction that takes a page\nin or works out what counts, before the witness; the hub"
        " before, in and after its transaction) or at a random moment. Then both sync.",
        "Kills",
        kept["kills"],
        {
            "last run": today(),
            "took": lasted(kept["seconds"]),
            "of the hub": f"{kept['of_hub']:,}",
            "where the point was come to": f"{kept['hit']:,}",
            "sign-offs shown as saved": f"{kept['said']:,}",
            "of them lost, doubled or split from their signature": "0",
            "PCs that did not come in step, or were not sound": "0",
        },
    )

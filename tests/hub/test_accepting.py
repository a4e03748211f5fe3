"""What a ledger takes in, on both databases: positions without gaps, once each, whoever carries."""

from __future__ import annotations

from tests.hub.pcs import Pc
from trainer_app.sync.hub.ledger.ledger import SqlLedger


def test_that_what_is_pushed_gets_positions_and_comes_back_under_a_checkpoint(
    ledger: SqlLedger, plant: str
) -> None:
    pc = Pc().enrol(ledger, plant)
    pc.write(3)
    pc.write(2, "private")
    done = pc.sync(ledger, plant, pc.everything())
    # in stream plant the hub's log.opened and the certificate were first
    assert done.accepted.given == (3, 4, 5, 6, 1, 2, 3)
    assert done.accepted.held == ()
    assert [r.hash for r in pc.read["plant"][2:]] == [r.hash for r in pc.log().records]
    assert pc.read["private"] == pc.log("private").records

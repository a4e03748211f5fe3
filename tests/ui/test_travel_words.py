"""How far a record came, in words: nothing without a hub, nothing that the hub has not said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trainer_app.checklists.doubt import Doubt
from trainer_app.checklists.status import Status
from trainer_app.kernel.clock import Moment
from trainer_app.services.travelled import HubWords, Travel, Travelled
from trainer_app.ui.checklist.view import task_row
from trainer_app.ui.checklist.view_model import TaskItem
from trainer_app.ui.shared.travel import (
    doubt_words,
    restored_words,
    travel_words,
    unconfirmed_words,
)

RECEIVED = Moment(1_772_470_800_000, -300)


def test_that_a_pc_alone_says_nothing() -> None:
    assert travel_words(None) == unconfirmed_words(None) == doubt_words(None) == ""


@pytest.mark.parametrize("travel", [Travel.WAITING, Travel.AGAIN, Travel.HELD, Travel.SENT])
def test_that_only_the_hub_confirms(travel: Travel) -> None:
    came = Travelled(travel, RECEIVED if travel is Travel.SENT else None)
    assert "Confirmed" not in travel_words(came)
    assert unconfirmed_words(came) == travel_words(came) != ""


def test_that_what_a_restored_hub_lost_waits_again_and_says_so() -> None:
    words = HubWords(812, RECEIVED, 640, RECEIVED)
    came = Travelled(Travel.AGAIN, None, (), words)
    assert travel_words(came) == "Waiting again: the central store was restored"
    assert restored_words(words).endswith("On 2026-03-02 at 12:00 it said 640.")


def test_that_a_receipt_says_when_and_every_doubt_is_said() -> None:
    came = Travelled(Travel.CONFIRMED, RECEIVED, tuple(Doubt))
    assert travel_words(came) == "Confirmed by the hub, 2026-03-02 12:00"
    assert unconfirmed_words(came) == ""
    assert len(doubt_words(came).splitlines()) == len(Doubt)


@pytest.mark.usefixtures("look")
def test_that_a_task_is_hatched_and_read_out_while_the_hub_has_not_confirmed_it() -> None:
    item = TaskItem(
        *("12-07", "U12", {"en": "Polish"}, "N", {}, 3, 1, 1, Status.SIGNED_OFF, 0),
        *(False, None, None, date(2026, 3, 2), None),
    )
    assert not task_row(item).is_hatched
    row = task_row(replace(item, unconfirmed=True))
    assert row.is_hatched
    assert "Not yet confirmed by the hub" in row.spoken

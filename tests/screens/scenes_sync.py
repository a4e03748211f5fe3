"""The hub and the other PCs: what waits, joining, what a supervisor is asked.

On a copy of the plant whose line to the hub is played by the stage.
"""

from __future__ import annotations

from dataclasses import replace

from tests.recorder import Recorder
from tests.screens.scenes_first_run import _part, ways
from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from tests.ui.fakes_sync import (
    AWAY,
    HUB,
    FakeIncidents,
    FakeJoinings,
    FakeMerging,
    FakePeers,
    FakeSyncing,
)
from trainer_app.bootstrap import Program
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.trust import Peer
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.membership import Waiting
from trainer_app.services.incidents import (
    Differing,
    IncidentsPage,
    OpenIncident,
    Side,
    StoreRestored,
    WaitingPower,
)
from trainer_app.services.joining import Joined, JoiningPage
from trainer_app.services.merging import Double, Entry, MergingPage
from trainer_app.services.peers import PeersPage
from trainer_app.services.travelled import HubWords
from trainer_app.ui.firstrun.join_part import JoinPart
from trainer_app.ui.firstrun.parts import WaysPart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.joining.view import JoinView
from trainer_app.ui.network import Contact
from trainer_app.ui.questions.view import QuestionsView
from trainer_app.ui.supervising.pc_questions_view import PcQuestionsView

TICKET = "0DG4X1-ZP8MK7-2WQ9TB-7F3RCE-K1V5HA-9NYS6D"
_CONFIRMED = "a plant whose hub has confirmed everything"
_DAY = 24 * 60 * 60 * 1000
_PCS = {"en": ("Toolroom bench", "Press shop"), "fr": ("Établi d’outillage", "Salle des presses")}


def _on_copy(stage: Stage, syncing: FakeSyncing) -> Program:
    """The plant once more, as one of two PCs at a hub."""
    start_on(stage, copy_profile(stage).folder)
    program = stage.shell.program
    assert isinstance(program, Program)
    now = stage.plant.clock.now()
    bench, press = _PCS[stage.view.lang]
    peers = (
        Peer("k1", bench, "B", True, True, RecordId("1" * 32), now.ms),
        Peer("k2", press, "C", False, False, RecordId("2" * 32), now.ms - 2 * _DAY),
    )
    vars(program).update(
        syncing=syncing,
        peers=FakePeers(PeersPage(HUB, syncing.now_waiting, peers, frozenset({"k2"}))),
        joinings=FakeJoinings(_joined(stage, now)),
        merging=FakeMerging(_doubles(stage, now)),
        incidents=FakeIncidents(_incidents(stage, now)),
    )
    stage.shell.network.look()
    network = stage.shell.network
    stage.until(
        lambda: network.state.contact is not Contact.UNKNOWN or network.state.problem is not None,
        "the hub was asked",
    )
    stage.settle()
    return program


def _person(name: str, *roles: Role, id_: str = "e") -> Person:
    person = PersonId(id_ * 32)
    return Person(person, RecordId(person), name, frozenset(roles), "en", active=True)


def _joined(stage: Stage, now: Moment) -> JoiningPage:
    bench, press = _PCS[stage.view.lang]
    people = (_person(stage.cast.newcomer, Role.TRAINEE), _person(stage.cast.wrong, Role.TRAINER))
    first = Joined(RecordId("1" * 32), press, "C", now, people, 12, 31, 4, accepted=False)
    old = replace(
        first,
        certificate=RecordId("2" * 32),
        pc=bench,
        letter="B",
        people=people[:1],
        sign_offs=3,
        accepted=True,
        accepted_by=stage.cast.supervisor,
        accepted_on=now,
    )
    return JoiningPage((first, old), may_accept=True)


def _doubles(stage: Stage, now: Moment) -> MergingPage:
    bench, press = _PCS[stage.view.lang]

    def double(name: str, ids: str) -> Double:
        one, other = (_person(name, Role.TRAINER, id_=each) for each in ids)
        return Double((Entry(one, bench, now), Entry(other, press, now)), reveals=2)

    merged = replace(
        double(stage.cast.trainee, "67"),
        record=RecordId("9" * 32),
        merged_by=stage.cast.supervisor,
        merged_on=now,
    )
    return MergingPage((double(stage.cast.trainer, "45"),), (merged,), may_merge=True)


def _incidents(stage: Stage, now: Moment) -> IncidentsPage:
    bench, press = _PCS[stage.view.lang]
    plant = Recorder()
    plant.clock.moment = now
    roles = [
        plant.add(b.PersonSaved(roles=held), by=plant.founder)
        for held in (("trainer",), ("trainer", "assessor"))
    ]
    supervisor, trainer = stage.cast.supervisor, stage.cast.trainer
    sides = (Side(roles[0], supervisor, bench), Side(roles[1], trainer, press))
    words = HubWords(812, Moment(now.ms - 3 * _DAY, now.tz), 640, now)
    return IncidentsPage(
        (OpenIncident(IncidentKind.FORK, RecordId("7" * 32), press, now, sides),),
        (WaitingPower(roles[1], trainer, press, (stage.cast.newcomer,)),),
        (Differing("person.saved", stage.cast.newcomer, sides),),
        (StoreRestored(RecordId("8" * 32), now, words),),
    )


def _answered(stage: Stage, ago: int = 0) -> Waiting:
    """All confirmed when the hub last answered, so many ms ago."""
    last = stage.plant.clock.now().ms - ago
    return Waiting(confirmed=1204, last_success=last, hub_now=last)


def _open(stage: Stage, syncing: FakeSyncing) -> None:
    _on_copy(stage, syncing)
    stage.come_in(stage.cast.supervisor)
    stage.go("sync")


def sync(stage: Stage) -> None:
    """Everything is confirmed, and a new PC has come."""
    if stage.stands == _CONFIRMED:
        stage.close_dialogs()
        stage.shell.navigator.back_to("sync")
        stage.settle()
        return
    _open(stage, FakeSyncing(HUB, _answered(stage)))
    stage.stands = _CONFIRMED


def sync_away(stage: Stage) -> None:
    """The hub has been away since Sunday, and some things wait."""
    waiting = replace(_answered(stage, 2 * _DAY), unsent=3, sent=1)
    _open(stage, FakeSyncing(HUB, waiting, refuse=AWAY))


def sync_held(stage: Stage) -> None:
    waiting = replace(_answered(stage), held=(("beyond_revocation", 4),), blobs=2)
    refuse = SyncProblem(ErrorCode.DEVICE_REVOKED)
    _open(stage, FakeSyncing(HUB, waiting, refuse=refuse))


def sync_alone(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("sync")


def join(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("join")
    form = stage.page(JoinView).form
    form.ticket.setPlainText(TICKET)
    form.url.setText("https://hub.example")
    form.show_keys.click()
    stage.settle()


def joined_pcs(stage: Stage) -> None:
    sync(stage)
    stage.go("joined_pcs")


def entered_twice(stage: Stage) -> None:
    sync(stage)
    stage.go("entered_twice")


def pc_questions(stage: Stage) -> None:
    sync(stage)
    stage.go("pc_questions")
    page = stage.page(PcQuestionsView)
    differing = next(one for one in page.asked if isinstance(one.about, Differing))
    page.list.chosen.emit(differing.id)
    stage.settle()
    next(iter(page.sides.buttons.values())).click()
    stage.settle()


def pc_questions_incident(stage: Stage) -> None:
    pc_questions(stage)
    page = stage.page(PcQuestionsView)
    page.list.chosen.emit("7" * 32)
    stage.settle()


def pc_questions_restored(stage: Stage) -> None:
    """Both words of a hub that goes on from a backup."""
    sync(stage)
    stage.go("pc_questions")


def questions_about_pcs(stage: Stage) -> None:
    """Beside the open questions of the checklists."""
    sync(stage)
    stage.go("questions")
    page = stage.page(QuestionsView)
    page.list.chosen.emit("7" * 32)
    stage.settle()


def first_run_join(stage: Stage) -> None:
    ways(stage)
    _part(stage, Step.WAYS, WaysPart).join.click()
    stage.settle()
    part = _part(stage, Step.JOIN, JoinPart)
    part.form.ticket.setPlainText(TICKET)
    part.pc.setText(_PCS[stage.view.lang][1])
    stage.settle()

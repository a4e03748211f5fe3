"""Photos of a job and of a try, what waits to be signed with them, and seeing one large."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from tests.ui.trainee.work_pages import WorkScreens
from trainer_app.checklists import bodies as b
from trainer_app.checklists.attachments import blobs_of, may_name_blobs
from trainer_app.services.signing import Answer
from trainer_app.ui.enlarged.view import EnlargedView
from trainer_app.ui.enlarged.view_model import EnlargedViewModel
from trainer_app.ui.light_table import ROUTE, LightTable
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.shared.evidence import EvidenceFiles, EvidenceItem
from trainer_app.ui.shared.pictures import prepare_picture
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.tosign.view import ToSignView
from trainer_app.ui.trying.view import TryView
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip

JOB = ("01-01", "12-07")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'


@pytest.fixture
def work(screens: Screens) -> WorkScreens:
    return WorkScreens(screens)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for n in range(2):
        made = QImage(80, 60, QImage.Format.Format_RGB32)
        made.fill(0xFF404040 + n * 0x202020)
        paths.append(str(tmp_path / f"photo{n}.png"))
        made.save(paths[-1])
    return paths


def add(screens: Screens, photos: EvidenceFiles, path: str, caption: str = "") -> None:
    photos.add(path)
    screens.settle()
    photos.name(0, caption)
    screens.settle()


def signed_by_task(plant: Plant) -> dict[str, b.SignoffRecorded]:
    with plant.program.store.reading() as reading:
        bodies = [a.record.body for a in reading.history(plant.trainee)]
    return {body.task: body for body in bodies if isinstance(body, b.SignoffRecorded)}


def test_that_a_photo_of_the_job_stands_with_each_task_but_one_with_evidence_apart(
    plant: Plant, work: WorkScreens, files: list[str]
) -> None:
    model = work.job(*JOB)
    work.fill(model)
    add(work.screens, model.photos, files[0], "The mold as it came")
    model.set_apart("12-07")
    model.choose_own_method("12-07", "job")
    for code in ("QA", "WP"):
        model.tick_own_evidence("12-07", code)
    add(work.screens, model.photos_of("12-07"), files[1], "Its tag")
    work.screens.type_pin(model.signatures.trainer)
    work.screens.type_pin(model.signatures.trainee)
    model.sign()
    work.screens.settle()
    kept = signed_by_task(plant)
    captions = {task: [f.caption for f in kept[task].evidence_files] for task in JOB}
    assert captions == {"01-01": ["The mold as it came"], "12-07": ["Its tag"]}


def test_that_what_is_apart_no_longer_keeps_no_photo_of_its_own(
    work: WorkScreens, files: list[str]
) -> None:
    model = work.job(*JOB)
    work.fill(model)
    model.set_apart("12-07")
    add(work.screens, model.photos_of("12-07"), files[1])
    assert [len(claim.photos) for claim in model.state.form.claims(model.state.today)] == [0, 1]
    model.set_apart("12-07")
    assert [claim.photos for claim in model.state.form.claims(model.state.today)] == [(), ()]


def test_that_photos_of_a_try_are_kept_with_it_and_shown_in_the_history(
    plant: Plant, work: WorkScreens, files: list[str]
) -> None:
    model = work.trying("01-01")
    view = TryView(model)
    model.choose_level(2)
    add(work.screens, model.photos, files[0], "Residue at the vent")
    assert [row.caption.text() for row in view.photos.rows] == ["Residue at the vent"]
    model.record()
    work.screens.settle()
    (item,) = [i for i in work.screens.history().state.items if i.kind == "try.recorded"]
    assert [(p.image, p.caption) for p in item.photos] == [
        (prepare_picture(files[0]), "Residue at the vent")
    ]
    with plant.program.store.reading() as reading:
        record = reading.record(item.record)
    assert record is not None
    assert blobs_of(record) == (item.photos[0].sha256,)  # the hub gives it to who reads the try
    assert may_name_blobs("try.recorded", b'{"evidence_files":[]}')
    assert not may_name_blobs("try.recorded", b"{}")
    view.deleteLater()


def test_that_the_trainee_sees_the_photos_before_signing_and_the_task_shows_them_after(
    plant: Plant, screens: Screens, files: list[str]
) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    add(screens, model.photos, files[0], "Gauge at zero")
    screens.type_pin(model.trainer_signature)
    claim = model.state.form.claim("01-01", model.state.today)
    trainer = model.trainer_signature.proof
    assert trainer is not None
    recorded = plant.program.signing.record_sign_off(trainer, plant.trainee, [claim])
    waiting = screens.to_sign()
    page = ToSignView(waiting)
    page.show()
    screens.settle()
    (tile,) = page.photos.tiles
    laid: list[tuple[object, int]] = []
    waiting.enlarge_wanted.connect(lambda photos, at: laid.append((photos, at)))
    tile.click()
    assert laid == [(waiting.state.items[0].photos, 0)]
    trainee = plant.at_pad(plant.trainee)
    plant.program.signing.answer(trainee, recorded.records, Answer(agrees=True))
    task = TaskView(screens.task("01-01"))
    task.show()
    screens.settle()
    (watched,) = task.so_far.watched
    assert [t.accessibleName() for t in watched.photos.tiles] == ["Gauge at zero"]
    page.deleteLater()
    task.deleteLater()


def test_that_a_photo_is_seen_large_and_the_others_are_a_tap_away(
    qtbot: QtBot, screens: Screens, files: list[str]
) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    navigator = Navigator(stack)
    light = LightTable(navigator)
    navigator.register(
        ROUTE, lambda _params: EnlargedView(EnlargedViewModel(light.photos, light.first))
    )
    model = screens.sign_off("01-01")
    model.photos.enlarge_wanted.connect(light.lay)
    for path in files:
        add(screens, model.photos, path)
    model.photos.name(1, "After")
    model.photos.enlarge(1)
    page = navigator.page
    assert isinstance(page, EnlargedView)
    stack.show()
    assert page.title.text() == "After"
    assert not page.picture.pixmap().isNull()
    assert not page.after.isEnabled()
    page.before.click()
    assert page.title.text() == "Photo"
    assert page.place.text() == "1 of 2"


@pytest.mark.usefixtures("look")
def test_that_what_is_no_photo_is_told_of_and_never_opened(qtbot: QtBot) -> None:
    strip = EvidenceStrip()
    qtbot.addWidget(strip)
    strip.show_photos(
        (
            EvidenceItem("aa", SVG, "Drawn by a stranger"),
            EvidenceItem("bb", None, "<b>Run</b> me", "application/x-msdownload", 2_400, True),
            EvidenceItem("cc", None, "x" * 60_000, "y" * 60_000),
        )
    )
    (drawn,) = strip.tiles
    assert drawn.picture.pixmap().isNull()  # no other decoder is asked
    assert "not a photo" in drawn.picture.text()
    strange, endless = strip.files
    assert strange.words.text() == "<b>Run</b> me, application/x-msdownload, 2\N{NO-BREAK SPACE}KB"
    assert strange.words.textFormat() is Qt.TextFormat.PlainText
    assert strange.state.text() == "Not opened here"
    assert strange.copy.isHidden()  # nothing can be done with it
    assert len(endless.words.text()) < 500
    assert endless.state.text() == "File pending"

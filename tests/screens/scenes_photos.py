"""A site's own photos of steps: on the breakdown, large, and while one is added."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from tests.beside import ask_beside
from tests.screens.stage import Stage
from trainer_app.bootstrap import Program
from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Claim
from trainer_app.checklists.evidence import PDF_KIND, EvidencePiece
from trainer_app.checklists.stepphotos import Shows
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.photos import NewPhoto
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer
from trainer_app.ui.copying import Copying, file_name
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.job.view import JobView
from trainer_app.ui.photo.view import PhotoView
from trainer_app.ui.shared.pictures import prepare_picture
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.task.view_model import Side
from trainer_app.ui.trying.view import TryView

TASK = "01-03"
EVIDENCE_TASK = "01-01"
CAPTIONS = {
    "en": ("Parting line wiped clean", "Residue left in the vents"),
    "fr": ("Plan de joint essuyé", "Résidus dans les évents"),
}
"""What somebody wrote below a photo; it stays in the language of whoever took the first one."""
REPORT = {"en": "Report of the measuring machine", "fr": "Rapport de la machine à mesurer"}
NEWER_KIND = "model/stl"
TYPED = frozenset({NEWER_KIND, *REPORT.values(), *(c for both in CAPTIONS.values() for c in both)})
"""Words that stand on the screens and are not the program's."""


def _draw(stage: Stage, name: str, *, is_clean: bool) -> str:
    """A mold half as a camera might see it, in place of a photo of one. Drawn once."""
    path = stage.scratch / f"{name}.png"
    if path.exists():
        return str(path)
    made = QImage(800, 600, QImage.Format.Format_RGB32)
    made.fill(0xFF5C6068)
    painter = QPainter(made)
    painter.scale(0.5, 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(160, 140, 1280, 920), QColor(170, 174, 180))
    painter.fillRect(QRectF(420, 340, 760, 520), QColor(120, 124, 132))
    for x, y in ((240, 220), (1360, 220), (240, 980), (1360, 980)):
        painter.setBrush(QColor(70, 74, 82))
        painter.drawEllipse(QPointF(x, y), 46, 46)
    if not is_clean:
        painter.setBrush(QColor(92, 62, 28))
        painter.drawPolygon(
            QPolygonF(
                [QPointF(1180, 420), QPointF(1330, 400), QPointF(1340, 560), QPointF(1180, 600)]
            )
        )
    painter.end()
    made.save(str(path))
    return str(path)


def _trainer(stage: Stage) -> SignedIn:
    stage.sign_in(stage.cast.trainer)
    stage.settle()
    return stage.shell.session.person


def _photos(stage: Stage) -> list[str]:
    """Two on the third step, once a plant. Their records."""
    by, photos = _trainer(stage), stage.program.photos
    task = stage.person(stage.cast.newcomer)
    known = ask_beside(lambda: stage.program.pages.task(by, task, TASK).how.photos)
    if known:
        return [line.photo.record for line in known]
    good, bad = CAPTIONS[stage.view.lang]
    return [
        ask_beside(partial(photos.save, by, TASK, NewPhoto(1, shows, picture, words))).records[0]
        for shows, words, picture in (
            (Shows.GOOD, good, prepare_picture(_draw(stage, "good", is_clean=True))),
            (Shows.NOT_GOOD, bad, prepare_picture(_draw(stage, "bad", is_clean=False))),
        )
    ]


def task_photos(stage: Stage) -> None:
    _photos(stage)
    stage.go("task", trainee=stage.person(stage.cast.newcomer), task=TASK)
    page = stage.page(TaskView)
    page.columns.sides.buttons[Side.JOB.value].click()
    stage.settle()
    page.pages.turn(1)
    stage.settle()


def photo_large(stage: Stage) -> None:
    """As the trainee sees it."""
    (_good, bad) = _photos(stage)
    stage.sign_in(stage.cast.newcomer)
    stage.go("step_photo", task=TASK, photo=bad)


def photo_empty(stage: Stage) -> None:
    _photos(stage)
    stage.go("step_photo", task=TASK)


def photo_filled(stage: Stage) -> None:
    _photos(stage)
    stage.go("step_photo", task=TASK)
    page = stage.page(PhotoView)
    page.steps.buttons["2"].click()
    page.shows.buttons[Shows.GOOD.value].click()
    page.words.setText(CAPTIONS[stage.view.lang][0])
    page.words.textEdited.emit(page.words.text())
    page.take_file(_draw(stage, "other", is_clean=True))
    stage.settle()


def photo_not_one(stage: Stage) -> None:
    """What was chosen is no picture."""
    _photos(stage)
    stage.go("step_photo", task=TASK)
    path = stage.scratch / "list.txt"
    path.write_text("Not a picture")
    stage.page(PhotoView).take_file(str(path))
    stage.settle()


def sign_off_photos(stage: Stage) -> None:
    """Photos as evidence, on the page."""
    stage.sign_in(stage.cast.trainer)
    stage.go("sign_off", trainee=stage.person(stage.cast.newcomer), task=EVIDENCE_TASK)
    page = stage.page(SignOffView)
    page._model.photos.add(_draw(stage, "good", is_clean=True))
    stage.settle()
    page._model.photos.add(_draw(stage, "bad", is_clean=False))
    stage.settle()
    page._model.photos.name(0, CAPTIONS[stage.view.lang][0])
    page.pages.ensureWidgetVisible(page.form.photos)
    stage.settle()


def job_photos(stage: Stage) -> None:
    """Of the whole job, and of one task with evidence apart."""
    stage.sign_in(stage.cast.trainer)
    trainee = stage.person(stage.cast.newcomer)
    stage.go("job", trainee=trainee, tasks=f"{EVIDENCE_TASK},12-07")
    page = stage.page(JobView)
    if not page.message.action.isHidden():
        page.message.action.click()
        stage.settle()
    page.tasks["12-07"].apart.click()
    page.file_dropped.emit(_draw(stage, "good", is_clean=True))
    stage.settle()
    page._model.photos_of("12-07").add(_draw(stage, "bad", is_clean=False))
    stage.settle()
    page.pages.ensureWidgetVisible(page.photos)
    stage.settle()


def try_photos(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("try", trainee=stage.person(stage.cast.newcomer), task=EVIDENCE_TASK)
    page = stage.page(TryView)
    page.file_dropped.emit(_draw(stage, "bad", is_clean=False))
    stage.settle()
    page.photos.rows[0].caption.textEdited.emit(CAPTIONS[stage.view.lang][1])
    page.levels.keys[2].click()
    stage.settle()
    page.pages.ensureWidgetVisible(page.photos)
    stage.settle()


def evidence_large(stage: Stage) -> None:
    """One of several, from the page that is being filled."""
    sign_off_photos(stage)
    stage.page(SignOffView).form.photos.rows[0].tile.click()
    stage.settle()


def _recorded(stage: Stage, whose: str) -> RecordId:
    """A sign-off with photos, as the trainer left it. Its record."""
    by, program = _trainer(stage), stage.program
    trainee = PersonId(stage.person(whose))
    photos = tuple(
        EvidencePiece(prepare_picture(_draw(stage, name, is_clean=name == "good")), words)
        for name, words in zip(("good", "bad"), CAPTIONS[stage.view.lang], strict=True)
    )
    claim = _claim(stage, trainee, *photos, photos[0])
    recorded = ask_beside(lambda: program.signing.record_sign_off(by, trainee, [claim]))
    return recorded.records[0]


def _claim(stage: Stage, trainee: PersonId, *pieces: EvidencePiece) -> Claim:
    by, pages = stage.shell.session.person, stage.program.pages
    page = ask_beside(lambda: pages.sign_off(by, trainee, EVIDENCE_TASK))
    return Claim(
        EVIDENCE_TASK,
        3,
        page.today,
        frozenset(range(1, len(page.task.lines) + 1)),
        method="job",
        evidence=("QA", "WP"),
        mold="214",
        photos=pieces,
    )


def history_photos(stage: Stage) -> None:
    """In the history, beside one another."""
    record = _recorded(stage, stage.cast.newcomer)
    stage.go("history", trainee=stage.person(stage.cast.newcomer), record=record)
    stage.settle()


def to_sign_photos(stage: Stage) -> None:
    """What the trainee looks at before signing."""
    _recorded(stage, stage.cast.newcomer)
    stage.sign_in(stage.cast.newcomer)
    stage.go("to_sign")
    stage.settle()


def task_evidence(stage: Stage) -> None:
    """Beside the standard, once it counts."""
    _show_beside_standard(stage, _recorded(stage, stage.cast.other_trainee))


def _show_beside_standard(stage: Stage, record: RecordId) -> None:
    """On the task's page, once the trainee agreed."""
    who, people = PersonId(stage.person(stage.cast.other_trainee)), stage.program.people
    stage.ask(
        lambda: stage.program.signing.answer(
            people.sign_in(who, SAMPLE_PIN), [record], Answer(agrees=True)
        )
    )
    stage.go("task", trainee=who, task=EVIDENCE_TASK)
    page = stage.page(TaskView)
    page.pages.ensureWidgetVisible(page.so_far.watched[0].photos)
    stage.settle()


def _report(stage: Stage) -> str:
    """What a measuring machine writes, as far as anybody here looks."""
    path = stage.scratch / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(239_000))
    return str(path)


def sign_off_pdf(stage: Stage) -> None:
    """A photo and a PDF; and a file that is neither was refused."""
    stage.sign_in(stage.cast.trainer)
    stage.go("sign_off", trainee=stage.person(stage.cast.newcomer), task=EVIDENCE_TASK)
    page = stage.page(SignOffView)
    other = stage.scratch / "list.xlsx"
    other.write_bytes(b"PK")
    for path in (_draw(stage, "good", is_clean=True), _report(stage), str(other)):
        page._model.photos.add(path)
        stage.settle()
    page._model.photos.name(0, CAPTIONS[stage.view.lang][0])
    page._model.photos.name(1, REPORT[stage.view.lang])
    page.pages.ensureWidgetVisible(page.form.photos)
    stage.settle()


def _with_pdf(stage: Stage, whose: str) -> RecordId:
    """A sign-off with a photo, a PDF, one that has not come, and what only a newer program keeps.
    Its record."""
    by, words = _trainer(stage), REPORT
    who = PersonId(stage.person(whose))
    report, lang = Path(_report(stage)).read_bytes(), stage.view.lang
    signed = _claim(
        stage,
        who,
        EvidencePiece(prepare_picture(_draw(stage, "good", is_clean=True)), CAPTIONS[lang][0]),
        EvidencePiece(report, words[lang], PDF_KIND),
    )
    opened = stage.program
    assert isinstance(opened, Program)

    def record() -> RecordId:
        recorded = opened.signing.record_sign_off(by, who, [signed])
        return _with_more_files(opened, recorded.records[0])

    return ask_beside(record)


def _with_more_files(program: Program, record: RecordId) -> RecordId:
    with program.store.writing() as writing:
        first = writing.record(record)
        assert first is not None
        assert isinstance(first.body, b.SignoffRecorded)
        away = b.EvidenceFile("ab" * 32, PDF_KIND, "", 2_400_000)
        newer = b.EvidenceFile(writing.keep_blob(b"solid"), NEWER_KIND, "", 5)
        files = (*first.body.evidence_files, away, newer)
        body = msgspec.structs.replace(first.body, evidence_files=files)
        return writing.append(body, by=first.head.by, replaces=(record,)).id


def history_pdf(stage: Stage) -> None:
    """A copy of it was just saved."""
    record = _with_pdf(stage, stage.cast.newcomer)
    stage.go("history", trainee=stage.person(stage.cast.newcomer), record=record)
    stage.settle()
    page = stage.page(HistoryView)
    (item,) = [i for i in page._model.state.items if i.record == record]
    copying = Copying(
        stage.shell.tasks,
        lambda: stage.program.evidence,
        stage.shell.session,
        stage.shell.navigator,
        page,
    )
    desktop = stage.scratch / {"en": "Desktop", "fr": "Bureau"}[stage.view.lang]
    desktop.mkdir(exist_ok=True)
    copying.save(page, item.photos[1], desktop / file_name(item.photos[1]))
    stage.settle()
    page.scroll_detail.turn(1)
    stage.settle()


def to_sign_pdf(stage: Stage) -> None:
    _with_pdf(stage, stage.cast.newcomer)
    stage.sign_in(stage.cast.newcomer)
    stage.go("to_sign")
    stage.settle()


def task_pdf(stage: Stage) -> None:
    """In the narrow column, once it counts."""
    _show_beside_standard(stage, _with_pdf(stage, stage.cast.other_trainee))

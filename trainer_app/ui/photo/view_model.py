"""A photo of a step as values. QtCore only. Kept as the writer's draft after each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.stepphotos import Shows
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import RecordId
from trainer_app.services.photos import NewPhoto, PhotoPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.photo import Photos
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "step_photo"
"""Of the drafts; their subject is the task and the photo that is taken the place of."""

Prepare = Callable[[str], bytes]
"""Makes of a file the photo that is kept. Blocking: on a worker."""


@dataclass(frozen=True, slots=True)
class PhotoForm:
    """``number``: of the step; 0: none chosen, or one that is no longer there."""

    number: int = 0
    shows: str = ""
    words: str = ""
    image: bytes | None = None


@dataclass(frozen=True, slots=True)
class PhotoState(PageState):
    """``before``: the photo as it stands; ``said_step``: the step it was taken for."""

    is_loaded: bool = False
    task: str = ""
    title: Words | None = None
    steps: tuple[Words, ...] = ()
    said_step: Words | None = None
    by: str = ""
    on: date | None = None
    may_write: bool = False
    before: PhotoForm | None = None
    form: PhotoForm = PhotoForm()
    begun: Moment | None = None

    @property
    def is_pending(self) -> bool:
        """The record is here, its file not yet."""
        return self.before is not None and self.before.image is None

    @property
    def is_ready(self) -> bool:
        form = self.form
        placed = bool(form.number) or self.before is not None
        complete = form.image is not None and bool(form.shows) and placed
        changed = replace(form, words=form.words.strip()) != self.before
        return self.is_loaded and self.may_write and not self.busy and complete and changed

    @property
    def may_take_away(self) -> bool:
        return self.may_write and self.before is not None and not self.busy


class PhotoViewModel(PageModel[PhotoState]):
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        photos: Photos,
        prepare: Prepare,
        drafts: DraftDesk,
        by: SignedIn,
        task: str,
        photo: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PhotoState(task=task), parent)
        self._tasks, self._photos, self._prepare, self._drafts = tasks, photos, prepare, drafts
        self._by, self._task = by, task
        self._photo = RecordId(photo) if photo else None
        self._file = ""
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        photos, by, task, photo = self._photos, self._by, self._task, self._photo
        self._tasks.query(
            self, lambda: photos.page(by, task, photo), self._on_page, self._on_problem
        )

    # --- intents --------------------------------------------------------------------------------

    def take_file(self, path: str) -> None:
        """A file was chosen or let fall on the page."""
        if not self.state.may_write or self.state.busy:
            return
        prepare = self._prepare
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.query(self, lambda: prepare(path), self._on_prepared, self._on_problem)

    def choose_step(self, number: int) -> None:
        self._fill(replace(self.state.form, number=number))

    def choose_shows(self, shows: str) -> None:
        self._fill(replace(self.state.form, shows=Shows(shows).value))

    def type_words(self, words: str) -> None:
        self._fill(replace(self.state.form, words=words))

    def start_again(self) -> None:
        self._show(replace(self.state, begun=None))
        self._fill(self.state.before or PhotoForm())

    def save(self) -> None:
        state, form = self.state, self.state.form
        if not state.is_ready or form.image is None:
            return
        new = NewPhoto(form.number, Shows(form.shows), form.image, form.words)
        photos, by, task, photo = self._photos, self._by, self._task, self._photo
        self._write(lambda: photos.save(by, task, new, photo))

    def take_away(self) -> None:
        photos, by, task, photo = self._photos, self._by, self._task, self._photo
        if self.state.may_take_away and photo is not None:
            self._write(lambda: photos.take_away(by, task, photo))

    # --- inside ---------------------------------------------------------------------------------

    def _write(self, work: Callable[[], Recorded]) -> None:
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(self, work, self._on_written, self._on_problem)

    def _fill(self, form: PhotoForm) -> None:
        state = self.state
        if not state.is_loaded or not state.may_write or form == state.form:
            return
        self._show(replace(state, form=form, problem=None))
        if form == (state.before or PhotoForm()):
            self._drafts.forget(FORM, self._subject)
        else:
            self._drafts.keep(FORM, self._subject, form)

    @property
    def _subject(self) -> str:
        return f"{self._task}/{self._photo or ''}"

    def _on_page(self, page: PhotoPage) -> None:
        line, before = page.line, None
        if line is not None:
            photo = line.photo
            self._file = photo.photo
            before = PhotoForm(line.number, photo.shows.value, photo.words, line.image)
        kept = self._drafts.kept(FORM, self._subject, PhotoForm) if page.may_write else None
        self._show(
            PhotoState(
                is_loaded=True,
                task=page.task.id,
                title=page.task.title,
                steps=page.steps,
                said_step=line.photo.step if line is not None else None,
                by=line.by if line is not None else "",
                on=line.photo.moment.date if line is not None else None,
                may_write=page.may_write,
                before=before,
                form=kept.said if kept else (before or PhotoForm()),
                begun=kept.at if kept else None,
            )
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        """The file that was pending has come."""
        if self.state.is_pending and changes.touches(self._file):
            self.read()

    def _on_prepared(self, image: bytes) -> None:
        self._show(replace(self.state, busy=False))
        self._fill(replace(self.state.form, image=image))

    def _on_written(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._subject)
        self.done.emit()

"""The programmes of a plant: what is adopted, what somebody brings, what would change, adopting it.

An employer's own programme is an edition like any other; beside it the program's own stays known,
and a newer one that came with a newer program is offered and never taken unasked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import AUDIENCES
from trainer_app.checklists.editions import Brought, Edition
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packchanges import changes
from trainer_app.checklists.packcheck import Whole, load_whole
from trainer_app.checklists.packediting import Edited, TaskForm, edited, form_of, new_form
from trainer_app.checklists.packfiles import PackFiles, read_archive
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Finding, InvalidInput, Refusal
from trainer_app.kernel.ids import EditionId
from trainer_app.services.cases import adopted_pack, pack_of
from trainer_app.services.content import Adopted, Content
from trainer_app.services.session import SignedIn


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class TaskDesk:
    """A task that is being changed, and the edition it is changed from."""

    pack: Pack
    files: PackFiles
    form: TaskForm

    def look(self, form: TaskForm) -> Edited:
        """How it would be, and what is wrong with it. Takes a second: never on the window's
        thread."""
        return edited(self.files, form)


class Bringing(Protocol):
    """``reports.bringing``: a folder or a workbook to files, and files to a workbook."""

    def read(self, path: Path) -> tuple[PackFiles, tuple[Finding, ...]]: ...

    def workbook(self, files: PackFiles, language: str) -> bytes: ...


class Programmes:
    def __init__(
        self,
        store: Store,
        bringing: Bringing,
        shipped: Callable[[str], PackFiles],
    ) -> None:
        """``shipped``: the program's own files for an audience."""
        self._store = store
        self._bringing = bringing
        self._shipped = shipped

    def page(self, viewer: SignedIn) -> ProgrammePage:
        viewer.require(Action.ADOPT_EDITION)
        with self._store.reading() as reading:
            editions = (self._edition(reading, audience) for audience in AUDIENCES)
            return ProgrammePage(tuple(edition for edition in editions if edition is not None))

    def look(self, viewer: SignedIn, path: Path) -> Brought:
        """What a folder or a workbook holds. Refuses only who may not adopt."""
        viewer.require(Action.ADOPT_EDITION)
        try:
            files, findings = self._bringing.read(path)
        except InvalidInput as refused:
            return Brought(path.name, refused.findings)
        return self._brought(path.name, files, findings)

    def offer(self, viewer: SignedIn, audience: str) -> Brought:
        """The programme that comes with this program."""
        viewer.require(Action.ADOPT_EDITION)
        return self._brought("", self._shipped(audience))

    def adopt(self, by: SignedIn, brought: Brought) -> Adopted:
        """In the name of whoever is signed in, with their PIN. Raises NOT_ALLOWED."""
        by.require(Action.ADOPT_EDITION)
        if brought.files is None:
            found = brought.findings
            raise InvalidInput(ErrorCode.CONTENT_FINDINGS, found, count=len(found))
        return Content(self._store).adopt(brought.files, by.person, by.pin)

    def workbook(self, viewer: SignedIn, audience: str, language: str) -> bytes:
        """What this plant judges by, to be changed in a spreadsheet and brought back."""
        viewer.require(Action.ADOPT_EDITION)
        with self._store.reading() as reading:
            files = adopted_files(reading, audience)
        return self._bringing.workbook(files, language)

    def task_form(self, viewer: SignedIn, task_id: str, unit: str = "") -> TaskDesk:
        """A task to be changed; without an id a new one for ``unit``. Raises TASK_UNKNOWN."""
        viewer.require(Action.ADOPT_EDITION)
        with self._store.reading() as reading:
            pack = pack_of(reading, task_id) if task_id else adopted_pack(reading)
            files = adopted_files(reading, pack.audience)
        form = form_of(files, task_id) if task_id else new_form(files, unit or pack.units[0].id)
        if form is None:
            raise Refusal(ErrorCode.TASK_UNKNOWN, task=task_id)
        return TaskDesk(pack, files, form)

    def save_task(self, by: SignedIn, desk: TaskDesk, form: TaskForm) -> Adopted:
        """Adopt the employer's own edition with this task. Raises CONTENT_FINDINGS, NOT_ALLOWED.

        ``EDITION_MOVED`` where another edition was adopted since the desk was opened.
        """
        by.require(Action.ADOPT_EDITION)
        made = edited(desk.files, form)
        with self._store.reading() as reading:
            if reading.directory().editions.get(desk.pack.audience) != desk.pack.edition:
                raise Refusal(ErrorCode.EDITION_MOVED)
        return Content(self._store).adopt(made.files, by.person, by.pin)

    def _brought(
        self, source: str, files: PackFiles, findings: tuple[Finding, ...] = ()
    ) -> Brought:
        whole = load_whole(files)
        with self._store.reading() as reading:
            before = _adopted(reading, whole.pack.audience)
        return Brought(
            source,
            findings,
            files,
            whole,
            None if before is None else changes(before, whole),
            before is not None and before.pack.edition == whole.pack.edition,
        )

    def _edition(self, reading: Reading, audience: str) -> Edition | None:
        whole = _adopted(reading, audience)
        if whole is None:
            return None
        adoptions = [
            record
            for record in reading.records(("edition.adopted",))
            if isinstance(record.body, b.EditionAdopted) and record.body.audience == audience
        ]
        last = _last_of(adoptions, whole.pack.edition)
        shipped = load_whole(self._shipped(audience))
        known = {_edition_of(record) for record in adoptions}
        maker = None if last is None else last.head.by
        directory = reading.directory()
        return Edition(
            whole.pack,
            None if last is None else Moment(last.head.at, last.head.tz).date,
            "" if maker is None else directory.name(maker.person),
            shipped.pack.edition == whole.pack.edition,
            changes(shipped, whole),
            "" if shipped.pack.edition in known else shipped.pack.version,
        )


def adopted_files(reading: Reading, audience: str) -> PackFiles:
    """The files of what this plant judges by. Raises ``Refusal(NO_EDITION)``."""
    edition = reading.directory().editions.get(audience)
    archive = None if edition is None else reading.archive(edition)
    if archive is None:
        raise Refusal(ErrorCode.NO_EDITION)
    return read_archive(archive)


def _adopted(reading: Reading, audience: str) -> Whole | None:
    edition = reading.directory().editions.get(audience)
    pack = None if edition is None else reading.pack(edition)
    if edition is None or pack is None:
        return None
    return Whole(pack, reading.guidance(edition) or Guidance())


def _last_of(adoptions: list[Record], edition: EditionId) -> Record | None:
    return next((r for r in reversed(adoptions) if _edition_of(r) == edition), None)


def _edition_of(record: Record) -> EditionId | None:
    return record.body.edition if isinstance(record.body, b.EditionAdopted) else None

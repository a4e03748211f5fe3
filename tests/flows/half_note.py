"""Half a note, and then the power goes. Run as a program, and killed from outside.

    python -m tests.flows.half_note FOLDER PERSON TRAINEE MS WORDS

Opens the real window on a profile, signs a person in, types the words into a note about the trainee
and says ``typed`` once they are on disk. Then it waits to be killed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.beside import ask_beside
from tests.plant import PIN
from trainer_app.bootstrap import open_or_none
from trainer_app.bootstrap.blank import Blank
from trainer_app.checklists.notes import Part
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.settings import SettingsFile
from trainer_app.ui.notes.write_view import WriteNoteView
from trainer_app.ui.program import Start
from trainer_app.ui.shell import Shell

PATIENCE_S = 60
TYPED = "typed"


def main(folder: Path, person: PersonId, trainee: PersonId, ms: int, words: str) -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    clock = FixedClock(Moment(ms, -300))
    start = Start(
        open_program=lambda: open_or_none(folder, clock),
        blank=lambda: Blank(folder, clock),
        settings=SettingsFile(folder.parent / "settings.json"),
        clock=clock,
        profile=folder,
        log_file=folder.parent / "trainer.log",
    )
    shell = Shell(app, start)
    shell.open()
    until(app, lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    program = shell.program
    assert program is not None
    people = program.people
    shell.sign_in(ask_beside(lambda: people.sign_in(person, PIN)))
    until(app, lambda: not shell.tasks.is_busy)
    shell.navigator.go("write_note", trainee=trainee)
    page = shell.navigator.page
    assert isinstance(page, WriteNoteView)
    until(app, lambda: page.form.isEnabled() and not shell.tasks.is_busy)
    page.parts[Part.STRENGTH].words.setPlainText(words)
    until(app, lambda: is_on_disk(shell))
    sys.stdout.write(f"{TYPED}\n")
    sys.stdout.flush()
    app.exec()


def is_on_disk(shell: Shell) -> bool:
    program, person = shell.program, shell.session.person
    assert program is not None
    drafts = program.drafts
    return not shell.tasks.is_busy and bool(ask_beside(lambda: drafts.all(person)))


def until(app: QApplication, condition: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE_S
    heartbeat = QTimer()
    heartbeat.start(20)
    while not condition():
        assert time.monotonic() < give_up_at
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        PersonId(sys.argv[2]),
        PersonId(sys.argv[3]),
        int(sys.argv[4]),
        sys.argv[5],
    )

"""Taking a window off the one application that all tests of a process share.

What the application keeps of a window (its words, its look) would be found by the next test.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from trainer_app.ui.i18n import Languages
from trainer_app.ui.shell import Shell
from trainer_app.ui.theme import Theme


def close_window(app: QApplication, shell: Shell) -> None:
    shell.session.lock()
    shell.window.close()
    shell.close()
    shell.window.deleteLater()
    take_off(app, shell.theme, shell.languages)
    _delete(shell)


def take_off(app: QApplication, theme: Theme, languages: Languages) -> None:
    """Back to an application without a look, in the language of the machine."""
    finish_deleting()  # while there is still a theme to ask
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())
    _delete(theme, languages)
    app.setStyleSheet("")
    finish_deleting()


def finish_deleting() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _delete(*things: QObject) -> None:
    for thing in things:
        thing.setParent(None)
        thing.deleteLater()
    finish_deleting()

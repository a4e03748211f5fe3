"""The window driven from outside: a hand that taps what has a name, an eye that reads what is seen.

For the test of the frozen program and the soak, which have no other way in. Off unless
``TRAINER_APP_REHEARSAL`` names a local socket when the program starts. It can do what a person in
front of the screen can do and no more: it sends mouse and key events to what is visible, and
whoever signs still needs a PIN. One JSON object a line, one answer a line:

    {"tap": "Next"}  {"primary": ""}  {"type": "Name", "words": "Ana"}  {"keys": "2468"}
    {"close": ""}  {}

``primary`` taps the one primary action of the page, whatever it is called; ``{}`` only looks.

Every answer is ``{"done": bool, "route": str, "busy": bool, "seen": [words]}``; ``done`` is false
where nothing of that name is there (yet). Lives on the window's thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from trainer_app.ui.navigator import Navigator
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.widgets.rows import RowModel

VARIABLE: Final = "TRAINER_APP_REHEARSAL"

_W = TypeVar("_W", bound=QWidget)


class Rehearsal(QObject):
    def __init__(
        self, address: str, window: QWidget, navigator: Navigator, tasks: TaskRunner
    ) -> None:
        super().__init__(window)
        self._window, self._navigator, self._tasks = window, navigator, tasks
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(address)

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._listen(socket)

    def _listen(self, socket: QLocalSocket) -> None:
        socket.readyRead.connect(lambda: self._answer(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            done = self._do(json.loads(bytes(socket.readLine().data())))
            said = {
                "done": done,
                "route": self._navigator.current,
                "busy": self._tasks.is_busy,
                "seen": list(dict.fromkeys(self._seen())),
            }
            socket.write(json.dumps(said).encode() + b"\n")
            socket.flush()

    # --- the hand -------------------------------------------------------------------------------

    def _do(self, wish: dict[str, str]) -> bool:
        if "tap" in wish:
            return self._tap(wish["tap"])
        if "primary" in wish:
            return self._tap_button(self._navigator.page.primary)
        if "type" in wish:
            return self._type(wish["type"], wish["words"])
        if "close" in wish:
            return self._window.close()
        if "keys" in wish:
            return all(self._tap(key) for key in wish["keys"])
        return True

    def _tap(self, name: str) -> bool:
        for exact in (True, False):
            for button in self._all(QAbstractButton):
                said = (button.text(), button.accessibleName())
                if _is_called(name, said, exact=exact) and self._tap_button(button):
                    return True
        return any(self._tap_row(rows, name) for rows in self._all(QListView))

    @staticmethod
    def _tap_button(button: QAbstractButton) -> bool:
        if not (button.isVisible() and button.isEnabled()):
            return False
        button.setFocus()  # which scrolls it into sight
        _click(button, button.rect().center())
        return True

    def _tap_row(self, rows: QListView, name: str) -> bool:
        model = rows.model()
        if not isinstance(model, RowModel):
            return False
        for place in range(model.rowCount()):
            index = model.index(place)
            row = model.row_at(index)
            if not row.is_heading and _is_called(name, (row.title, row.id), exact=False):
                rows.scrollTo(index)
                _click(rows.viewport(), rows.visualRect(index).center())
                return True
        return False

    def _type(self, name: str, words: str) -> bool:
        kinds: tuple[type[QLineEdit | QPlainTextEdit], ...] = (QLineEdit, QPlainTextEdit)
        for field in (found for kind in kinds for found in self._all(kind)):
            if field.isEnabled() and field.accessibleName() == name:
                field.setFocus()
                field.selectAll()
                for letter in words:
                    _press(field, letter)
                return True
        return False

    # --- the eye --------------------------------------------------------------------------------

    def _seen(self) -> Iterator[str]:
        for label in self._all(QLabel):
            yield label.text()
        for button in self._all(QAbstractButton):
            yield button.accessibleName() or button.text()
        for rows in self._all(QListView):
            model = rows.model()
            if isinstance(model, RowModel):
                yield from (model.row_at(model.index(n)).spoken for n in range(model.rowCount()))

    def _all(self, kind: type[_W]) -> Iterator[_W]:
        """Of the window, and of a dialog above it."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                yield from (found for found in window.findChildren(kind) if found.isVisible())


def _is_called(name: str, said: tuple[str, ...], *, exact: bool) -> bool:
    return name in said if exact else any(words.startswith(name) for words in said if words)


def _click(widget: QWidget, where: QPoint) -> None:
    """Pressed and let go, as by a finger."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, on_screen = where.toPointF(), widget.mapToGlobal(where).toPointF()
    in_window = widget.mapTo(widget.window(), where).toPointF()
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, at, in_window, on_screen, left, held, none)
        QCoreApplication.sendEvent(widget, event)


def _press(field: QWidget, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(field, event)

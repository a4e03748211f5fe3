"""One window on a profile: a second start raises the first window and ends.

Imported after the first paint. The profile's own lock is what keeps two writers apart; this is the
courtesy that saves a person from reading about it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 500


def _name(profile: Path) -> str:
    return "toolroom-trainer-" + hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:24]


def raise_other_window(profile: Path) -> bool:
    """True when another window has this profile: it has been asked to come to the front."""
    socket = QLocalSocket()
    socket.connectToServer(_name(profile))
    answered = socket.waitForConnected(_ANSWER_MS)
    if answered:
        socket.disconnectFromServer()
    return answered


class FirstWindow(QObject):
    """Listens for later starts. ``asked_for``: one of them wants this window in front."""

    asked_for = Signal()

    def __init__(self, profile: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(profile))  # left by a process that was killed
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(profile))

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.asked_for.emit()

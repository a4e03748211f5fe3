"""Printing on a real CUPS queue, where CUPS is installed: a scheduler of our own, in a folder."""

from __future__ import annotations

import getpass
import grp
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.ui.paper.printing import CupsPrinting, Printer

SBIN = "/usr/sbin"
_MISSING = [
    tool
    for tool in ("cupsd", "lpadmin", "lp", "lpstat")
    if shutil.which(tool, path=f"{SBIN}:{os.environ['PATH']}") is None
]

pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"CUPS is not installed: {_MISSING}")

PDF = b"%PDF-1.4\n% the very bytes\n%%EOF\n"

_CONFIGURATION = """
LogLevel warn
Listen {folder}/cups.sock
Browsing No
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

_FILES = """
SystemGroup root
User {user}
Group {group}
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
"""


@dataclass
class Cups:
    """A scheduler with one queue."""

    environment: dict[str, str]

    @property
    def is_running(self) -> bool:
        return b"scheduler is running" in self.run("lpstat", "-r").stdout

    def run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, env=self.environment, capture_output=True, check=False)


class NetworkPrinter(QObject):
    """Listens as a printer does, and keeps what it is sent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.paper = b""
        self._server = QTcpServer(self)
        assert self._server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost))
        self._server.newConnection.connect(self._on_connected)

    @property
    def uri(self) -> str:
        return f"socket://127.0.0.1:{self._server.serverPort()}/?waiteof=false"

    def _on_connected(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.readyRead.connect(lambda: self._take(connection))
        self._take(connection)

    def _take(self, connection: QTcpSocket) -> None:
        self.paper += bytes(connection.readAll().data())


@pytest.fixture
def printer(qapp: QApplication) -> Iterator[NetworkPrinter]:
    made = NetworkPrinter(qapp)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def cups(printer: NetworkPrinter, qtbot: QtBot) -> Iterator[Cups]:
    folder = Path(tempfile.mkdtemp(prefix="cups-"))  # short: a socket's path may not be long
    folder.chmod(0o755)  # CUPS does its printing as another user
    for name in ("spool", "cache", "state", "temporary"):
        (folder / name).mkdir()
    user = "lp" if os.geteuid() == 0 else getpass.getuser()
    group = grp.getgrgid(os.getegid()).gr_name if user != "lp" else "lp"
    for name, words in (("cupsd.conf", _CONFIGURATION), ("cups-files.conf", _FILES)):
        text = words.format(folder=folder, user=user, group=group)
        (folder / name).write_text(text)
    path = f"{SBIN}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "CUPS_SERVER": f"{folder}/cups.sock", "LC_ALL": "C"}
    made = Cups(environment)
    command = ["cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"]
    scheduler = subprocess.Popen(command, env=environment)
    try:
        qtbot.waitUntil(lambda: made.is_running, timeout=20_000)
        queue = ["lpadmin", "-p", "Toolroom", "-E", "-v", printer.uri, "-m", "raw"]
        added = made.run(*queue)
        assert added.returncode == 0, added.stderr
        assert made.run("lpadmin", "-d", "Toolroom").returncode == 0
        yield made
    finally:
        scheduler.terminate()
        scheduler.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def test_that_the_queue_is_found_as_the_usual_printer(cups: Cups) -> None:
    assert CupsPrinting(cups.environment).printers() == (Printer("Toolroom", is_default=True),)


def test_that_the_pdf_itself_reaches_the_printer(
    cups: Cups, printer: NetworkPrinter, qtbot: QtBot
) -> None:
    CupsPrinting(cups.environment).print_pdf(PDF, "Toolroom", "Progress sheet", "letter")
    qtbot.waitUntil(lambda: printer.paper == PDF, timeout=20_000)


def test_that_a_printer_that_went_away_is_named(cups: Cups) -> None:
    with pytest.raises(Unavailable) as refused:
        CupsPrinting(cups.environment).print_pdf(PDF, "Office", "Progress sheet", "letter")
    assert refused.value.code is ErrorCode.PRINTER_MISSING
    assert refused.value.params["printer"] == "Office"

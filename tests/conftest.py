"""What holds for every test: a neutral machine, no leaks, and no warning that nobody expected.

Set before anything else is imported: Qt draws offscreen, the clock's zone is UTC, and the folders
of the person running the tests are out of reach. Must not import Qt: `tests/unit` runs without it.
"""

import gc
import logging
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from typing_extensions import override

from trainer_app.kernel import pins
from trainer_app.ui.plain_imports import import_plainly

_HOME = tempfile.TemporaryDirectory(prefix="trainer-tests-")
_THREADS_END_WITHIN = 2.0  # seconds, together
_OPERATIONS, _MEMORY = pins.OPERATIONS, pins.MEMORY
_LONGEST_FILES = (
    "test_sweep.py",
    *(f"test_histories_{quarter}.py" for quarter in (1, 2, 3, 4)),
    "test_authoring.py",
    "test_pack_fuzz.py",
    "test_monday.py",
    "test_slice.py",
    "test_trainer_record.py",
    "test_content.py",
    "test_kill9.py",
    "test_lone_owner.py",
    "test_progress_sheet.py",
    "test_verify.py",
    "test_other_account.py",
)
"""Ten seconds and more of a processor each, the longest first."""


def _use_neutral_machine() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", LANG="C.UTF-8", LANGUAGE="")
    time.tzset()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(Path(_HOME.name, name.lower()))
    runtime = Path(_HOME.name, "runtime")
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)


_use_neutral_machine()

settings.register_profile("trainer", deadline=None, print_blob=True)  # a busy machine is no bug
settings.load_profile("trainer")


class ProgramLog(logging.Handler):
    """The warnings and errors that the program logged during one test."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, fragment: str) -> None:
        """Take back every message that holds `fragment`; there has to be one."""
        rest = [message for message in self._messages if fragment not in message]
        assert len(rest) < len(self._messages), f"nothing was logged with {fragment!r}: {rest}"
        self._messages = rest

    def unexpected(self) -> list[str]:
        return list(self._messages)


@pytest.fixture(scope="session", autouse=True)
def pins_are_quick() -> Iterator[None]:
    """Argon2id as it is, over 8 KiB: a shift types fifty PINs, at 80 ms of a processor each.

    ``pins_as_at_a_plant`` is without it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pins, "OPERATIONS", 1)
        patch.setattr(pins, "MEMORY", 8 * 1024)
        yield


@pytest.fixture
def pins_as_at_a_plant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "OPERATIONS", _OPERATIONS)
    monkeypatch.setattr(pins, "MEMORY", _MEMORY)


@pytest.fixture(scope="module", autouse=True)
def what_is_loaded_is_no_rubbish() -> None:
    """Modules and what a session keeps are looked through once a file, not at every collection.

    After a test every timer and window has gone (see below), so none is kept from that look.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def program_log() -> Iterator[ProgramLog]:
    """Fails the test on a warning in the program's log, unless the test calls `expect()` for it."""
    log = ProgramLog()
    logger = logging.getLogger("trainer_app")
    logger.addHandler(log)
    yield log
    logger.removeHandler(log)
    assert not log.unexpected(), "\n".join(["The program logged:", *log.unexpected()])


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    give_up_at = time.monotonic() + _THREADS_END_WITHIN
    started = [
        thread
        for thread in threading.enumerate()
        # Python makes a dummy for a foreign thread that once called it, and never takes it away.
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in started:
        thread.join(max(0.0, give_up_at - time.monotonic()))
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, f"threads still running after the test: {left}"


@pytest.fixture(autouse=True)
def no_qt_object_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that used Qt: no timer running, no window open, no other language spoken."""
    yield
    if "qapp" in request.fixturenames:
        from tests.qt_leaks import left_behind

        assert not left_behind(), f"Qt objects still alive after the test: {left_behind()}"


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """As the program does, once pytest-qt has loaded Qt."""
    import_plainly()


def pytest_unconfigure() -> None:
    _HOME.cleanup()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Nothing that is read here is rubbish: looking through it again and again took its time."""
    gc.disable()
    yield
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: with one process a core, whatever comes last is waited for alone."""
    turns = {name: turn for turn, name in enumerate(_LONGEST_FILES)}
    items.sort(key=lambda item: turns.get(item.path.name, len(turns)))

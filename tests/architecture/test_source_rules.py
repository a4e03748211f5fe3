"""Every source file keeps every rule, and every rule catches what it is there to catch."""

import ast
from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.architecture import rules
from tests.architecture.rules import LONGEST_FILE, RULES, Rule
from tests.architecture.source import python_files, text_of, tree_of

_VIEW = "trainer_app/ui/sign_off/view.py"

_BROKEN: tuple[tuple[Rule, str, str], ...] = (
    (rules.a_view_knows_no_service, _VIEW, "from trainer_app.services import training"),
    (rules.a_view_knows_no_service, _VIEW, "import trainer_app.services.training"),
    (rules.a_view_knows_no_service, "trainer_app/ui/a/pin_view.py", "import trainer_app.services"),
    (rules.colours_live_in_the_theme, _VIEW, "self.setStyleSheet(words)"),
    (rules.colours_live_in_the_theme, _VIEW, "brush = '#a0b1c2'"),
    (rules.colours_live_in_the_theme, _VIEW, "brush = QColor(10, 20, 30)"),
    (rules.colours_live_in_the_theme, _VIEW, "brush = Qt.GlobalColor.red"),
    (rules.the_event_loop_is_never_nested, _VIEW, "QApplication.processEvents()"),
    (rules.the_event_loop_is_never_nested, _VIEW, "PinDialog(self).exec()"),
    (rules.the_event_loop_is_never_nested, _VIEW, "self._dialog.exec()"),
    (rules.nobody_subclasses_qthread, _VIEW, "class Worker(QtCore.QThread): pass"),
    (rules.tests_wait_for_conditions, "tests/ui/test_a.py", "time.sleep(1)"),
    (rules.tests_wait_for_conditions, "tests/ui/test_a.py", "from time import sleep"),
    (rules.tests_wait_for_conditions, "tests/ui/test_a.py", "qtbot.wait(100)"),
    (rules.a_migration_stands_alone, "trainer_app/store/migrations/v1.py", "import trainer_app"),
    (rules.a_migration_stands_alone, "trainer_app/store/migrations/v1.py", "from . import rows"),
)

_SOUND: tuple[tuple[Rule, str, str], ...] = (
    (
        rules.a_view_knows_no_service,
        "trainer_app/ui/sign_off/view_model.py",
        "import trainer_app.services",
    ),
    (rules.colours_live_in_the_theme, "trainer_app/ui/theme.py", "app.setStyleSheet('#fff')"),
    (rules.colours_live_in_the_theme, _VIEW, "'''The #1 view.'''\nnumber = '#0417B-2'"),
    (rules.the_event_loop_is_never_nested, "trainer_app/ui/app.py", "return app.exec()"),
    (rules.tests_wait_for_conditions, "tests/ui/test_a.py", "qtbot.waitUntil(done)"),
)


@cache
def all_findings() -> dict[Rule, list[str]]:
    """Of every rule about every file, each parsed once."""
    findings: dict[Rule, list[str]] = {rule: [] for rule in RULES}
    for path in python_files():
        tree = tree_of(path)
        for rule in RULES:
            findings[rule] += [f"{path}:{found}" for found in rule(path, tree)]
    return findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_that_every_file_keeps_the_rule(rule: Rule) -> None:
    findings = all_findings()[rule]
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize(("rule", "path", "source"), _BROKEN)
def test_that_a_rule_catches_what_breaks_it(rule: Rule, path: str, source: str) -> None:
    assert list(rule(PurePosixPath(path), ast.parse(source)))


@pytest.mark.parametrize(("rule", "path", "source"), _SOUND)
def test_that_a_rule_lets_sound_code_be(rule: Rule, path: str, source: str) -> None:
    assert not list(rule(PurePosixPath(path), ast.parse(source)))


def test_that_every_rule_has_an_example_that_breaks_it() -> None:
    assert {rule for rule, _, _ in _BROKEN} == set(RULES)


def test_that_no_file_is_so_long_that_it_has_two_subjects() -> None:
    lengths = {str(path): len(text_of(path).splitlines()) for path in python_files()}
    too_long = {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}
    assert not too_long

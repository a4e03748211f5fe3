"""Rules that a reader of one source file can check. Each yields `line: what is wrong` for one file.

Paths are relative to the repository, with slashes. Which files a rule is for is its own business.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

Rule = Callable[[PurePosixPath, ast.Module], Iterator[str]]

LONGEST_FILE = 400  # lines; a longer one has two subjects

_HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
_SLEEPS = {"time.sleep", "asyncio.sleep", "QTest.qWait", "QTest.qSleep", "qtbot.wait"}
_RUNS_THE_PROGRAM = {"app", "application"}  # the one `exec()` that is no nested loop


@lru_cache(maxsize=1)
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Of the whole file, walked through once for all rules; the files come one after the other."""
    return tuple(ast.walk(tree))


def imported_modules(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that a file imports; `from a import b` counts as `a.b`, which may be one."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, "." * node.level + f"{node.module or ''}.{alias.name}"


def is_in(path: PurePosixPath, folder: str) -> bool:
    return path.is_relative_to(folder)


def is_view(path: PurePosixPath) -> bool:
    return (
        is_in(path, "trainer_app/ui")
        and (path.stem.startswith("view") or path.stem.endswith("_view"))
        and "model" not in path.stem
    )


def is_theme(path: PurePosixPath) -> bool:
    return any(part.startswith("theme") for part in path.relative_to("trainer_app/ui").parts)


@lru_cache(maxsize=1)
def _calls(tree: ast.Module) -> tuple[tuple[ast.Call, str], ...]:
    """Every call with the last two names of what is called: `self.dialog.exec` is `dialog.exec`."""
    return tuple((node, _last_two(node.func)) for node in nodes(tree) if isinstance(node, ast.Call))


def _last_two(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
            return f"{owner}.{name}"
        case _:
            return ".".join(ast.unparse(called).split(".")[-2:])


def _words(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every string but the docstrings and other bare strings."""
    bare = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node


def a_view_knows_no_service(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    if is_view(path):
        for line, module in imported_modules(tree):
            if module.startswith("trainer_app.services"):
                yield f"{line}: a view imports {module}; only its view model may"


def colours_live_in_the_theme(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    if not is_in(path, "trainer_app/ui") or is_theme(path):
        return
    for call, name in _calls(tree):
        if name.endswith("setStyleSheet"):
            yield f"{call.lineno}: setStyleSheet outside the theme"
        if name.endswith("QColor") and any(isinstance(a, ast.Constant) for a in call.args):
            yield f"{call.lineno}: a colour of its own outside the theme"
    for word in _words(tree):
        if _HEX_COLOUR.search(str(word.value)):
            yield f"{word.lineno}: a hex colour outside the theme: {word.value!r}"
    for node in nodes(tree):
        if isinstance(node, ast.Attribute) and node.attr == "GlobalColor":
            yield f"{node.lineno}: a named Qt colour outside the theme"


def the_event_loop_is_never_nested(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    if not is_in(path, "trainer_app"):
        return
    for call, name in _calls(tree):
        receiver, _, method = name.rpartition(".")
        if method == "processEvents":
            yield f"{call.lineno}: processEvents"
        if method in {"exec", "exec_"} and receiver.strip("_").lower() not in _RUNS_THE_PROGRAM:
            yield f"{call.lineno}: {name}() waits in a loop of its own; use open() and a signal"


def nobody_subclasses_qthread(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    if not is_in(path, "trainer_app"):
        return
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                if ast.unparse(base).split(".")[-1] == "QThread":
                    yield f"{node.lineno}: {node.name} subclasses QThread; use the task runner"


def tests_wait_for_conditions(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    if not is_in(path, "tests"):
        return
    for call, name in _calls(tree):
        if name in _SLEEPS:
            yield f"{call.lineno}: {name}() waits for time, not for a condition"
    for line, module in imported_modules(tree):
        if module in {"time.sleep", "asyncio.sleep"}:
            yield f"{line}: imports {module}"


def a_migration_stands_alone(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    if "migrations" in path.parts and is_in(path, "trainer_app"):
        for line, module in imported_modules(tree):
            if module.startswith((".", "trainer_app")):
                yield f"{line}: a migration imports {module}, which will change after it"


RULES: tuple[Rule, ...] = (
    a_view_knows_no_service,
    colours_live_in_the_theme,
    the_event_loop_is_never_nested,
    nobody_subclasses_qthread,
    tests_wait_for_conditions,
    a_migration_stands_alone,
)

"""The features of the window stay apart: a feature is a folder under `ui` that holds a view."""

from pathlib import PurePosixPath

from tests.architecture.rules import imported_modules, is_view
from tests.architecture.source import python_files, tree_of

_UI = PurePosixPath("trainer_app/ui")


def _feature_of(path: PurePosixPath) -> str:
    return path.relative_to(_UI).parts[0]


def test_that_no_feature_imports_another_feature() -> None:
    files = [path for path in python_files() if path.is_relative_to(_UI) and path.parent != _UI]
    features = {_feature_of(path) for path in files if is_view(path)}
    findings = [
        f"{path}:{line}: {module}"
        for path in files
        if _feature_of(path) in features
        for line, module in imported_modules(tree_of(path))
        for other in features - {_feature_of(path)}
        if f"{module}.".startswith(f"trainer_app.ui.{other}.")
    ]
    assert not findings, "\n".join(findings)

"""The project's own Python files, read and parsed once."""

import ast
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
_FOLDERS = ("trainer_app", "tests", "benchmarks", "installer")


@cache
def python_files() -> tuple[PurePosixPath, ...]:
    """Every file, relative to the repository."""
    return tuple(
        PurePosixPath(file.relative_to(ROOT).as_posix())
        for folder in _FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
    )


def text_of(path: PurePosixPath) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree_of(path: PurePosixPath) -> ast.Module:
    return ast.parse(text_of(path), filename=str(path))

"""The project's own Python files.

None is kept once it is parsed: all of them together are millions of objects, and Python would look
through them again and again for what nobody needs.
"""

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


def tree_of(path: PurePosixPath) -> ast.Module:
    return ast.parse(text_of(path), filename=str(path))

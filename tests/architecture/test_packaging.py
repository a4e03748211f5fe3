"""What is installed: the lock fits pyproject.toml, and the wheel carries the resources."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;]+)", re.MULTILINE)


def _asked_for(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("lock", "extras"), [("run.txt", ()), ("dev.txt", ("dev",))])
def test_that_the_lock_holds_what_the_project_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    locked = {canonicalize_name(name): version for name, version in _LOCKED.findall(text)}
    unmet = [
        str(requirement)
        for requirement in _asked_for(*extras)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]
    assert not unmet, "run tools/lock"


def test_that_the_lock_names_no_host() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in file.read_text(encoding="utf-8")


def test_that_the_wheel_carries_resources_and_licences(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    carried = {f"trainer_app/_resources/{file}" for file in _resource_files()}
    assert "trainer_app/py.typed" in names
    assert carried - names == set()
    assert {name.rpartition("/")[2] for name in names} >= {"LICENSE", "NOTICE"}


def _resource_files() -> set[str]:
    folder = ROOT / "resources"
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert {"fonts/Inter-Regular.ttf", "icons/lock.svg", "i18n/trainer_app_fr.qm"} <= files
    return files

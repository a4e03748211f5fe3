"""What sessions of accounts of this PC do with their own or the shared plant. Run as a program.

    python -m tests.flows.account

Reads one ``Session`` a line, and answers each with a line of JSON. Begun as the superuser, whose
Python other accounts may not even read: it does everything once in a folder of its own, so that all
is loaded. Each session is a child of its own that becomes its account.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import msgspec

from tests.forking import in_child
from tests.plant import PIN, cheap_verifier
from trainer_app.bootstrap import Program, found, open_program
from trainer_app.bootstrap.blank import Blank
from trainer_app.checklists.permissions import Role
from trainer_app.kernel import places
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.paths import default_profile
from trainer_app.kernel.places import Place
from trainer_app.services.founding import FirstRun
from trainer_app.services.people import NewPerson

SUPERVISOR = "Grace Holloway"


@dataclass(frozen=True, slots=True)
class Session:
    """``what``: found, found-own, record or look. ``environment``: all that its account has."""

    what: str
    signs: str
    uid: int
    groups: tuple[int, ...]
    environment: dict[str, str]


def found_in(place: Place, signs: Path) -> str:
    offered = places.look_around(signs)
    folder = offered.folder(place)
    first = FirstRun("Lakeside Tooling", "PC-1", SUPERVISOR, PIN)
    started = found(folder, first, SystemClock(), verifier=cheap_verifier)
    if place is Place.OWN:
        places.announce("Lakeside Tooling", signs)
    started.program.store.backup_if_due()
    started.program.close()
    return str(folder)


def record() -> dict[str, object]:
    """Open what this account finds, sign in, add a trainee, make a backup."""
    program: Program = open_program(default_profile(), SystemClock())
    board = program.people.board()
    signed_in = program.people.sign_in(program.people.find(SUPERVISOR).id, PIN)
    program.people.add_person(signed_in, NewPerson(f"Trainee {len(board.tiles)}", (Role.TRAINEE,)))
    program.store.backup(program.store.paths.backups / f"{len(board.tiles)}.trainer-backup")
    sound = program.store.verify().sound
    program.close()
    return {"plant": board.plant, "people": len(board.tiles), "sound": sound}


def look(signs: Path) -> dict[str, object]:
    offered = places.look_around(signs)
    assert Blank(default_profile(), SystemClock(), look_for_places=lambda: offered).places()
    return {
        "folder": str(default_profile()),
        "why_not_shared": offered.why_not_shared,
        "found": [asdict(plant) for plant in offered.found],
    }


def do(what: str, signs: Path) -> object:
    try:
        match what:
            case "found":
                return found_in(Place.SHARED, signs)
            case "found-own":
                return found_in(Place.OWN, signs)
            case "record":
                return record()
            case _:
                return look(signs)
    except TrainerError as error:
        return error.code


def rehearse() -> None:
    """As the superuser, elsewhere."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as made:
        elsewhere = Path(made)
        os.environ.update(XDG_DATA_HOME=made, XDG_DATA_DIRS=str(elsewhere / "site"))
        for what in ("look", "found-own", "record"):
            do(what, elsewhere)
    os.environ.clear()
    os.environ.update(kept)


def become(uid: int, groups: tuple[int, ...]) -> None:
    if sys.platform != "win32":
        os.setgroups(groups)
        os.setgid(uid)
        os.setuid(uid)
        os.umask(0o022)


def work(session: Session) -> bytes:
    """In a child that ends with it."""
    os.environ.clear()
    os.environ.update(session.environment)
    become(session.uid, session.groups)
    return json.dumps(do(session.what, Path(session.signs))).encode()


def main() -> None:
    rehearse()
    for line in sys.stdin:
        session = msgspec.json.decode(line, type=Session)
        sys.stdout.write(in_child(partial(work, session)).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

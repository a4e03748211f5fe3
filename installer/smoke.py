"""Starts the frozen program and does with it what a plant does on its first morning.

``python -m installer.smoke`` (``make test-package``), after ``make package``. The window is tapped
from outside; what came of it is read back by the command line, in processes of their own, on a
profile and in a home that are thrown away. Whatever any of them says on stderr fails it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from installer.hand import Hand, Sight, SmokeError, bare_environment, display
from installer.layout import FROZEN, NAME, PROGRAM, ROOT, folder_mb

SUPERVISOR: Final = "Grace Holloway"
TRAINEE: Final = "Étienne Roy"
PINS: Final = {SUPERVISOR: "8642", TRAINEE: "97531"}
_COMMAND_S: Final = 60
_FIRST_RELEASE: Final = ROOT / "tests" / "migrations" / "released" / "version-1.trainer-backup"
_CODE_OF_RELEASES: Final = (
    "abandon amount liar amount expire adjust cage candy arch gather drum buyer"
)
"""Of the backups in ``tests/migrations``: the sixteen bytes 0 to 15."""
_CODE: Final = re.compile(r"\d{3}\s\d{3}|\b\d{6}\b")
_WORD: Final = re.compile(r"^\s*(\d+)\s+(\S+)$")
_TASK: Final = re.compile(r"^(\d\d-\d\d)\b")


class Smoke:
    """One plant in ``home``. Each method is one thing that has to work, and says so."""

    def __init__(self, home: Path, program: Sequence[str] = (str(PROGRAM),)) -> None:
        self.home = home
        self.program = tuple(program)
        self.profile = home / "profile"
        self.environment = bare_environment(home)
        self.words: tuple[str, ...] = ()

    # --- the window -----------------------------------------------------------------------------

    def open(self) -> Hand:
        return Hand([*self.program, "--profile", str(self.profile)], self.environment)

    def first_run(self) -> None:
        hand = self.open()
        try:
            _say(f"first paint, and what is in the window: {hand.shown_s:.2f} s")
            self.found(hand)
            _say("a plant founded, its recovery words asked back")
            self.add_trainee(hand)
            self.sign_off(hand)
            self.to_sign(hand)
            hand.close()
        finally:
            hand.let_go()
        _say("closed: 0, and nothing on stderr")

    def found(self, hand: Hand) -> None:
        """The first run, to the Board."""
        hand.until_at("first_run")
        hand.tap("Start on this PC alone")
        hand.type("Name of the plant", "Lakeside Tooling")
        hand.type("Name of this PC", "Toolroom bench")
        hand.tap_primary()
        hand.type("Your name", SUPERVISOR)
        hand.tap("Yes, I train and sign", "All units")
        hand.tap_primary()
        hand.pin(PINS[SUPERVISOR])
        hand.pin(PINS[SUPERVISOR])
        hand.until_seen("Who may sign what?")
        hand.tap_primary()
        self._keep_words(hand)
        hand.until_at("board")

    def _keep_words(self, hand: Hand) -> None:
        told = hand.until_seen("The recovery sheet").seen
        found = {int(m[1]): m[2] for said in told if (m := _WORD.match(said))}
        self.words = tuple(found[n] for n in sorted(found))
        _expect(len(self.words) == 12, f"twelve recovery words, not {self.words}")
        hand.tap_primary()
        asked = next(said for said in hand.until_seen("Type word").seen if "Type word" in said)
        number = int("".join(filter(str.isdigit, asked)))
        hand.type(asked, self.words[number - 1])
        hand.tap_primary()

    def sign_in(self, hand: Hand, name: str, *codes: str) -> Sight:
        hand.tap(name)
        hand.until_at("pin")
        for digits in codes or (PINS[name],):
            hand.pin(digits)
        sight = hand.look()
        while sight.route == "pin":
            sight = hand.rest()
        return sight

    def add_trainee(self, hand: Hand) -> None:
        self.sign_in(hand, SUPERVISOR)
        hand.tap("Menu")
        hand.tap("Trainees")
        hand.until_at("people")
        hand.tap_primary()
        hand.until_at("add_person")
        hand.type("Name", TRAINEE)
        hand.tap("Trainee", "Français")
        hand.tap_primary()
        told = hand.until_seen("is on the Board").seen
        code = next(m[0] for said in told if (m := _CODE.search(said)))
        hand.tap("Lock")
        hand.until_at("board")
        digits = "".join(filter(str.isdigit, code))
        sight = self.sign_in(hand, TRAINEE, digits, PINS[TRAINEE], PINS[TRAINEE])
        _expect(not sight.has("Lock"), "no English word on a French screen")
        hand.tap("Verrouiller")
        hand.until_at("board")
        _say("a trainee signed in, in French")

    def sign_off(self, hand: Hand) -> None:
        self.sign_in(hand, SUPERVISOR)
        hand.tap("Menu", "Trainees", TRAINEE)
        sight = hand.until_at("checklist")
        task = next(m[1] for said in sight.seen if (m := _TASK.match(said)))
        hand.tap(task)
        hand.tap_primary()
        sight = hand.until_at("sign_off")
        hand.tap("3. ")
        for line in sight.seen:
            if re.match(r"^\d+ \S", line):
                hand.tap(line)
        hand.tap("Observed on the job", "QA ", "WP ", "Shop floor")
        hand.type("Mold", "214")
        hand.tap("Signer plus tard")
        hand.pin(PINS[SUPERVISOR])
        hand.tap_primary()
        hand.until_at("checklist")
        hand.tap("Lock")
        hand.until_at("board")
        _say(f"{task} signed off")

    def to_sign(self, hand: Hand) -> None:
        sight = self.sign_in(hand, TRAINEE)
        _expect(sight.route == "to_sign", f"what waits for a signature comes first: {sight.route}")
        task = next(said for said in reversed(sight.seen) if _TASK.match(said))
        hand.tap(task)
        hand.tap("Je suis d’accord")
        hand.pin(PINS[TRAINEE])
        hand.tap_primary()
        hand.until_gone(task)
        _say("and signed by the trainee, in French")

    # --- the command line -----------------------------------------------------------------------

    def told(self, *words: str) -> str:
        """What a command says. Fails for anything but 0 and a silent stderr."""
        done = subprocess.run(
            [*self.program, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_COMMAND_S,
            check=False,
        )
        silent = not done.stderr.strip()
        said = f"{done.stdout}{done.stderr}{self._log_tail()}"
        _expect(done.returncode == 0 and silent, f"{words} to end with 0 and silently: {said}")
        return done.stdout

    def _log_tail(self) -> str:
        log = self.profile / "logs" / "trainer.log"
        return log.read_text("utf-8")[-2000:] if log.exists() else ""

    def command_line(self) -> None:
        source = (ROOT / "trainer_app" / "__init__.py").read_text("utf-8")
        version = "".join(re.findall(r'^__version__ = "(.+)"$', source, re.MULTILINE))
        _expect(self.told("--version") == f"{NAME} {version}\n", "the version of the checkout")
        at = ("--profile", str(self.profile))
        doctor = json.loads(self.told("doctor", *at, "--json"))
        _expect(doctor["program"]["frozen"] is True, "a frozen program")
        _expect(bool(doctor["database"]["sqlcipher"]), "an encrypted database")
        _expect(not self.database.startswith(b"SQLite format"), "nothing of it in the clear")
        _expect(doctor["fonts"] != [], "the typefaces of paper")
        status = json.loads(self.told("status", *at, "--json"))
        self.told("verify", *at)
        _say(f"{status['records']} records, encrypted and sound")
        for language in ("en", "fr"):
            sheet = self.home / f"sheet-{language}.pdf"
            words = ("--trainee", TRAINEE, "-o", str(sheet), "--lang", language)
            self.told("sheet", "progress", *at, *words)
            _expect(sheet.read_bytes().startswith(b"%PDF"), f"a sheet in {language}")
        _say("a sheet in each language")
        self._restore(at)
        self._lead_up()

    @property
    def database(self) -> bytes:
        return (self.profile / "store.db").read_bytes()

    def _restore(self, at: tuple[str, str]) -> None:
        backup, code = self.home / "a.trainer-backup", self.home / "code"
        self.told("backup", *at, str(backup))
        code.write_text(" ".join(self.words), "utf-8")
        other = ("--profile", str(self.home / "restored"))
        self.told("restore", *other, str(backup), "--code-file", str(code), "--pc", "Other bench")
        self.told("verify", *other)
        _say("backed up, brought back with the recovery words, sound")

    def _lead_up(self) -> None:
        """A backup of the first version is led up to this one: Alembic and its steps are there."""
        code, old = self.home / "old-code", ("--profile", str(self.home / "old"))
        code.write_text(_CODE_OF_RELEASES, "utf-8")
        self.told("restore", *old, str(_FIRST_RELEASE), "--code-file", str(code))
        self.told("verify", *old)
        _say("a backup of the first version brought back and led up to this one")


def main() -> int:
    if not PROGRAM.exists():
        print("smoke: there is no frozen program yet: make package", file=sys.stderr)
        return 1
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="trainer-smoke-") as folder:
        smoke = Smoke(Path(folder))
        try:
            with display(smoke.environment) as smoke.environment:
                smoke.first_run()
                smoke.command_line()
        except SmokeError as error:
            print(f"smoke: {error}", file=sys.stderr)
            return 1
    _say(f"{folder_mb(FROZEN):.0f} MB, {time.monotonic() - began:.0f} s")
    return 0


def _expect(claim: bool, what: str) -> None:
    if not claim:
        raise SmokeError(f"expected: {what}")


def _say(what: str) -> None:
    print(f"smoke: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""``hub ...``: the central store. Set up, served, and looked after on the machine it runs on.

Whoever may read the database and the key file may do all of this; there is no account and no PIN.
The database's URL may hold a password, so it is never said back.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer_app.cli.arguments import add_command, add_group, number
from trainer_app.cli.call import Arguments, Run
from trainer_app.cli.exits import Exit
from trainer_app.cli.hub.opening import (
    key_file,
    named_device,
    named_plants,
    opened,
    parts,
)
from trainer_app.cli.hub.tickets import make_ticket
from trainer_app.cli.hub.words import (
    device_as_json,
    device_line,
    status_as_json,
    status_lines,
    taken_in_as_json,
    taken_in_lines,
)
from trainer_app.cli.terminal import (
    language_of,
    progress,
    say,
    say_at_once,
    say_json,
)
from trainer_app.cli.words import words
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal, StartupProblem, Unavailable

if TYPE_CHECKING:
    import argparse

    from trainer_app.cli.arguments import Commands
    from trainer_app.sync.hub.certificates import Tls
    from trainer_app.sync.hub.ports import Ledger, Plant

DATABASE_VARIABLE: Final = "TRAINER_HUB_DATABASE"
"""Names the database where ``--database`` does not: a password in a command is seen by others."""
HOST: Final = "127.0.0.1"
PORT: Final = 8765
_GRANTS: Final = ("floor", "office", "assessor", "auditor")
_DAYS: Final = 7


def add(commands: Commands) -> None:
    actions = add_group(commands, "hub", "the central store of many PCs")
    new = _add(actions, "init", init, "set up a new hub: its database and its key")
    new.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="BACKUP",
        help="with all that a backup holds, and its hub's key: after a loss, or to move",
    )
    run = _add(actions, "serve", serve, "answer PCs until told to stop")
    run.add_argument("--host", default=HOST, help=f"address to listen on (default: {HOST})")
    run.add_argument(
        "--port",
        type=number(0, 65535),
        default=PORT,
        help=f"port to listen on; 0 takes one that is free (default: {PORT})",
    )
    run.add_argument("--cert", type=Path, metavar="FILE", help="TLS certificate, PEM")
    run.add_argument("--key", type=Path, metavar="FILE", help="its private key, PEM")
    run.add_argument(
        "--behind-proxy",
        action="store_true",
        help="a reverse proxy on another machine does TLS: plain HTTP to it is meant",
    )
    plants = add_group(actions, "plant", "the plants that the hub serves")
    plant = _add(plants, "add", add_plant, "a new plant; its first PC brings the people")
    plant.add_argument("name", metavar="NAME")
    ticket = _add(actions, "ticket", make_ticket, "let one PC join a plant")
    ticket.add_argument("plant", metavar="PLANT", help="name or id")
    ticket.add_argument("--grant", choices=_GRANTS, default="floor", help="(default: floor)")
    ticket.add_argument("--days", type=number(1, 90), default=_DAYS, help=f"(default: {_DAYS})")
    ticket.add_argument("--url", default="", help="put the hub's address into the ticket")
    ticket.add_argument(
        "--cert", type=Path, metavar="FILE", help="pin the hub's own certificate in the ticket"
    )
    ticket.add_argument(
        "--file", dest="ticket_file", type=Path, metavar="F", help="write the ticket there too"
    )
    listed = _add(actions, "devices", list_devices, "the PCs that were admitted", json=True)
    listed.add_argument("plant", metavar="PLANT", nargs="?", help="of one plant only")
    out = _add(actions, "revoke", revoke, "what the hub does not hold of a PC no longer counts")
    out.add_argument("device", metavar="DEVICE", help="its name, or the beginning of its key")
    out.add_argument("--plant", metavar="PLANT", help="where two plants have a PC of that name")
    again = _add(actions, "release", release, "a revoked PC was found: take what is held of it")
    again.add_argument("device", metavar="DEVICE", help="its name, or the beginning of its key")
    again.add_argument("--plant", metavar="PLANT", help="where two plants have a PC of that name")
    _add(actions, "status", show_status, "what the hub holds, and what it holds back", json=True)
    carried = _add(
        actions, "import-bundle", import_bundle, "take in what a PC sent on a stick", json=True
    )
    carried.add_argument("file", type=Path, metavar="FILE")
    carried.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="RETURN",
        required=True,
        help="the reply for that PC: bundle import RETURN",
    )
    keep = _add(actions, "backup", backup, "copy all but the hub's key into one SQLite file")
    keep.add_argument("file", type=Path, metavar="FILE")
    shut = _add(
        actions, "unseal-backup", unseal_backup, "open a PC's backup whose recovery words are lost"
    )
    shut.add_argument("file", type=Path, metavar="FILE", help="the backup of a PC of this hub")
    shut.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="COPY",
        required=True,
        help="a copy that opens with the twelve words of the last line",
    )


def _add(
    actions: Commands, name: str, run: Run, help_text: str, *, json: bool = False
) -> argparse.ArgumentParser:
    command = add_command(actions, name, run, help_text, json=json)
    named = os.environ.get(DATABASE_VARIABLE)
    command.add_argument(
        "--database",
        metavar="URL",
        required=named is None,
        default=named,
        help=f"sqlite:///FILE or postgresql://... (or in {DATABASE_VARIABLE})",
    )
    command.add_argument(
        "--hub-key",
        type=Path,
        metavar="FILE",
        help="the hub's key (default: beside an SQLite file; else in this account's folder)",
    )
    return command


# --- commands ------------------------------------------------------------------------------------


def init(args: Arguments) -> int:
    """The key first: a database whose key was never written would be a hub of nobody."""
    from trainer_app.kernel.clock import SystemClock
    from trainer_app.sync.hub.keyfile import make_key, read_key, remove_key

    path, language = key_file(args), language_of(args)
    with parts():
        from trainer_app.sync.hub.ledger.opening import create_ledger, restore_ledger

        if args.source is not None:
            key = read_key(path)
            restore_ledger(args.database, key, SystemClock(), args.source).close()
            say(words("hub", "restored", language, file=str(args.source)))
            return Exit.DONE
        key = make_key(path)
        try:
            create_ledger(args.database, key, SystemClock()).close()
        except BaseException:
            remove_key(path)
            raise
    say(words("hub", "made", language, path=str(path)))
    say(bytes(key.verify_key).hex())
    return Exit.DONE


def serve(args: Arguments) -> int:
    with opened(args) as (ledger, key):
        from trainer_app.kernel.clock import SystemClock
        from trainer_app.sync.hub.app import make_app
        from trainer_app.sync.hub.serving import Address
        from trainer_app.sync.hub.serving import serve as serve_hub

        address = Address(args.host, args.port, _tls(args), args.behind_proxy)
        language = language_of(args)
        serve_hub(
            make_app(key, ledger, SystemClock()),
            address,
            lambda url: say_at_once([words("hub", "serving", language, url=url)]),
        )
    return Exit.DONE


def add_plant(args: Arguments) -> int:
    name = args.name.strip()
    if not name:
        raise InvalidInput(ErrorCode.NAME_MISSING)
    with opened(args) as (ledger, _):
        if any(plant.name.casefold() == name.casefold() for plant in ledger.plants()):
            raise Refusal(ErrorCode.PLANT_EXISTS, plant=name)
        say(ledger.add_plant(name).id)
    return Exit.DONE


def list_devices(args: Arguments) -> int:
    language = language_of(args)
    with opened(args) as (ledger, _):
        plants = named_plants(ledger, args)
        found = [(plant, device) for plant in plants for device in ledger.devices(plant.id)]
    if args.json:
        say_json([device_as_json(plant, device) for plant, device in found])
    else:
        for plant, device in found:
            say(device_line(plant, device, language))
    return Exit.DONE


def revoke(args: Arguments) -> int:
    """Said again, it is the same revocation: after a restore the operator repeats it."""
    with opened(args) as (ledger, _):
        plant, device = named_device(ledger, args, revoked=False)
        ledger.revoke(plant.id, device.key)
    say(words("hub", "revoked", language_of(args), device=device.name, plant=plant.name))
    return Exit.DONE


def release(args: Arguments) -> int:
    """Of a revoked PC, what is held back of it; may be said again. The key stays shut out."""
    language = language_of(args)
    with opened(args) as (ledger, _):
        plant, device = named_device(ledger, args, revoked=True)
        if not device.revoked:
            raise Refusal(ErrorCode.DEVICE_NOT_REVOKED, device=device.name)
        before = _held_beyond(ledger, plant)
        ledger.release(plant.id, device.key)
        count = before - _held_beyond(ledger, plant)
    key = "released" if count else "nothing_held"
    say(words("hub", key, language, device=device.name, plant=plant.name, count=count))
    return Exit.DONE


def _held_beyond(ledger: Ledger, plant: Plant) -> int:
    from trainer_app.sync.protocol import HeldReason

    return dict(ledger.status(plant.id).held).get(HeldReason.BEYOND_REVOCATION, 0)


def show_status(args: Arguments) -> int:
    language = language_of(args)
    with opened(args) as (ledger, _):
        found = [ledger.status(plant.id) for plant in ledger.plants()]
        hub_key = ledger.hub_key
    if args.json:
        say_json({"hub_key": hub_key, "plants": [status_as_json(status) for status in found]})
        return Exit.DONE
    say(words("hub", "key", language, hub_key=hub_key))
    for status in found:
        for line in status_lines(status, language):
            say(line)
    return Exit.DONE


def import_bundle(args: Arguments) -> int:
    """May be said again: what is there already is not taken twice."""
    from trainer_app.kernel.clock import SystemClock
    from trainer_app.sync.hub.bundle_reply import take_in
    from trainer_app.sync.hub.ports import Refused

    language = language_of(args)
    with opened(args) as (ledger, key), progress(language) as tell:
        now = SystemClock().now().ms
        try:
            done = take_in(ledger, key, args.file, args.output, now=now, tell=tell)
        except Refused as refused:  # busy; all else has a problem of its own
            raise Unavailable(ErrorCode.HUB_DATABASE_AWAY) from refused
    if args.json:
        say_json(taken_in_as_json(done, args.output))
    else:
        for line in taken_in_lines(done, args.output, language):
            say(line)
    return Exit.DONE


def backup(args: Arguments) -> int:
    """Never over a file that is there."""
    if args.file.exists():
        raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=str(args.file))
    with opened(args) as (ledger, _):
        ledger.backup(args.file)
    path = key_file(args)
    say(words("hub", "backup", language_of(args), file=str(args.file), key_file=str(path)))
    return Exit.DONE


def unseal_backup(args: Arguments) -> int:
    """The last line is the words, which are kept nowhere. The database may be away or lost."""
    from trainer_app.kernel.recovery import new_recovery_code
    from trainer_app.store.unsealing import reseal
    from trainer_app.sync.bundle import unsealing
    from trainer_app.sync.hub.keyfile import read_key

    if args.output.exists():
        raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=str(args.output))
    language = language_of(args)
    code = new_recovery_code(os.urandom)
    header = reseal(args.file, args.output, unsealing(read_key(key_file(args))), code)
    told = {"plant": header.site, "device": header.device, "day": header.made.date.isoformat()}
    say(words("hub", "unsealed", language, **told, file=str(args.output)))
    say(" ".join(code.words(language)))
    return Exit.DONE


def _tls(args: Arguments) -> Tls | None:
    from trainer_app.sync.hub.certificates import Tls

    if args.cert is None and args.key is None:
        return None
    if args.cert is None or args.key is None:
        missing = args.cert or args.key
        raise StartupProblem(ErrorCode.HUB_CERTIFICATE, path=str(missing))
    return Tls(args.cert, args.key)

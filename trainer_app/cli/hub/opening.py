"""How the hub's commands open the hub, and find the plant or the PC that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer_app.cli.call import Arguments
from trainer_app.kernel.errors import ErrorCode, InvalidInput, StartupProblem

if TYPE_CHECKING:
    from nacl.signing import SigningKey

    from trainer_app.sync.hub.ports import HubDevice, Ledger, Plant

_EXTRA: Final = ("litestar", "uvicorn", "psycopg", "psycopg_pool")
_LEAST_KEY_DIGITS: Final = 4


@contextmanager
def opened(args: Arguments) -> Iterator[tuple[Ledger, SigningKey]]:
    from trainer_app.kernel.clock import SystemClock
    from trainer_app.sync.hub.keyfile import read_key

    with parts():
        from trainer_app.sync.hub.ledger.opening import open_ledger

        key = read_key(key_file(args))
        ledger = open_ledger(args.database, key, SystemClock())
        try:
            yield ledger, key
        finally:
            ledger.close()


@contextmanager
def parts() -> Iterator[None]:
    """A plain installation has no web server and no PostgreSQL in it."""
    try:
        yield
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        if module not in _EXTRA:
            raise
        raise StartupProblem(ErrorCode.HUB_NOT_INSTALLED, module=module) from error


def key_file(args: Arguments) -> Path:
    from trainer_app.sync.hub.keyfile import key_file_of

    return args.hub_key or key_file_of(args.database)


def named_plants(ledger: Ledger, args: Arguments) -> list[Plant]:
    """The named one, or all."""
    return ledger.plants() if args.plant is None else [named_plant(ledger, args.plant)]


def named_plant(ledger: Ledger, said: str) -> Plant:
    """By its id, else by its name."""
    plants = ledger.plants()
    found = [plant for plant in plants if plant.id == said] or [
        plant for plant in plants if plant.name.casefold() == said.strip().casefold()
    ]
    if not found:
        raise InvalidInput(ErrorCode.PLANT_UNKNOWN, plant=said)
    if len(found) > 1:
        raise InvalidInput(ErrorCode.PLANT_AMBIGUOUS, plant=said)
    return found[0]


def named_device(ledger: Ledger, args: Arguments, *, revoked: bool) -> tuple[Plant, HubDevice]:
    """By its name, else by the beginning of its key.

    A PC that came back after it had been revoked stands there twice: ``revoked`` says which of the
    two is meant, where the name alone does not.
    """
    plants, said = named_plants(ledger, args), args.device
    every = [(plant, device) for plant in plants for device in ledger.devices(plant.id)]
    wanted = said.strip().casefold()
    found = [one for one in every if one[1].name.casefold() == wanted]
    if not found and len(wanted) >= _LEAST_KEY_DIGITS:
        found = [one for one in every if one[1].key.startswith(wanted)]
    found = [one for one in found if one[1].revoked is revoked] or found
    if not found:
        raise InvalidInput(ErrorCode.DEVICE_UNKNOWN, device=said)
    if len(found) > 1:
        raise InvalidInput(ErrorCode.DEVICE_AMBIGUOUS, device=said)
    return found[0]

"""``hub ticket``: a ticket for one PC, to type, to scan and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.hub.opening import named_plant, opened
from trainer_app.cli.terminal import language_of, say
from trainer_app.cli.words import words
from trainer_app.kernel.wholefile import write_whole

_DAY_MS: Final = 24 * 60 * 60 * 1000
_QUIET: Final = 4
"""Light modules round a QR code."""
_BLOCKS: Final = {
    (False, False): " ",
    (True, False): "▀",
    (False, True): "▄",
    (True, True): "█",
}
"""Of two modules, one above the other."""
_BLACK_ON_WHITE: Final = "\x1b[30;107m{}\x1b[0m"


def make_ticket(args: Arguments) -> int:
    """The last line is the ticket; the hub keeps only the hash of its secret."""
    from trainer_app.sync.protocol import Grant
    from trainer_app.sync.tickets import Ticket, typed_form, write_ticket, write_typed

    language = language_of(args)
    with opened(args) as (ledger, _):
        fingerprint = _fingerprint(args)
        plant = named_plant(ledger, args.plant or "")
        grant = Grant(args.grant)
        secret = ledger.issue_ticket(plant.id, grant, valid_ms=args.days * _DAY_MS)
        ticket = Ticket(ledger.hub_key, plant.id, secret, grant, args.url, fingerprint)
        typed = typed_form(ticket)
        ledger.name_ticket(plant.id, secret, typed.name)
    line = write_ticket(ticket)
    if args.ticket_file is not None:
        write_whole(args.ticket_file, f"{line}\n".encode())
    granted = words("hub_grant", grant.value, language)
    say(words("hub", "ticket", language, plant=plant.name, grant=granted, days=args.days))
    for drawn in _drawn(line):
        say(drawn)
    say(words("hub", "ticket_typed", language))
    say(write_typed(typed))
    say(words("hub", "ticket_whole", language))
    say(line)
    return Exit.DONE


def _drawn(holds: str) -> Iterator[str]:
    """As a QR code: dark on light on a terminal too, whatever colours it has."""
    import sys

    from trainer_app.reports.pen import qr_modules

    code = qr_modules(holds)
    beside = (False,) * _QUIET
    light = (False,) * (len(code) + 2 * _QUIET)
    above = [light] * _QUIET
    rows = [*above, *((*beside, *row, *beside) for row in code), *above]
    to_terminal = sys.stdout.isatty()
    for upper, lower in zip_longest(rows[::2], rows[1::2], fillvalue=light):
        line = "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        yield _BLACK_ON_WHITE.format(line) if to_terminal else line


def _fingerprint(args: Arguments) -> str:
    from trainer_app.sync.hub.certificates import fingerprint_of

    return "" if args.cert is None else fingerprint_of(args.cert)

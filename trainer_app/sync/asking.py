"""A ticket that was typed becomes a whole one: the hub is asked by its name, and has to fit it.

The question gives nothing away that would be of use to anybody else, so that it may be asked of
whoever answers there. Which certificate is shown meanwhile is part of what has to fit: a small
hub's own, or one that the operating system knows. The secret goes to a hub that fits, later and by
``enrolling``. Blocking, for the network worker.
"""

from __future__ import annotations

from dataclasses import replace

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync import protocol as wire
from trainer_app.sync.checking import decoder
from trainer_app.sync.client import problem_of
from trainer_app.sync.exchange import Exchange, Patience, Refused
from trainer_app.sync.stopping import Stop
from trainer_app.sync.tickets import Ticket, TypedTicket
from trainer_app.sync.trust import hub_url, pinned

_read_reply = decoder(wire.TicketReply)


def whole_ticket(
    url: str, typed: TypedTicket, *, stop: Stop | None = None, patience: Patience | None = None
) -> Ticket:
    """Raises TICKET_UNKNOWN, HUB_NOT_OF_TICKET, or what any exchange may."""
    anybody = pinned("")
    exchange = Exchange(hub_url(url), stop=stop or Stop(), patience=patience, trust=anybody)
    try:
        reply = exchange.send("GET", f"{wire.TICKET_PATH}{typed.name}")
        with exchange.reading():
            said = _read_reply(reply.body)
    except Refused as refused:
        raise problem_of(refused.problem, exchange.url) from refused
    finally:
        exchange.close()
    by_system = Ticket(said.hub_key, said.plant, typed.secret, said.grant)
    for ticket in (replace(by_system, fingerprint=anybody.shown), by_system):
        if typed.fits(ticket):
            return ticket
    raise SyncProblem(ErrorCode.HUB_NOT_OF_TICKET, url=exchange.url)

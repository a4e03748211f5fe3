"""Every reply of the hub that is no success: one problem of RFC 9457, never a page or a trace."""

from __future__ import annotations

from typing import Final

import msgspec
from litestar.openapi.datastructures import ResponseSpec

from trainer_app.kernel.errors import ErrorCode, SyncProblem, TrainerError
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import NONCE_HEADER, Problem, ProblemType

MEDIA_TYPE: Final = "application/problem+json"
DATABASE_BACK_S: Final = 30
"""When to ask again of a hub whose database does not answer."""
BUG_AFTER_S: Final = 300

_STATUS: Final = {
    ProblemType.RETRY: 503,
    ProblemType.DIVERGED: 409,
    ProblemType.REVOKED: 403,
    ProblemType.UPGRADE_REQUIRED: 426,
    ProblemType.TOO_LARGE: 413,
    ProblemType.NONCE: 401,
    ProblemType.SIGNATURE: 401,
    ProblemType.NOT_ADMITTED: 403,
    ProblemType.TICKET_UNKNOWN: 403,
    ProblemType.TICKET_USED: 409,
    ProblemType.MALFORMED: 400,
    ProblemType.BLOB_UNKNOWN: 404,
    ProblemType.NO_SUCH_CALL: 404,
    ProblemType.QUOTA: 429,
    ProblemType.FULL: 503,
    ProblemType.SAMPLE: 403,
}

_TITLES: Final = {
    ProblemType.RETRY: "Not now; ask again later.",
    ProblemType.DIVERGED: "These streams are not the ones that you read; start them again.",
    ProblemType.REVOKED: "This device was revoked.",
    ProblemType.UPGRADE_REQUIRED: "This version of the protocol is not spoken here.",
    ProblemType.TOO_LARGE: "Too large for one request; send less at once.",
    ProblemType.NONCE: "Sign the request again with the nonce of this reply.",
    ProblemType.SIGNATURE: "The request is not what the device signed.",
    ProblemType.NOT_ADMITTED: "This device was not admitted to this plant.",
    ProblemType.TICKET_UNKNOWN: "No such ticket, or it is too old.",
    ProblemType.TICKET_USED: "Another device used this ticket.",
    ProblemType.MALFORMED: "The request cannot be read.",
    ProblemType.BLOB_UNKNOWN: "No record that this device reads names such a file.",
    ProblemType.NO_SUCH_CALL: "There is no such call.",
    ProblemType.FULL: "No room here for anything new; reading goes on.",
    ProblemType.QUOTA: "As much as one device may bring on one day; `after` says when to go on.",
    ProblemType.SAMPLE: "Made-up people join a hub on their own machine only.",
}

_OF_CODE: Final = {
    ErrorCode.MESSAGE_TOO_LARGE: ProblemType.TOO_LARGE,
    ErrorCode.UPGRADE_REQUIRED: ProblemType.UPGRADE_REQUIRED,
}

_WHEN: Final = {
    400: "The request cannot be read.",
    401: "The nonce is old, or the request is not what was signed.",
    403: "The device or the ticket is not good here.",
    404: "There is no such thing for this device.",
    408: "The sender fell silent.",
    409: "The hub is not where the device thinks, or the ticket was used.",
    413: "Too large for one request.",
    416: "The blob is shorter.",
    426: "Another version of the protocol.",
    429: "Over a quota of the day; reading goes on.",
    503: "Not now; `after` says when.",
}

ALWAYS: Final = (400, 401, 403, 408, 413, 503)
"""Of every call with an entry."""


def problems(*statuses: int) -> dict[int, ResponseSpec]:
    """For a call's documentation: what it may be answered beside its success."""
    return {
        status: ResponseSpec(
            Problem, generate_examples=False, description=_WHEN[status], media_type=MEDIA_TYPE
        )
        for status in sorted(statuses)
    }


class Turned(Exception):
    """A request that is turned down, and what its reply says."""

    def __init__(
        self,
        problem: ProblemType,
        *,
        status: int = 0,
        after: int = 0,
        streams: tuple[str, ...] = (),
        nonce: str = "",
        hangs_up: bool = False,
    ) -> None:
        super().__init__(problem.value)
        self.hangs_up = hangs_up
        """The body was not read to its end, and nobody wants the rest."""
        self.problem = Problem(
            problem, status or _STATUS[problem], _TITLES[problem], nonce, after, streams
        )


def turned(error: TrainerError | Refused) -> Turned:
    """What the ledger or the framing said, as a reply."""
    if isinstance(error, Refused):
        return Turned(error.problem, after=error.after, streams=error.streams)
    if isinstance(error, SyncProblem):
        return Turned(_OF_CODE.get(error.code, ProblemType.MALFORMED))
    full = error.code is ErrorCode.DISK_FULL
    return Turned(ProblemType.FULL if full else ProblemType.RETRY, after=DATABASE_BACK_S)


def said(error: Turned, nonce: str = "") -> tuple[Problem, dict[str, str]]:
    """The body and the headers of its reply. ``nonce``: of an admitted device's next request."""
    problem = error.problem
    if nonce and not problem.nonce:
        problem = msgspec.structs.replace(problem, nonce=nonce)
    headers: dict[str, str] = {}
    if problem.nonce:
        headers[NONCE_HEADER] = problem.nonce
    if problem.after:
        headers["Retry-After"] = str(problem.after)
    if error.hangs_up:
        headers["Connection"] = "close"
    return problem, headers

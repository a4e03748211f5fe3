"""Photos, files and editions over HTTP: in parts, taken up again wherever the line broke.

The ledger says who may read or bring a blob (a record that names it is the permission) and checks
its hash with the last part.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Annotated, Final

from litestar import Request, Response, get, put
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType
from litestar.params import FromPath, HeaderParameter, RawBody
from litestar.status_codes import HTTP_200_OK, HTTP_206_PARTIAL_CONTENT

from trainer_app.sync.checking import plant_id, sha256_name
from trainer_app.sync.hub.access import add_facts
from trainer_app.sync.hub.door import ENTRY, Entry, caller_of
from trainer_app.sync.hub.ports import Ledger
from trainer_app.sync.hub.turning import ALWAYS, Turned, problems
from trainer_app.sync.protocol import (
    BLOB_PATH,
    MAX_BLOB,
    MAX_BLOB_PART,
    PLANT_HEADER,
    BlobReply,
    ProblemType,
)

_OCTETS: Final = "application/octet-stream"
_RANGE: Final = re.compile(r"bytes=(\d{1,18})-(\d{1,18})?")
_CONTENT_RANGE: Final = re.compile(r"bytes (?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18})")

PlantHeader = Annotated[str, HeaderParameter(name=PLANT_HEADER, description="The plant's id.")]
RangeHeader = Annotated[str, HeaderParameter(name="Range", description="bytes=A-B or bytes=A-")]
ContentRangeHeader = Annotated[
    str,
    HeaderParameter(
        name="Content-Range", description="bytes A-B/WHOLE; to ask only: bytes */WHOLE"
    ),
]


@dataclass
class _Octets(Operation):
    """A call whose body is bytes; the application reads them as they are."""

    def __post_init__(self) -> None:
        octets = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        self.request_body = RequestBody({_OCTETS: OpenAPIMediaType(octets)})


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    size: int
    whole: int


def blob_routes(ledger: Ledger) -> list[HTTPRouteHandler]:
    """Both calls. They go to a thread by themselves: where two handlers share a path, Litestar 2.25
    forgets that it was asked to."""
    given = ResponseSpec(bytes, media_type=_OCTETS, generate_examples=False, description="Bytes.")

    @get(
        f"{BLOB_PATH}{{sha256:str}}",
        operation_id="get_blob",
        summary="Bytes of a file that a record names",
        description=f"At most {MAX_BLOB_PART} bytes at once: ask by range.",
        opt={ENTRY: Entry(most=0, is_packed=False)},
        responses={
            HTTP_200_OK: given,
            HTTP_206_PARTIAL_CONTENT: given,
            **problems(*ALWAYS, 404, 416),
        },
    )
    async def get_blob(
        request: Request[None, None, State],
        sha256: FromPath[str],
        plant: PlantHeader,
        wanted: RangeHeader = "",
    ) -> Response[bytes]:
        return await asyncio.to_thread(_get, ledger, request, sha256, plant, wanted)

    @put(
        f"{BLOB_PATH}{{sha256:str}}",
        operation_id="put_blob",
        operation_class=_Octets,
        summary="A part of a file that a record names",
        description=(
            "A part that does not begin where the hub's bytes end is not taken; the reply says "
            f"where to go on. At most {MAX_BLOB_PART} bytes at once."
        ),
        status_code=HTTP_200_OK,
        opt={ENTRY: Entry(most=MAX_BLOB_PART, is_packed=False)},
        responses=problems(*ALWAYS, 404, 429),
    )
    async def put_blob(
        request: Request[None, None, State],
        sha256: FromPath[str],
        plant: PlantHeader,
        content_range: ContentRangeHeader,
        body: RawBody,
    ) -> BlobReply:
        return await asyncio.to_thread(_put, ledger, request, sha256, plant, content_range, body)

    return [get_blob, put_blob]


def _get(
    ledger: Ledger, request: Request[None, None, State], sha256: str, plant: str, wanted: str
) -> Response[bytes]:
    key, name = caller_of(request).key, sha256_name(sha256)
    state = ledger.blob_state(plant_id(plant), key, name)
    if state.whole == 0 or state.offset < state.whole:
        raise Turned(ProblemType.BLOB_UNKNOWN)
    start, size = _wanted(wanted, state.whole)
    part = ledger.blob_part(plant, key, name, start, size)
    add_facts(request.scope, offset=start, bytes=len(part))
    is_all = not wanted
    place = {} if is_all else {"Content-Range": _said(start, len(part), state.whole)}
    return Response(
        part,
        status_code=HTTP_200_OK if is_all else HTTP_206_PARTIAL_CONTENT,
        media_type=_OCTETS,
        headers={"Accept-Ranges": "bytes", **place},
    )


def _put(
    ledger: Ledger,
    request: Request[None, None, State],
    sha256: str,
    plant: str,
    place: str,
    body: bytes,
) -> BlobReply:
    caller, name = caller_of(request), sha256_name(sha256)
    part = _given(place, len(body))
    state = (
        ledger.add_blob_part(plant_id(plant), caller.key, name, part.start, body, whole=part.whole)
        if body
        else ledger.blob_state(plant_id(plant), caller.key, name)
    )
    add_facts(request.scope, offset=part.start, bytes=len(body), held=state.offset)
    return BlobReply(state.offset, state.whole, caller.nonce)


def _wanted(text: str, whole: int) -> tuple[int, int]:
    """Where to begin, and how many bytes at most."""
    if not text:
        if whole > MAX_BLOB_PART:
            raise Turned(ProblemType.TOO_LARGE)
        return 0, whole
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise Turned(ProblemType.MALFORMED)
    start = int(found[1])
    end = whole - 1 if found[2] is None else int(found[2])
    if start >= whole or end < start:
        raise Turned(ProblemType.MALFORMED, status=416)
    return start, min(end - start + 1, MAX_BLOB_PART)


def _given(text: str, size: int) -> _Part:
    """What a part says of itself, once it fits the bytes that came."""
    found = _CONTENT_RANGE.fullmatch(text.strip())
    if found is None:
        raise Turned(ProblemType.MALFORMED)
    whole = int(found[3])
    if whole > MAX_BLOB:
        raise Turned(ProblemType.TOO_LARGE)
    if found[1] is None:
        start, told = 0, 0
    else:
        start, told = int(found[1]), int(found[2]) - int(found[1]) + 1
    if told != size or start + size > whole or whole == 0:
        raise Turned(ProblemType.MALFORMED)
    return _Part(start, size, whole)


def _said(start: int, size: int, whole: int) -> str:
    return f"bytes {start}-{start + size - 1}/{whole}"

"""The OpenAPI document of the hub, its schemas made by msgspec itself.

Litestar would describe the wire's array-like structs as objects, which the hub does not take.
"""

from __future__ import annotations

from typing import Final

import msgspec
from litestar import Request
from litestar.datastructures import State
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License
from typing_extensions import override

from trainer_app.sync.hub.access import OPENAPI_PATH
from trainer_app.sync.protocol import (
    VERSION,
    BlobReply,
    EnrolReply,
    EnrolRequest,
    Health,
    Problem,
    SyncReply,
    SyncRequest,
)

_MESSAGES: Final = (
    SyncRequest,
    SyncReply,
    EnrolRequest,
    EnrolReply,
    BlobReply,
    Health,
    Problem,
)


class _Document(JsonRenderPlugin):
    @override
    def render(
        self, request: Request[None, None, State], openapi_schema: dict[str, object]
    ) -> bytes:
        _, schemas = msgspec.json.schema_components(
            _MESSAGES, ref_template="#/components/schemas/{name}"
        )
        return super().render(request, {**openapi_schema, "components": {"schemas": schemas}})


def document_config() -> OpenAPIConfig:
    """Served at ``OPENAPI_PATH``."""
    folder, name = OPENAPI_PATH.rsplit("/", 1)
    return OpenAPIConfig(
        title="Toolroom Trainer hub",
        version=str(VERSION),
        description="How PCs and their central store exchange records.",
        license=License("Apache-2.0", identifier="Apache-2.0"),
        path=folder,
        render_plugins=[_Document(path=f"/{name}")],
    )

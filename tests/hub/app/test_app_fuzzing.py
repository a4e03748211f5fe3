"""No request that the document allows, or nearly, is a fault of the hub's. More in the soak."""

from __future__ import annotations

import pytest

from tests.hub.app.conftest import TestHub
from tests.hub.app.fuzzing import CALLS, fuzz
from tests.hub.app.http_pc import HttpPc
from trainer_app.sync.hub.access import OPENAPI_PATH
from trainer_app.sync.protocol import BLOB_PATH, ENROL_PATH, HEALTH_PATH, SYNC_PATH, TICKET_PATH

EXAMPLES = 6


def test_that_the_document_describes_every_call_with_its_very_shapes(hub: TestHub) -> None:
    document = hub.client.get(OPENAPI_PATH).json()
    named = {f"{BLOB_PATH}{{sha256}}", f"{TICKET_PATH}{{name}}"}
    assert set(document["paths"]) == {SYNC_PATH, ENROL_PATH, HEALTH_PATH, *named}
    cursor = document["components"]["schemas"]["WireCursor"]
    assert (cursor["type"], len(cursor["prefixItems"])) == ("array", 3)
    for path in document["paths"].values():
        for call in path.values():
            for status, said in call["responses"].items():
                if int(status) >= 400:
                    assert set(said["content"]) == {"application/problem+json"}


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_that_what_the_document_allows_is_never_a_fault(pc: HttpPc, method: str, path: str) -> None:
    fuzz(pc, method, path, EXAMPLES)

"""No request that the document allows, or nearly, is a fault of the hub's. More in the soak."""

from __future__ import annotations

import pytest

from tests.hub.app.conftest import TestHub
from tests.hub.app.fuzzing import CALLS, fuzz
from tests.hub.app.http_pc import HttpPc
from trainer_app.sync.hub.access import OPENAPI_PATH
from trainer_app.sync.protocol import ENROL_PATH, HEALTH_PATH, SYNC_PATH

EXAMPLES = 6


def test_that_the_document_describes_every_call_with_its_very_shapes(hub: TestHub) -> None:
    document = hub.client.get(OPENAPI_PATH).json()
    assert set(document["paths"]) == {SYNC_PATH, ENROL_PATH, HEALTH_PATH, "/v1/blobs/{sha256}"}
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

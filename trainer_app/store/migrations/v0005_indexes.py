"""Version 5: smaller indexes. A record is found by its id, half of its hash."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.drop_index("record_by_hash", "record")
    op.create_index("record_by_id", "record", [sa.text("substr(hash, 1, 16)")])
    op.drop_index("link_by_kind", "link")
    op.drop_index("link_by_trainee", "link")
    op.create_index("link_by_trainee", "link", ["trainee", "arrival", "kind"])

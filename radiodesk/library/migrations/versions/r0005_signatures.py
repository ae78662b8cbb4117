"""The sounds that open and close the episodes of a programme."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Programmes from before have none."""
    for name in ("opening", "closing"):
        op.add_column("programmes", sa.Column(name, sa.JSON, nullable=False, server_default='{"v": 1, "value": {}}'))

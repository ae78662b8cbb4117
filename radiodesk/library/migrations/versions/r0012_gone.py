"""The history of publishing tells which episodes an attempt took away from the public."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Lines from before do not tell it."""
    op.add_column("records", sa.Column("gone", sa.JSON, nullable=False, server_default='{"v": 1, "value": []}'))

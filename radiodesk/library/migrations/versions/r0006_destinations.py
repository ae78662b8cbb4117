"""Destinations on servers: their own public address, the server's key, and which programme goes there."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Destinations from before are folders of the one programme, at its own address."""
    for name in ("public_url", "host_key"):
        op.add_column("destinations", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("destinations", sa.Column("programme_id", sa.Integer, nullable=False, server_default="0"))

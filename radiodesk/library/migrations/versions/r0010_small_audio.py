"""Programmes: whether a small form of the audio goes out beside it."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """No programme had one before."""
    op.add_column("programmes", sa.Column("small_audio", sa.String(8), nullable=False, server_default=""))

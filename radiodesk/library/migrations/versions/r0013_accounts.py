"""Accounts on networks that posts go out to by themselves; their keys are in the key store, never here."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Libraries from before have none."""
    op.create_table(
        "accounts",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("network", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("handle", "server", "number")),
        sa.Column("ends", sa.String(40)),
    )

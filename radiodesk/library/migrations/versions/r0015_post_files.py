"""Which file goes along with a network's post, and how a person described it."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nobody has chosen one before."""
    for name in ("carries", "alt"):
        op.add_column("posts", sa.Column(name, sa.Text, nullable=False, server_default=""))

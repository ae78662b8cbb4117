"""What people wrote for the networks, and where it stands."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Nothing was kept of posts before."""
    op.create_table(
        "posts",
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "based_on", "link")),
        sa.Column("posted_at", sa.String),
        sa.PrimaryKeyConstraint("episode_id", "network", name="pk_posts"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_posts_episode_id"),
    )

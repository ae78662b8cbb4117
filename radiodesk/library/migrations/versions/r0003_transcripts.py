"""The transcripts that the history of each episode names."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """No episode from before has one."""
    op.create_table(
        "transcripts",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "episode_id", name="pk_transcripts"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_transcripts_episode_id"),
    )
    op.create_index("ix_transcripts_episode_id", "transcripts", ["episode_id"])

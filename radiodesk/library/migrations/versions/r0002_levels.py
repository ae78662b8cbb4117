"""The level that each episode was brought to last, for each preset."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing is known yet of episodes from before."""
    op.create_table(
        "levels",
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("preset_sha256", sa.String(64), nullable=False),
        sa.Column("gain_db", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("episode_id", "preset_sha256", name="pk_levels"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_levels_episode_id"),
    )

"""Posts on their way to networks: frozen as they were approved, with what is needed to find them again."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0014"
down_revision = "0013"

_TEXTS = ("text", "title", "link", "approved_by", "url", "trouble", "account", "taken_by")
_MOMENTS = ("due", "armed_at", "until", "live_at")


def upgrade() -> None:
    """Libraries from before have none."""
    op.create_table(
        "post_queue",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("network", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("body_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("held_there", sa.Boolean, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.String) for name in _MOMENTS),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("attachments", "hashtags", "marks")),
        sa.PrimaryKeyConstraint("id", name="pk_post_queue"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_post_queue_episode_id"),
        sqlite_autoincrement=True,
    )
    for name in ("episode_id", "body_hash", "state"):
        op.create_index(f"ix_post_queue_{name}", "post_queue", [name])

"""Several programmes in one library: rows of the list know theirs, and a slug is taken within one programme only."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Everything from before belongs to the one programme that there was."""
    op.add_column("listing", sa.Column("programme_id", sa.Integer, nullable=False, server_default="0"))
    op.execute(
        "UPDATE listing SET programme_id = (SELECT programme_id FROM episodes WHERE episodes.id = listing.episode_id)"
    )
    has_slug = sa.text("slug != ''")
    op.drop_index("uq_episodes_slug", "episodes")
    op.create_index(
        "uq_episodes_slug",
        "episodes",
        ["programme_id", "slug"],
        unique=True,
        sqlite_where=has_slug,
        postgresql_where=has_slug,
    )

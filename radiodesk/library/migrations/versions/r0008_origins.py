"""Episodes that moved in: a guid may be any text and repeat in another programme; what they were elsewhere."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0008"
down_revision = "0007"

_KEPT = "id, programme_id, guid, slug, revision, recording, sheet"


def upgrade() -> None:
    """Make the table of episodes anew: SQLite cannot change a rule of a table (sqlite.org/lang_altertable.html, 7)."""
    _make_episodes("episodes_new")
    op.execute(f"INSERT INTO episodes_new ({_KEPT}) SELECT {_KEPT} FROM episodes")  # noqa: S608 - our own names
    op.drop_table("episodes")
    op.rename_table("episodes_new", "episodes")
    has_slug = sa.text("slug != ''")
    op.create_index(
        "uq_episodes_slug",
        "episodes",
        ["programme_id", "slug"],
        unique=True,
        sqlite_where=has_slug,
        postgresql_where=has_slug,
    )
    op.create_table(
        "origins",
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("episode_id", name="pk_origins"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_origins_episode_id"),
    )


def _make_episodes(name: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("programme_id", sa.Integer, nullable=False),
        sa.Column("guid", sa.Text, nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("recording", sa.JSON, nullable=False),
        sa.Column("sheet", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_episodes"),
        sa.UniqueConstraint("programme_id", "guid", name="uq_episodes_programme_id"),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name="fk_episodes_programme_id"),
        sqlite_autoincrement=True,
    )

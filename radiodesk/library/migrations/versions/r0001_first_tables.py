"""The first tables: programme, episodes with their history, what was published where, full-text search."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    _make_programmes()
    _make_episodes()
    _make_revisions()
    _make_listing()
    _make_search()
    _make_destinations()
    _make_publications()
    _make_editions()


def _make_programmes() -> None:
    about = ("title", "public_url", "description", "language", "author", "owner_email")
    more = ("category", "subcategory", "cover", "station", "zone")
    op.create_table(
        "programmes",
        sa.Column("id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in about + more),
        sa.Column("explicit", sa.Boolean, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("seasons", sa.JSON, nullable=False),
        sa.Column("guid", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_programmes"),
        sa.UniqueConstraint("guid", name="uq_programmes_guid"),
    )


def _make_episodes() -> None:
    op.create_table(
        "episodes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("programme_id", sa.Integer, nullable=False),
        sa.Column("guid", sa.String(36), nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("recording", sa.JSON, nullable=False),
        sa.Column("sheet", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_episodes"),
        sa.UniqueConstraint("guid", name="uq_episodes_guid"),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name="fk_episodes_programme_id"),
        sqlite_autoincrement=True,
    )
    has_slug = sa.text("slug != ''")
    op.create_index(
        "uq_episodes_slug", "episodes", ["slug"], unique=True, sqlite_where=has_slug, postgresql_where=has_slug
    )


def _make_revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("sheet", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("episode_id", "number", name="uq_revisions_episode_id"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_revisions_episode_id"),
    )


def _make_listing() -> None:
    op.create_table(
        "listing",
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("season", sa.Integer),
        sa.Column("aired", sa.String),
        sa.Column("aired_at", sa.Float),
        sa.Column("duration_s", sa.Float, nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("sheet_sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("episode_id", name="pk_listing"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_listing_episode_id"),
    )
    op.create_index("ix_listing_aired_at", "listing", ["aired_at"])


def _make_search() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(title, summary, notes, people, place, station, "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )


def _make_destinations() -> None:
    op.create_table(
        "destinations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_destinations"),
        sa.UniqueConstraint("name", name="uq_destinations_name"),
    )


def _make_publications() -> None:
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("destination_id", sa.Integer, nullable=False),
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("sheet_sha256", sa.String(64), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publications"),
        sa.UniqueConstraint("destination_id", "sha256", name="uq_publications_destination_id"),
        sa.ForeignKeyConstraint(["destination_id"], ["destinations.id"], name="fk_publications_destination_id"),
        sa.ForeignKeyConstraint(["episode_id"], ["episodes.id"], name="fk_publications_episode_id"),
    )
    op.create_index("ix_publications_episode_id", "publications", ["episode_id"])


def _make_editions() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("destination_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("restores", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("files", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
        sa.ForeignKeyConstraint(["destination_id"], ["destinations.id"], name="fk_editions_destination_id"),
        sqlite_autoincrement=True,
    )
    # At most one edition of a destination is live, and at most one is on its way.
    standing = sa.text("state IN ('applying', 'live')")
    columns = ["destination_id", "state"]
    op.create_index(
        "uq_editions_standing", "editions", columns, unique=True, sqlite_where=standing, postgresql_where=standing
    )
    op.create_table(
        "edition_publications",
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("publication_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("edition_id", "position", name="pk_edition_publications"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_edition_publications_edition_id"),
        sa.ForeignKeyConstraint(["publication_id"], ["publications.id"], name="fk_edition_publications_publication_id"),
    )
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_steps_edition_id"),
    )
    op.create_index("ix_steps_edition_id", "steps", ["edition_id"])

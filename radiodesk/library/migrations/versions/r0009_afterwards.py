"""After publishing: the history of who did what, publishing at a set time, audio that waits to be removed, hubs."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0009"
down_revision = "0008"

_TEXTS = ("act", "outcome", "destination", "address", "programme", "person", "computer", "office", "reason")
_LISTS = ("chosen", "episodes", "sent", "removed")


def upgrade() -> None:
    """Nothing of it is known of libraries from before."""
    op.add_column("programmes", sa.Column("hubs", sa.JSON, nullable=False, server_default='{"v": 1, "value": []}'))
    op.create_table(
        "records",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        sa.Column("edition_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in _LISTS),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER records_no_{verb.lower()} BEFORE {verb} ON records "
                "BEGIN SELECT RAISE(ABORT, 'the history of publishing is never rewritten'); END"
            )
    _make_appointments()
    op.create_table(
        "withdrawals",
        sa.Column("destination_id", sa.Integer, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("until", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("destination_id", "path", name="pk_withdrawals"),
        sa.ForeignKeyConstraint(["destination_id"], ["destinations.id"], name="fk_withdrawals_destination_id"),
    )


def _make_appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("destination_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("taken_by", sa.String(36), nullable=False),
        sa.Column("due", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("preset", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("episode_ids", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_appointments"),
        sa.ForeignKeyConstraint(["destination_id"], ["destinations.id"], name="fk_appointments_destination_id"),
        sqlite_autoincrement=True,
    )

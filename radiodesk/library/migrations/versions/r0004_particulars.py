"""What is known about a programme beyond its title."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - this file is only read while migrating

revision = "0004"
down_revision = "0003"

_TEXTS = {"copyright": "", "license": "", "license_url": "", "medium": "podcast", "comments": "", "new_feed_url": ""}
_LISTS = ("people", "places", "funding", "podroll", "remarks")
_RECORDS = ("slot", "publisher")


def upgrade() -> None:
    """Nothing of it is known of programmes from before."""
    columns = [
        *(sa.Column(name, sa.Text, nullable=False, server_default=text) for name, text in _TEXTS.items()),
        *(sa.Column(name, sa.JSON, nullable=False, server_default='{"v": 1, "value": []}') for name in _LISTS),
        *(sa.Column(name, sa.JSON, nullable=False, server_default='{"v": 1, "value": {}}') for name in _RECORDS),
        *(sa.Column(name, sa.String(7), nullable=False, server_default="") for name in ("colour", "colour_second")),
        *(
            sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
            for name in ("is_complete", "is_blocked")
        ),
    ]
    for column in columns:
        op.add_column("programmes", column)

"""Alembic's door: run the migrations on the connection, and in the transaction, that the library hands in."""

from alembic import context  # noqa: TID253 - this file is only read while migrating

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()

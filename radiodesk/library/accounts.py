"""The accounts on networks that posts go out to by themselves. Their keys are in the key store, never here."""

from typing import Any

from sqlalchemy import Row, delete, insert, select

from radiodesk.library.holding import Holding
from radiodesk.library.schema import accounts
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import UnknownAccount

_FIELDS = ("network", "handle", "server", "number", "ends")


class Accounts(Holding):
    """Keeping them, by name."""

    def accounts(self) -> tuple[Account, ...]:
        """All of them, by network and handle."""
        with self._database.session() as session:
            rows = session.execute(select(accounts).order_by(accounts.c.network, accounts.c.handle))
            return tuple(_account(row) for row in rows)

    def account(self, name: str) -> Account:
        """Raises `UnknownAccount`."""
        with self._database.session() as session:
            row = session.execute(select(accounts).where(accounts.c.name == name)).one_or_none()
        if row is None:
            raise UnknownAccount(name=name)
        return _account(row)

    def keep_account(self, account: Account) -> None:
        """Keep it in place of one of the same name."""
        values = {field: getattr(account, field) for field in _FIELDS}
        with self._database.session() as session:
            session.execute(delete(accounts).where(accounts.c.name == account.name))
            session.execute(insert(accounts).values(name=account.name, **values))

    def remove_account(self, name: str) -> None:
        """Keep it no longer. Raises `UnknownAccount`."""
        with self._database.session() as session:
            removed = session.execute(delete(accounts).where(accounts.c.name == name).returning(accounts.c.name))
            if removed.one_or_none() is None:
                raise UnknownAccount(name=name)


def _account(row: Row[Any]) -> Account:
    return Account(**{field: row._mapping[field] for field in _FIELDS})

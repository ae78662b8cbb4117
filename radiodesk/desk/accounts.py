"""Accounts on networks: let in once, opened when a post goes out, renewed before a sign-in ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from radiodesk.bahasa.words import _
from radiodesk.desk.retrying import resume_account
from radiodesk.jobs.step import Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import PostingProblem, SignInOver
from radiodesk.model.problems import NotFilledIn
from radiodesk.settings import secrets
from radiodesk.social.connectors.connector import Browser, Connector
from radiodesk.social.connectors.table import way_into
from radiodesk.social.networks import network_of

SOON = timedelta(days=3)
"""So long before a sign-in ends somebody is told."""


@dataclass(frozen=True)
class AccountState:
    """How an account stands: `problem` is why nothing can be posted there, `ends_soon` that somebody should sign in."""

    account: Account
    problem: PostingProblem | None = None
    ends_soon: bool = False

    @property
    def is_well(self) -> bool:
        """Whether posts go out there."""
        return self.problem is None


def let_in(
    library: Library, network: str, given: Mapping[str, str], browser: Browser, step: Step = no_step
) -> tuple[Account, ...]:
    """Sign in to a network with what was typed, and keep every account that this lets in, keys in the key store.

    Posts that waited for it go on.

    Raises `BadValue`, `NotFilledIn`, `SignInDeclined`, `NotSent`, and `Cancelled` by `step`.
    """
    way = way_into(network)
    for entry in way.entries:
        if not entry.is_optional and not (given.get(entry.key, "") or entry.default).strip():
            raise NotFilledIn(field=_(entry.label))
    typed = {entry.key: (given.get(entry.key, "") or entry.default).strip() for entry in way.entries}
    let = way.sign_in(typed, browser, step)
    for each in let:
        secrets.keep_secret(each.account.secret_address, each.keys.to_text())
        library.keep_account(each.account)
        resume_account(library, each.account.name)
    return tuple(each.account for each in let)


def forget_account(library: Library, name: str) -> None:
    """Know it no longer, nor its keys. Raises `UnknownAccount`."""
    account = library.account(name)
    library.remove_account(name)
    secrets.forget_secret(account.secret_address)


def open_account(library: Library, name: str) -> Connector:
    """The way into an account; nothing is asked yet. Raises `UnknownAccount`, `SignInOver` where its keys are gone."""
    account = library.account(name)
    kept = secrets.secret(account.secret_address)
    if kept is None:
        label, reason = network_of(account.network).label, _("its keys are not on this computer")
        raise SignInOver(network=label, account=account.handle, reason=reason)

    def keep_keys(keys: Keys) -> None:
        secrets.keep_secret(account.secret_address, keys.to_text())

    return way_into(account.network).open(account, Keys.from_text(kept), keep_keys)


def renew_accounts(library: Library, now: datetime, step: Step = no_step) -> tuple[AccountState, ...]:
    """Ask every account how it stands, renewing what would end soon. A network that is not reached changes nothing."""
    known = library.accounts()
    states = []
    for at, account in enumerate(known):
        step(at, len(known))
        states.append(_renewed(library, account, now))
    return tuple(states)


def _renewed(library: Library, account: Account, now: datetime) -> AccountState:
    try:
        connector = open_account(library, account.name)
        try:
            fresh = connector.renew(now)
        finally:
            connector.close()
    except PostingProblem as problem:
        return AccountState(account, problem, ends_soon(account, now))
    library.keep_account(fresh)
    return AccountState(fresh, ends_soon=ends_soon(fresh, now))


def ends_soon(account: Account, now: datetime) -> bool:
    """Whether somebody should sign in again before it is over."""
    return account.ends is not None and account.ends - now < SOON

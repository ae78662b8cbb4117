"""Tokens of Meta: how long one is good, and which pages the token of a person lets in."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import NotSent, PostingProblem, PostRefused, SignInDeclined, SignInOver
from radiodesk.social.connectors.connector import SignedIn
from radiodesk.social.connectors.meta.graph import Graph
from radiodesk.social.connectors.meta.marks import rows_of
from radiodesk.social.networks import network_of

MOST_PAGES = "100"


def ends_of(graph: Graph, token: str) -> datetime | None:
    """When a token ends, None where it never does or Meta does not say. Raises `SignInOver` where it is over."""
    try:
        data = graph.ask("GET", "debug_token", {"input_token": token}).get("data")
    except PostRefused:  # some apps may not ask this; then at least it is seen whether the token is good
        data = graph.ask("GET", "me", {"fields": "id"}).get("data")
    facts: Mapping[str, Any] = data if isinstance(data, dict) else {}
    if facts.get("is_valid") is False:
        raise graph.problem(SignInOver, _("the token is no longer valid"))
    seconds = facts.get("expires_at")
    if not isinstance(seconds, int) or not 0 < seconds < 10**11:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def pages_of(network: str, server: str, token: str, fields: str) -> tuple[Mapping[str, Any], ...]:
    """The pages that a pasted token lets in, with `fields` and `access_token`; that of a page lets in itself.

    Raises `SignInDeclined` where the token is no good or there is no page, and `NotSent`.
    """
    graph = Graph(Account(network, "", server), Keys({"token": token}))
    try:
        with declining(network):
            pages = _pages(graph, token, fields)
    finally:
        graph.close()
    return tuple(each for each in pages if each.get("access_token") and each.get("id"))


def let_in(account: Account, token: str) -> SignedIn:
    """An account with the day on which its token ends. Raises `SignInDeclined`, `NotSent`."""
    keys = Keys({"token": token})
    with declining(account.network):
        return SignedIn(with_its_end(account, keys), keys)


def with_its_end(account: Account, keys: Keys) -> Account:
    """The account with the day on which its token ends. Raises `SignInOver`, `NotSent`."""
    graph = Graph(account, keys)
    try:
        return replace(account, ends=ends_of(graph, keys["token"]))
    finally:
        graph.close()


@contextmanager
def declining(network: str) -> Iterator[None]:
    """While somebody signs in, every problem but that of the line means that nobody is let in."""
    try:
        yield
    except NotSent:
        raise
    except PostingProblem as problem:
        raise declined(network, str(problem.facts["reason"])) from None


def declined(network: str, reason: str) -> SignInDeclined:
    """Why nobody was let in."""
    return SignInDeclined(network=network_of(network).label, reason=reason)


def _pages(graph: Graph, token: str, fields: str) -> Sequence[Mapping[str, Any]]:
    """Those of a person; a page has no pages, and is one itself."""
    try:
        return rows_of(graph.ask("GET", "me/accounts", {"fields": f"{fields},access_token", "limit": MOST_PAGES}))
    except PostRefused:
        return ({**graph.ask("GET", "me", {"fields": fields}), "access_token": token},)

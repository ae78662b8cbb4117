"""Tokens of Meta: how long one is good, and which pages the token of a person lets in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import NotSent, PostingProblem, SignInDeclined, SignInOver
from radiodesk.social.connectors.meta_graph import Graph
from radiodesk.social.networks import network_of

MOST_PAGES = "100"


def ends_of(graph: Graph, token: str) -> datetime | None:
    """When a token ends, None where it never does. Raises `SignInOver` where it is over."""
    data = graph.ask("GET", "debug_token", {"input_token": token}).get("data")
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
        try:
            found = graph.ask("GET", "me/accounts", {"fields": f"{fields},access_token", "limit": MOST_PAGES})
            rows = found.get("data")
            pages = [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []
        except NotSent:
            raise
        except PostingProblem as problem:
            if isinstance(problem, SignInOver):
                raise
            pages = [{**graph.ask("GET", "me", {"fields": fields}), "access_token": token}]
    except NotSent:
        raise
    except PostingProblem as problem:
        raise declined(network, str(problem.facts["reason"])) from None
    finally:
        graph.close()
    return tuple(each for each in pages if each.get("access_token") and each.get("id"))


def with_its_end(account: Account, keys: Keys) -> Account:
    """The account with the day on which its token ends. Raises `SignInOver`, `NotSent`."""
    graph = Graph(account, keys)
    try:
        return replace(account, ends=ends_of(graph, keys["token"]))
    finally:
        graph.close()


def declined(network: str, reason: str) -> SignInDeclined:
    """Why nobody was let in."""
    return SignInDeclined(network=network_of(network).label, reason=reason)

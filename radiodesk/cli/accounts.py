"""Commands about the accounts on networks that posts go out to by themselves."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import _, language, n_, sentence
from radiodesk.cli.asking import is_somebody_there, secret_from_stdin
from radiodesk.cli.frame import Told, answer, command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.desk import accounts
from radiodesk.desk.accounts import AccountState
from radiodesk.model.account import Account
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.settings.secrets import has_key_store
from radiodesk.social.connectors.connector import Entry
from radiodesk.social.connectors.table import CONNECTED, way_into


@root.group(
    "account",
    help=_("Let RadioDesk into the accounts that it posts to by itself."),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
)
def account() -> None:
    """The commands about accounts."""


@command(account, "add", _("Sign in to a network; what is secret is asked for, never given in the command."))
@click.argument("network", metavar=_("NETWORK"), type=click.Choice(CONNECTED))
@click.argument("given", nargs=-1, metavar="KEY=VALUE…")
@click.option("--secret-stdin", is_flag=True, help=_("Read what is secret from standard input, a line each."))
@library_option
@json_option
def add(network: str, given: Sequence[str], secret_stdin: bool, library_root: Path, as_json: bool) -> None:
    way = way_into(network)
    if not given and not as_json:
        for number, each in enumerate(way.steps, 1):
            click.echo(f"{number}. {_(each)}", err=True)
    typed = _typed(way.entries, given, secret_stdin)
    with opened(library_root) as library:
        let = accounts.let_in(library, network, typed, _show)
    kept = has_key_store()
    lines = [_("Posts can go out to {name} now.").format(name=each.name) for each in let]
    not_kept = _("This system has no key store that is safe: the keys are known only until this command ends.")
    answer(
        as_json, {"accounts": [_document(each) for each in let], "kept": kept}, *lines, *([] if kept else [not_kept])
    )


@command(account, "list", _("Show the accounts that posts can go out to."))
@library_option
@json_option
def list_(library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        known, zone = library.accounts(), library.programme().zone
    none = _("There is no account yet. “radiodesk account add NETWORK” lets RadioDesk in.")
    answer(
        as_json, {"accounts": [_document(each) for each in known]}, *([_line(each, zone) for each in known] or [none])
    )


@command(account, "check", _("Ask the networks whether they still let RadioDesk in."))
@library_option
@json_option
def check(library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        states, zone = accounts.renew_accounts(library, datetime.now(UTC)), library.programme().zone
    lines = [_state_line(each, zone) for each in states]
    answer(as_json, {"accounts": [_state_document(each) for each in states]}, *lines)
    failed = [each for each in states if not each.is_well]
    if failed:
        raise Told(n_("{n} account does not let RadioDesk in.", "{n} accounts do not let RadioDesk in.", len(failed)))


@command(account, "remove", _("Forget an account and its keys."))
@click.argument("name", metavar=_("NAME"))
@library_option
@json_option
def remove(name: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        accounts.forget_account(library, name)
    answer(as_json, {"removed": name}, _("RadioDesk is not let into {name} any more.").format(name=name))


def _show(page: str) -> None:
    click.echo(_("Say yes on the page that opens in your browser: {page}").format(page=page), err=True)
    click.launch(page)


def _typed(entries: Sequence[Entry], given: Sequence[str], secret_stdin: bool) -> Mapping[str, str]:
    typed = dict(_pair(each, entries) for each in given)
    for entry in entries:
        if entry.key in typed:
            continue
        if entry.is_secret and secret_stdin:
            typed[entry.key] = secret_from_stdin()
        elif is_somebody_there():
            typed[entry.key] = _asked(entry)
    return typed


def _pair(text: str, entries: Sequence[Entry]) -> tuple[str, str]:
    """`server=mastodon.example`; what is secret would stay in the shell's history, so it is not taken here."""
    key, equals, value = text.partition("=")
    possible = [entry.key for entry in entries if not entry.is_secret]
    if not equals or key not in possible:
        raise BadValue(value=text, field=N_("an entry"), expected=", ".join(f"{each}=…" for each in possible))
    return key, value


def _asked(entry: Entry) -> str:
    if entry.hint:
        click.echo(_(entry.hint), err=True)
    default = entry.default or ("" if entry.is_optional else None)
    return str(click.prompt(_(entry.label), default=default, hide_input=entry.is_secret, err=True))


def _document(account: Account) -> dict[str, object]:
    return {"name": account.name, "network": account.network, "handle": account.handle, "ends": account.ends}


def _state_document(state: AccountState) -> dict[str, object]:
    problem = sentence(state.problem) if state.problem else ""
    return {**_document(state.account), "works": state.is_well, "ends_soon": state.ends_soon, "problem": problem}


def _line(account: Account, zone: str) -> str:
    if account.ends is None:
        return account.name
    moment = long_moment(in_zone(account.ends, zone), language())
    return _("{name}, signed in until {moment}").format(name=account.name, moment=moment)


def _state_line(state: AccountState, zone: str) -> str:
    if state.problem is not None:
        return f"✗ {state.account.name}: {sentence(state.problem)}"
    warning = _("Sign in again soon.") if state.ends_soon else ""
    return f"{'!' if state.ends_soon else '✓'} {_line(state.account, zone)} {warning}".rstrip()

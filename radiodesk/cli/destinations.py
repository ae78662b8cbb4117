"""Commands about the places that one publishes to: add, list, check, and their secrets."""

from pathlib import Path

import click

from radiodesk.bahasa.words import _, n_
from radiodesk.cli.asking import is_somebody_there, secret_from_stdin, type_secret
from radiodesk.cli.frame import (
    Told,
    answer,
    columns,
    command,
    json_option,
    library_option,
    opened,
    programme_option,
)
from radiodesk.cli.root import root
from radiodesk.desk import destinations
from radiodesk.desk.belonging import find_programme, programme_at
from radiodesk.library.library import Library
from radiodesk.model.server_problems import HostKeyChanged, HostKeyUnknown
from radiodesk.publish.address import FORMS
from radiodesk.publish.trial import Outcome, Tried

SIGNS = {Outcome.GOOD: "✓", Outcome.COSTS: "!", Outcome.FAILED: "✗"}


@root.group(
    "destination",
    help=_("Add the places you publish to, and check them."),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
)
def destination() -> None:
    """The commands about destinations."""


@command(destination, "add", _("Remember a place to publish to: a folder, or a server by its address."))
@click.argument("name", metavar=_("NAME"))
@click.argument("url", metavar="URL")
@click.option("--public-url", metavar="URL", help=_("Where the public finds it, if not at the programme's address."))
@click.option("--password-stdin", is_flag=True, help=_("Read the password from standard input."))
@programme_option
@library_option
@json_option
def add(
    name: str,
    url: str,
    public_url: str | None,
    password_stdin: bool,
    wanted: str,
    library_root: Path,
    as_json: bool,
) -> None:
    with opened(library_root) as library:
        programme_id = find_programme(library, wanted).id if wanted else None
        place = destinations.add_destination(library, name, url, programme_id, public_url)
        if password_stdin:
            destinations.change_secret(place, secret_from_stdin())
        lines = [
            _("“{name}” publishes to {url}.").format(name=place.name, url=place.url),
            *_next_steps(place.url, name),
        ]
        answer(as_json, place, *lines)


@command(destination, "list", _("Show the places you publish to."))
@library_option
@json_option
def list_(library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        known = library.destinations()
        rows = [(each.name, each.url, programme_at(library, each).public_url) for each in known]
    answer(as_json, {"destinations": known}, *(columns(rows) if rows else [_("There is no destination yet.")]))


@command(destination, "check", _("Try a place out: write, replace, read by the public address, delete."))
@click.argument("name", metavar=_("NAME"))
@click.option("--accept-key", default="", metavar="SHA256:…", help=_("The key of the server, as your host told you."))
@library_option
@json_option
def check(name: str, accept_key: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        if accept_key:
            destinations.confirm_key(library, name, accept_key)
        tried = _tried(library, name, as_json)
    failed = [each for each in tried if each.outcome is Outcome.FAILED]
    document = {"name": name, "works": not failed, "steps": [_step_document(each) for each in tried]}
    good = _("“{name}” can be published to.").format(name=name)
    answer(as_json, document, *([] if failed else [good]))
    if failed:
        raise Told(n_("{n} step failed.", "{n} steps failed.", len(failed)))


@command(destination, "secret", _("Keep the password of a place in the system's key store, or forget it."))
@click.argument("name", metavar=_("NAME"))
@click.option("--forget", is_flag=True, help=_("Take it out of the key store."))
@click.option("--password-stdin", is_flag=True, help=_("Read the password from standard input."))
@library_option
@json_option
def secret(name: str, forget: bool, password_stdin: bool, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        place = library.destination(name)
    if forget:
        destinations.forget_secret(place)
        answer(as_json, {"name": name, "kept": False}, _("The password is not kept any more."))
        return
    server, user = destinations.account_of(place)
    if not password_stdin and not is_somebody_there():
        raise Told(_("Nobody can be asked here; hand the password over by --password-stdin."))
    typed = secret_from_stdin() if password_stdin else type_secret(server, user)
    is_kept = destinations.change_secret(place, typed)
    kept = _("The password is in the system's key store.")
    not_kept = _("This system has no key store that is safe, so the password is asked for each time.")
    answer(as_json, {"name": name, "kept": is_kept}, kept if is_kept else not_kept)


def _tried(library: Library, name: str, as_json: bool) -> tuple[Tried, ...]:
    def tell(tried: Tried) -> None:
        if not as_json:
            click.echo(f"{SIGNS[tried.outcome]} {_(tried.what.value)}")
            if tried.said:
                click.echo(f"    {tried.said}")

    try:
        return destinations.try_destination(library, name, tell)
    except (HostKeyUnknown, HostKeyChanged) as problem:
        if not is_somebody_there() or not _confirmed(problem):
            raise
        destinations.confirm_key(library, name, problem.facts["fingerprint"])
        return destinations.try_destination(library, name, tell)


def _confirmed(problem: HostKeyUnknown | HostKeyChanged) -> bool:
    """A key that changed may be an attack: it is not confirmed by a key press, but by writing it out."""
    fingerprint = problem.facts["fingerprint"]
    if isinstance(problem, HostKeyChanged):
        return False
    question = _("{server} shows the key {fingerprint}. Is this what your host told you?")
    return click.confirm(question.format(server=problem.facts["server"], fingerprint=fingerprint), err=True)


def _next_steps(url: str, name: str) -> list[str]:
    kind = url.partition(":")[0]
    steps = [_("“radiodesk destination check {name}” tries it out.").format(name=name)]
    return steps if kind in FORMS and kind != "folder" else []


def _step_document(tried: Tried) -> dict[str, object]:
    return {"step": tried.what, "outcome": tried.outcome, "text": tried.said}

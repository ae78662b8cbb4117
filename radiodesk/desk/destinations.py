"""How the desk reaches a destination: its address, the key of its server, and the secret from the key store."""

from dataclasses import replace
from functools import partial

from radiodesk.desk.belonging import programme_at
from radiodesk.desk.opening import insist_on_web_address
from radiodesk.library.library import Library
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.publication import Destination
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.model.words import N_
from radiodesk.publish.address import Address, read_address, secret_in
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Connect
from radiodesk.publish.trial import Probe, Tell, Trial, Tried, try_out
from radiodesk.publish.trial_public import try_public
from radiodesk.settings import secrets

_MAY_DO_WITHOUT = ("folder", "sftp")
"""Kinds that may let a user in without a password: an SFTP by a key or an agent."""


def add_destination(
    library: Library, name: str, address: str, programme_id: int | None = None, public_url: str | None = None
) -> Destination:
    """Remember a place to publish a programme to, else the first one; a known name gets the new address.

    `public_url` is where the public finds this place, when that is not the programme's own address. A password in the
    address is kept as secrets are, never with it. Raises `NotFilledIn`, `BadValue` for an address of an unknown kind,
    `NotAPlace` for one of a web page, `PlaceTaken` for one where another programme is published.
    """
    known = next((each for each in library.destinations() if each.name == name), Destination(name, ""))
    place = read_address(address)
    wanted = replace(
        known,
        url=place.text,
        programme_id=known.programme_id if programme_id is None else programme_id,
        public_url=known.public_url if public_url is None else public_url,
        host_key=known.host_key if _server(known.url) == _server(place.text) else "",
    )
    return keep_destination(library, wanted, secret_in(address))


def keep_destination(library: Library, destination: Destination, secret: str = "") -> Destination:
    """Keep a new or changed destination, and its password where passwords are kept. Raises as `add_destination`."""
    if not destination.name.strip():
        raise NotFilledIn(field=N_("The name of the destination"))
    place, public_url = read_address(destination.url), _public_address(destination.public_url)
    saved = library.save_destination(replace(destination, url=place.text, public_url=public_url))
    if secret:
        secrets.keep_secret(place.account, secret)
    return saved


def change_secret(destination: Destination, text: str) -> bool:
    """Keep a destination's password; False where there is no key store that is safe: then only for this run."""
    return secrets.keep_secret(read_address(destination.url).account, text)


def forget_secret(destination: Destination) -> None:
    """Know a destination's password no longer."""
    secrets.forget_secret(read_address(destination.url).account)


def account_of(destination: Destination) -> tuple[str, str]:
    """The server and the user that a destination's password is for."""
    address = read_address(destination.url)
    return address.server, address.user


def confirm_key(library: Library, name: str, fingerprint: str) -> Destination:
    """Remember the key of a destination's server, to which somebody has said yes."""
    return library.save_destination(replace(library.destination(name), host_key=fingerprint))


def try_destination(library: Library, name: str, tell: Tell = lambda _tried: None) -> tuple[Tried, ...]:
    """Try a destination out, its public side too; `tell` is called after each step.

    What lies in a folder may be carried to the public later, so what is not found there is no fault. Raises
    `SecretNeeded`, `HostKeyUnknown` and `HostKeyChanged`, which must be answered first.
    """
    return try_out_place(library, library.destination(name), tell)


def try_out_place(library: Library, destination: Destination, tell: Tell, secret: str = "") -> tuple[Tried, ...]:
    """The same for a destination that need not be kept yet, with the password that was typed for it."""
    public_url = _public_address(programme_at(library, destination).public_url)
    is_folder = read_address(destination.url).kind == "folder"

    def ask_public(probe: Probe, trial: Trial) -> None:
        try_public(public_url, probe, trial.leniently() if is_folder else trial)

    return try_out(connect_to(destination, secret), ask_public, tell)


def connect_to(destination: Destination, secret: str = "") -> Connect:
    """What opens connections to a destination, with a password that was just typed or the one that is known.

    Raises `SecretNeeded` when its password is neither kept nor told in this run (`secrets.hold_secret`), `BadValue`.
    An SFTP may raise `SecretNeeded` when it is used: only then it is known that no key will do.
    """
    return partial(open_place, destination.url, _credentials(destination, read_address(destination.url), secret))


def _public_address(text: str) -> str:
    """As it is kept: empty for the programme's own, else with a slash at its end. Raises `BadValue`."""
    text = text.strip()
    if not text:
        return ""
    insist_on_web_address(text)
    return f"{text.rstrip('/')}/"


def _server(url: str) -> str:
    """The server that an address leads to: its key is the same whatever the folder and the user."""
    address = read_address(url) if url else Address("")
    return f"{address.host}:{address.port}"


def _credentials(destination: Destination, address: Address, typed: str) -> Credentials:
    if not address.user:
        return Credentials(host_key=destination.host_key)
    known = typed or secrets.secret(address.account)
    if known is None and address.kind not in _MAY_DO_WITHOUT:
        raise SecretNeeded(server=address.server, user=address.user, account=address.account)
    return Credentials(known or "", destination.host_key)

"""How the desk reaches a destination: its address, the key of its server, and the secret from the key store."""

from dataclasses import replace
from functools import partial

from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.publication import Destination, PublicFile
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.model.words import N_
from radiodesk.publish.address import Address, read_address, secret_in
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Connect
from radiodesk.settings import secrets

_MAY_DO_WITHOUT = ("folder", "sftp")
"""Kinds that may let a user in without a password: an SFTP by a key or an agent."""


PROBE_PATH = "radiodesk-probe.txt"


def add_destination(library: Library, name: str, address: str, programme_id: int | None = None) -> Destination:
    """Remember a place to publish a programme to, else the first one; a known name gets the new address.

    A password in the address is kept as secrets are, never with it. Raises `NotFilledIn`, `BadValue` for an address of
    an unknown kind, `PlaceTaken` for one where another programme is published.
    """
    if not name.strip():
        raise NotFilledIn(field=N_("The name of the destination"))
    known = next((each for each in library.destinations() if each.name == name), Destination(name, ""))
    place = read_address(address)
    shown = known.programme_id if programme_id is None else programme_id
    saved = library.save_destination(replace(known, url=place.text, programme_id=shown))
    if secret := secret_in(address):
        secrets.keep_secret(place.account, secret)
    return saved


def try_destination(library: Library, name: str) -> None:
    """Write a small file to a destination, read it back and delete it. Raises what stands in the way."""
    place = connect_to(library.destination(name))()
    probe = b"RadioDesk"
    sha256 = library.keep_public(probe)
    file = PublicFile(PROBE_PATH, sha256, len(probe), "asset")
    deliver(place, file, library.public_path(sha256), no_step)
    place.remove(PROBE_PATH)


def connect_to(destination: Destination) -> Connect:
    """What opens connections to a destination.

    Raises `SecretNeeded` when its password is neither kept nor told in this run (`secrets.hold_secret`), `BadValue`.
    An SFTP may raise `SecretNeeded` when it is used: only then it is known that no key will do.
    """
    return partial(open_place, destination.url, _credentials(destination, read_address(destination.url)))


def _credentials(destination: Destination, address: Address) -> Credentials:
    if not address.user:
        return Credentials(host_key=destination.host_key)
    known = secrets.secret(address.account)
    if known is None and address.kind not in _MAY_DO_WITHOUT:
        raise SecretNeeded(server=address.server, user=address.user, account=address.account)
    return Credentials(known or "", destination.host_key)

"""Secrets: in the key store of this system, or only in memory for this run. Never written in clear, never logged."""

import hashlib
import re

SERVICE = "RadioDesk"

PART = 1_000
"""So many characters an entry: Windows takes 2,560 bytes in UTF-16, and keys of accounts are longer than passwords."""

_IN_PARTS = re.compile(r"\x1eparts:(\d+):(\w+)")

_this_run: dict[str, str] = {}


def secret(address: str) -> str | None:
    """What is known for an address (without a secret in it), such as `sftp://desk@example.org`; None for nothing."""
    if address in _this_run:
        return _this_run[address]
    import keyring
    from keyring.errors import KeyringError

    try:
        first = keyring.get_password(SERVICE, address)
        parts = [keyring.get_password(SERVICE, name) for name in _parts_of(address, first)]
    except KeyringError:
        return None
    return "".join(part or "" for part in parts) if parts else first


def hold_secret(address: str, text: str) -> None:
    """Know it until this run of the program ends, and nowhere else."""
    _this_run[address] = text


def keep_secret(address: str, text: str) -> bool:
    """Keep it for the next time. False where this system has no key store that is safe: then only for this run.

    A long one is kept in parts, the entry that names them last: cut off anywhere, the former one is still whole.
    """
    import keyring
    from keyring.errors import KeyringError

    hold_secret(address, text)
    if not has_key_store():
        return False
    try:
        former = _parts_of(address, keyring.get_password(SERVICE, address))
        first, parts = _parted(address, text)
        for name, part in {**parts, address: first}.items():
            keyring.set_password(SERVICE, name, part)
        for name in set(former) - set(parts):
            keyring.delete_password(SERVICE, name)
    except KeyringError:
        return False
    del _this_run[address]  # somebody else may renew it: the store is asked each time
    return True


def forget_secret(address: str) -> None:
    """Know it no longer, and take it out of the key store, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    _this_run.pop(address, None)
    try:
        for name in (*_parts_of(address, keyring.get_password(SERVICE, address)), address):
            keyring.delete_password(SERVICE, name)
    except KeyringError:
        return


def has_key_store() -> bool:
    """Whether there is one that keeps secrets safely: keyring ranks those it knows, below 1 they are no stores."""
    import keyring

    return float(keyring.get_keyring().priority) >= 1


def _parted(address: str, text: str) -> tuple[str, dict[str, str]]:
    """What stands at the address, and the parts under names of their own."""
    if len(text) <= PART:
        return text, {}
    pieces = [text[at : at + PART] for at in range(0, len(text), PART)]
    first = f"\x1eparts:{len(pieces)}:{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return first, dict(zip(_parts_of(address, first), pieces, strict=True))


def _parts_of(address: str, first: str | None) -> tuple[str, ...]:
    found = _IN_PARTS.fullmatch(first or "")
    return tuple(f"{address} {found[2]} {number}" for number in range(int(found[1]))) if found else ()

"""Secrets: in the key store of this system, or only in memory for this run. Never written in clear, never logged."""

SERVICE = "RadioDesk"

_this_run: dict[str, str] = {}


def secret(address: str) -> str | None:
    """What is known for an address (without a secret in it), such as `sftp://desk@example.org`; None for nothing."""
    if address in _this_run:
        return _this_run[address]
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, address)
    except KeyringError:
        return None


def hold_secret(address: str, text: str) -> None:
    """Know it until this run of the program ends, and nowhere else."""
    _this_run[address] = text


def keep_secret(address: str, text: str) -> bool:
    """Keep it for the next time. False where this system has no key store that is safe: then only for this run."""
    import keyring
    from keyring.errors import KeyringError

    hold_secret(address, text)
    if not has_key_store():
        return False
    try:
        keyring.set_password(SERVICE, address, text)
    except KeyringError:
        return False
    return True


def forget_secret(address: str) -> None:
    """Know it no longer, and take it out of the key store, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    _this_run.pop(address, None)
    try:
        keyring.delete_password(SERVICE, address)
    except KeyringError:
        return


def has_key_store() -> bool:
    """Whether there is one that keeps secrets safely: keyring ranks those it knows, below 1 they are no stores."""
    import keyring

    return float(keyring.get_keyring().priority) >= 1

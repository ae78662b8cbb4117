"""Secrets: in the key store of this system, or nowhere. They are never written in clear, never logged."""

SERVICE = "RadioDesk"


def secret(address: str) -> str | None:
    """What is kept for an address (without a secret in it), such as `sftp://desk@example.org`; None for nothing."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, address)
    except KeyringError:
        return None


def keep_secret(address: str, text: str) -> bool:
    """Keep it for the next time. False where this system has no key store that is safe: it is asked for each time."""
    import keyring
    from keyring.errors import KeyringError

    if not has_key_store():
        return False
    try:
        keyring.set_password(SERVICE, address, text)
    except KeyringError:
        return False
    return True


def forget_secret(address: str) -> None:
    """Take it out of the key store, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, address)
    except KeyringError:
        return


def has_key_store() -> bool:
    """Whether there is one that keeps secrets safely: keyring ranks those it knows, below 1 they are no stores."""
    import keyring

    return float(keyring.get_keyring().priority) >= 1

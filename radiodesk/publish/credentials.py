"""What a place asks for before it lets somebody in. Lives as long as the connection, and shows itself to nobody."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Credentials:
    """`secret` is the password, the passphrase of a key, or the secret key; empty for none.

    `host_key` is the fingerprint that was confirmed for this server, such as `SHA256:…`; empty when none was yet.
    """

    secret: str = field(default="", repr=False)
    host_key: str = ""


NOTHING = Credentials()
"""For places that ask for nothing."""

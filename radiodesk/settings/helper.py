"""The optional helper that rewrites posts: where it is and which model it runs. Off until somebody sets it up."""

from dataclasses import asdict, dataclass

from radiodesk.settings import secrets
from radiodesk.settings.kept import keep, read_kept

FILE = "helper.json"

DEFAULT_ADDRESS = "http://127.0.0.1:11434/v1"
"""Where programs that run a model on this computer usually listen."""


@dataclass(frozen=True)
class HelperChoice:
    """An address that speaks as OpenAI's does, and a model's name there. Its key is in the key store alone."""

    address: str
    model: str

    @property
    def secret_address(self) -> str:
        """Under which the key store has its key."""
        return f"helper {self.address}"


def load_helper() -> HelperChoice | None:
    """What was set up; None while it is off."""
    stored = read_kept(FILE)
    if not isinstance(stored, dict):
        return None
    address, model = stored.get("address"), stored.get("model")
    return (
        HelperChoice(address, model)
        if address and model and isinstance(address, str) and isinstance(model, str)
        else None
    )


def save_helper(choice: HelperChoice) -> None:
    """Keep what was set up."""
    keep(FILE, asdict(choice))


def turn_helper_off() -> None:
    """Forget what was set up, and its key."""
    if choice := load_helper():
        secrets.forget_secret(choice.secret_address)
    keep(FILE, None)

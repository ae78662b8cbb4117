"""Posts rewritten by the optional helper: what would be sent is shown first, and what comes back is judged."""

from radiodesk.model.helper_problems import HelperOff
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.words import N_
from radiodesk.settings import secrets
from radiodesk.settings.helper import HelperChoice, load_helper, save_helper
from radiodesk.social.drafts import Draft
from radiodesk.social.helper_line import ask_helper, checked_address
from radiodesk.social.rewriting import Rewritten, Sent, judged, what_to_send


def set_helper(address: str, model: str, key: str = "") -> bool:
    """Set a helper up, its key in the key store; False where that keeps it only for this run.

    Raises `BadValue` for an address that others could read along, `NotFilledIn` without a model.
    """
    if not model.strip():
        raise NotFilledIn(field=N_("The model of the helper"))
    choice = HelperChoice(checked_address(address), model.strip())
    save_helper(choice)
    return secrets.keep_secret(choice.secret_address, key) if key else True


def helper() -> HelperChoice:
    """The helper that is set up. Raises `HelperOff`."""
    choice = load_helper()
    if choice is None:
        raise HelperOff()
    return choice


def shown_before(draft: Draft) -> Sent:
    """Exactly what `rewrite` would send about a draft. Raises `HelperOff`."""
    return what_to_send(draft, helper().model)


def rewrite(draft: Draft, sent: Sent) -> Rewritten:
    """Send what was shown, and judge what comes back. Nothing is kept.

    Raises `HelperOff`, `HelperSilent`, `HelperRefused`.
    """
    choice = helper()
    key = secrets.secret(choice.secret_address) or ""
    return judged(draft, sent, ask_helper(choice.address, key, sent))

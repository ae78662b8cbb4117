"""What can go wrong with a server that publishes, said as `radiodesk.model.problems` says it.

A `LineProblem` passes by itself, so what was under way is tried again; every other `ServerProblem` stays until
somebody does something about it.
"""

from radiodesk.model.problems import PublishProblem, WrongInput
from radiodesk.model.words import N_


class NotAPlace(WrongInput):
    what = N_("“{value}” is the address of a web page, not of a place to publish to.")
    remedy = N_("Take the address for uploading that your host gave you; for WebDAV write {webdav}.")


class ServerProblem(PublishProblem):
    """A server, or the way to it, does not do what is asked. `server` is its name without user and secret."""


class LineProblem(ServerProblem):
    """Passes by itself: what was under way is tried again after a while, and goes on where it stopped."""


class LineBroken(LineProblem):
    what = N_("The connection to {server} was lost ({reason}).")
    remedy = N_("Check the internet connection, then publish again: it goes on where it stopped.")


class ServerBusy(LineProblem):
    what = N_("{server} is too busy at the moment ({reason}).")
    remedy = N_("Publish again in a few minutes: it goes on where it stopped.")

    wait_s: float = 0.0
    """What the server asked us to wait, when it said so (Retry-After)."""


class NoSuchServer(ServerProblem):
    what = N_("There is no server at {server} ({reason}).")
    remedy = N_("Check the address of the destination.")


class SignInRefused(ServerProblem):
    what = N_("{server} does not let “{user}” in.")
    remedy = N_("Check the user name and the password or key of the destination.")


class SecretNeeded(ServerProblem):
    """`account` is what the secret is kept for (`Address.account`), so that whoever asks for it can hand it over."""

    what = N_("The password of {server} for “{user}” is not known.")
    remedy = N_("Type it when asked, or keep it in the system's key store.")


class HostKeyUnknown(ServerProblem):
    """`fingerprint` is what to compare with what the host says; confirmed, it goes into `Destination.host_key`."""

    what = N_("{server} was never used before. Its key is {fingerprint}.")
    remedy = N_("Compare this key with what your host told you, and confirm it.")


class HostKeyChanged(ServerProblem):
    what = N_("{server} shows another key than before: {fingerprint} instead of {known}.")
    remedy = N_("It may be another computer that only claims to be it. Ask your host before you confirm the new key.")


class CertificateWrong(ServerProblem):
    what = N_("The certificate of {server} is not valid ({reason}).")
    remedy = N_("Ask your host to renew it; check also that the date of this computer is right.")


class NotAllowed(ServerProblem):
    what = N_("“{user}” may not do this on {server}: {path} ({reason}).")
    remedy = N_("Ask your host for the right to write there, or choose another folder.")


class PlaceMissing(ServerProblem):
    what = N_("“{path}” is not there on {server}.")
    remedy = N_("Make this folder or bucket there first, or correct the address of the destination.")


class ClockWrong(ServerProblem):
    what = N_("The clock of this computer and that of {server} do not agree, so it lets nobody in.")
    remedy = N_("Set date and time of this computer. If they are right, tell your host.")


class ServerFull(ServerProblem):
    what = N_("There is no room left on {server}; “{path}” could not be written.")
    remedy = N_("Make room there, then publish again.")


class ServerRefused(ServerProblem):
    what = N_("{server} refused “{path}” ({reason}).")
    remedy = N_("Publish again; if it stays so, send this sentence to your host.")


class ExtraMissing(ServerProblem):
    what = N_("This installation cannot publish to {kind} yet.")
    remedy = N_("Install RadioDesk with its extra “{extra}”.")


class DestinationBusy(ServerProblem):
    """`owner` is computer and user of whoever holds the lock; `since` a date in the office's zone."""

    what = N_("{owner} has been publishing to {server} since {since}.")
    remedy = N_("Wait until that is done. A lock that nobody holds any more is taken over by itself after an hour.")

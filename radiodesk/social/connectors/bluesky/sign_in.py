"""Letting RadioDesk into an account on Bluesky: by a password for apps, or by the browser."""

from collections.abc import Mapping
from dataclasses import dataclass

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import PasswordDeclined, TooManyPosts
from radiodesk.model.words import N_
from radiodesk.social.connectors.bluesky.answers import declined, reason, text_of
from radiodesk.social.connectors.bluesky.identity import DIRECTORY, FIRST_SERVER, Identity, identity_of, plain_handle
from radiodesk.social.connectors.bluesky.oauth import let_in_by_browser
from radiodesk.social.connectors.bluesky.session import begin_session, is_of_an_app
from radiodesk.social.connectors.connector import Browser, Entry, SignedIn
from radiodesk.social.connectors.line import Line

ENTRIES = (
    Entry("handle", N_("Handle"), N_("What others find you by there, such as kejari.bsky.social")),
    Entry(
        "password",
        N_("App password"),
        N_("19 characters, as Bluesky shows them once. Leave it empty to say yes in your browser instead."),
        is_secret=True,
        is_optional=True,
    ),
    Entry("server", N_("Server"), N_("Leave it as it is, unless you have a server of your own."), default=FIRST_SERVER),
)

STEPS = (
    N_("On bsky.app open Settings, “Privacy and security”, “App passwords”, and choose “Add App Password”."),
    N_("Call it RadioDesk, do not allow access to direct messages, and copy the password: it is shown only once."),
)


@dataclass(frozen=True)
class SignIn:
    """`first` knows who has a handle, `directory` where the posts of a DID are kept."""

    first: str = FIRST_SERVER
    directory: str = DIRECTORY

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """One account. Raises `SignInDeclined`, `NotSent`, `BadValue`, and what `step` raises."""
        server = given.get("server") or self.first
        identity = identity_of(plain_handle(given["handle"]), server, self.first, self.directory)
        account = Account("bluesky", f"@{identity.handle}", identity.server, identity.did)
        password = given.get("password", "").strip()
        if password:
            return (SignedIn(account, _by_password(identity, password)),)
        keys, ends = let_in_by_browser(identity, browser, step)
        return (SignedIn(Account("bluesky", account.handle, account.server, account.number, ends), keys),)


def _by_password(identity: Identity, password: str) -> Keys:
    line = Line("bluesky", identity.server)
    try:
        answer = begin_session(line, identity.did, password)
    except TooManyPosts as problem:
        raise declined(_("it was asked too often; try again in five minutes"), PasswordDeclined) from problem
    finally:
        line.close()
    if not answer.is_well or text_of(answer, "did") != identity.did:
        raise declined(reason(answer), PasswordDeclined)
    access, refresh = text_of(answer, "accessJwt"), text_of(answer, "refreshJwt")
    kept = {"password": password} if is_of_an_app(access) else {}
    return Keys({"access": access, "refresh": refresh, **kept})

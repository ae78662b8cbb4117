"""Questions at the terminal that must be answered before a server lets us in: passwords and keys of servers."""

import sys

import click

from radiodesk.bahasa.words import _
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.settings import secrets


def is_somebody_there() -> bool:
    """Whether a person can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def type_secret(server: str, user: str) -> str:
    """A password, typed without being shown; empty when none was."""
    question = _("Password of {server} for “{user}”").format(server=server, user=user)
    return str(click.prompt(question, default="", hide_input=True, show_default=False, err=True))


def secret_from_stdin() -> str:
    """The first line that a script hands over."""
    return sys.stdin.readline().rstrip("\r\n")


class Answers:
    """The secrets that were typed while one command ran. They are kept when it went well: a wrong one is of no use."""

    def __init__(self) -> None:
        self._typed: dict[str, str] = {}

    def answer(self, problem: SecretNeeded) -> bool:
        """Ask for what is needed; False when nobody answers, or has answered already."""
        account = problem.facts.get("account", "")
        if not account or account in self._typed or not is_somebody_there():
            return False
        typed = type_secret(problem.facts["server"], problem.facts["user"])
        if not typed:
            return False
        self._typed[account] = typed
        secrets.hold_secret(account, typed)
        return True

    def keep(self) -> None:
        """Put them into the key store, where there is one."""
        for account, typed in self._typed.items():
            secrets.keep_secret(account, typed)

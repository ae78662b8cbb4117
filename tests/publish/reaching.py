"""Publishing to a server for the stories: one line brings a small edition to it, over whatever line."""

from pathlib import Path

from radiodesk.jobs.step import Step, no_step
from radiodesk.model.publication import PublicFile
from radiodesk.publish.apply import Terms, apply_plan
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.opening import open_place
from radiodesk.publish.patience import Patience
from radiodesk.publish.place import Connect
from radiodesk.publish.plan import Plan, plan_publication
from tests.publish.published import Shelf
from tests.servers.sshd import Sshd

QUICK = Patience(first_s=0.01, most_s=0.05)


def at(server: Sshd, folder: Path, host: str = "127.0.0.1") -> Connect:
    """Opens connections to a folder of a server, at the host of a bad line if that is given."""
    url, credentials = server.url(folder, host), Credentials(host_key=server.fingerprint)
    return lambda: open_place(url, credentials)


def bring(
    shelf: Shelf,
    connect: Connect,
    desired: tuple[PublicFile, ...],
    known: tuple[PublicFile, ...] = (),
    terms: Terms | None = None,
    step: Step = no_step,
) -> Plan:
    """Plan and apply; the plan is given back."""
    plan = plan_publication(desired, known)
    apply_plan(plan, connect, shelf.source_of, step, shelf.note, terms or Terms(patience=QUICK))
    return plan

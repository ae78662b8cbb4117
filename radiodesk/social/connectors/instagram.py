"""Instagram: pictures from the published site, several in a row, reels brought up in one go; never text alone.

developers.facebook.com/docs/instagram-platform/content-publishing, by the page of Facebook that the account belongs to.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import NotSent
from radiodesk.model.queued_post import Marks
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import (
    Browser,
    Carried,
    Entry,
    Fate,
    Keep,
    KeepKeys,
    Outgoing,
    SignedIn,
    TextLimits,
)
from radiodesk.social.connectors.meta.containers import Containers, address_of
from radiodesk.social.connectors.meta.fitting import insist_on_fit, pictures_of, video_of
from radiodesk.social.connectors.meta.graph import GRAPH_SERVER, Graph
from radiodesk.social.connectors.meta.shelf import Dialect, Shelf
from radiodesk.social.connectors.meta.tokens import declined, let_in, pages_of, with_its_end
from radiodesk.social.networks import network_of

DIALECT = Dialect(
    create="media",
    publish="media_publish",
    limit="content_publishing_limit",
    words="caption",
    state="status_code",
    more="status",
    profile="https://www.instagram.com/{}/",
)
LINKED = "instagram_business_account"


class Instagram:
    """One professional account."""

    def __init__(self, account: Account, keys: Keys) -> None:
        """Nothing is asked yet."""
        self._graph, self._keys = Graph(account, keys), keys
        self._shelf = Shelf(self._graph, account.number, DIALECT)
        self._containers = Containers(self._graph, f"{account.number}/media", DIALECT)

    def limits(self) -> TextLimits | None:
        """All accounts take the same."""
        return None

    def schedules(self) -> bool:
        """The API of Instagram holds nothing."""
        return False

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Containers, until Instagram has worked on them; what stands there now is noted."""
        insist_on_fit("instagram", post)
        marks = self._containers.begun(self._shelf.noted(marks, keep), keep)
        pictures, video = pictures_of(post), video_of(post)
        if video:
            return self._with_reel(post, video, marks, keep, step)
        if len(pictures) == 1:
            return self._with_picture(post, pictures[0], marks, keep, step)
        return self._with_carousel(post, pictures, marks, keep, step)

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """The container has a number already."""
        return marks

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """Publish the container."""
        return self._shelf.publish(marks)

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """By the container, and by the list of what stands there."""
        return self._shelf.look(post, marks)

    def renew(self, now: datetime) -> Account:
        """Tokens of pages are not renewed; it is asked when this one ends."""
        return with_its_end(self._graph.account, self._keys)

    def close(self) -> None:
        """Let go of the line."""
        self._graph.close()

    def _with_picture(self, post: Outgoing, picture: Carried, marks: Marks, keep: Keep, step: Step) -> Marks:
        facts = {**_of_picture(self._graph, picture), "caption": post.text}
        marks = self._containers.make("container", facts, marks, keep, picture.public_url)
        self._containers.wait(marks["container"], step, picture)
        return marks

    def _with_carousel(
        self, post: Outgoing, pictures: Sequence[Carried], marks: Marks, keep: Keep, step: Step
    ) -> Marks:
        for at, each in enumerate(pictures):
            facts = {**_of_picture(self._graph, each), "is_carousel_item": "true"}
            marks = self._containers.make(f"item{at}", facts, marks, keep, each.public_url)
            self._containers.wait(marks[f"item{at}"], step, each)
        children = json.dumps([marks[f"item{at}"] for at in range(len(pictures))])
        facts = {"media_type": "CAROUSEL", "children": children, "caption": post.text}
        marks = self._containers.make("container", facts, marks, keep)
        self._containers.wait(marks["container"], step)
        return marks

    def _with_reel(self, post: Outgoing, video: Carried, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Reels go up by themselves: no site is needed for them. One that broke off begins anew, unseen as it is."""
        if "up" not in marks:
            marks = {name: value for name, value in marks.items() if not name.startswith("container")}
            facts = {"media_type": "REELS", "upload_type": "resumable", "caption": post.text, "share_to_feed": "true"}
            marks = self._containers.make("container", facts, marks, keep)
            self._bring_up(marks.get("container-uri", ""), video.path)
            marks = {**marks, "up": "whole"}
            keep(marks)
        self._containers.wait(marks["container"], step, video)
        return marks

    def _bring_up(self, uri: str, file: Path) -> None:
        """By rupload.facebook.com, the whole file at once."""
        if not _is_metas(uri, self._graph.account.server):
            raise self._graph.problem(NotSent, _("it named no place for the video"))
        headers = {"Authorization": f"OAuth {self._keys['token']}", "offset": "0"}
        headers["file_size"] = str(file.stat().st_size)
        with file.open("rb") as opened:
            self._graph.ask("POST", uri, {}, content=opened, headers=headers)


@dataclass(frozen=True)
class InstagramWay:
    """Every professional account of the pages that the pasted token opens."""

    server: str = GRAPH_SERVER
    network: str = "instagram"
    entries: Sequence[Entry] = (
        Entry("token", N_("Access token"), N_("Begins with EAA; from your own app at Meta."), is_secret=True),
    )
    steps: Sequence[str] = (
        N_("Switch the Instagram account to a professional one and connect it with your page on Facebook."),
        N_(
            "In the “Graph API Explorer” choose your app, add pages_show_list, pages_read_engagement, instagram_basic "
            "and instagram_content_publish, and generate a token."
        ),
        N_(
            "Open the token in the “Access Token Debugger” and press “Extend Access Token”: "
            "then its pages stay open, and you paste that longer one here."
        ),
        N_("Publish the programme's site: Instagram fetches pictures from there itself."),
    )

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """Raises `SignInDeclined` where no page has an account on Instagram."""
        pages = pages_of(self.network, self.server, given["token"].strip(), f"id,name,{LINKED}{{id,username}}")
        linked = [(page[LINKED], str(page["access_token"])) for page in pages if isinstance(page.get(LINKED), dict)]
        if not linked:
            raise declined(self.network, _("no page of this token is connected with an Instagram account"))
        return tuple(
            let_in(Account(self.network, f"@{one.get('username')}", self.server, str(one.get("id", ""))), token)
            for one, token in linked
        )

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> Instagram:
        """Nothing is asked yet."""
        return Instagram(account, keys)


def _of_picture(graph: Graph, picture: Carried) -> dict[str, str]:
    alt = picture.alt[: network_of("instagram").alt_limit]
    return {"image_url": address_of(graph, picture), **({"alt_text": alt} if alt else {})}


def _is_metas(uri: str, server: str) -> bool:
    """Whether an address that Meta named may hear the token."""
    named, own = urlsplit(uri), urlsplit(server)
    is_own = (named.scheme, named.netloc) == (own.scheme, own.netloc)
    return is_own or (named.scheme == "https" and (named.hostname or "").endswith(".facebook.com"))


WAY = InstagramWay()

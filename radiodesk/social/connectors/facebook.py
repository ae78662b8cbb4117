"""Facebook: posts on a page, with pictures that say what is on them, videos in pieces, held until their time.

developers.facebook.com/docs/pages-api/posts; Meta takes no redirect to this computer, so a token is pasted.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import PostingProblem
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
from radiodesk.social.connectors.meta import facebook_video
from radiodesk.social.connectors.meta import marks as meta_marks
from radiodesk.social.connectors.meta.facebook_captions import bring_captions
from radiodesk.social.connectors.meta.fitting import insist_on_fit, pictures_of, video_of
from radiodesk.social.connectors.meta.graph import GRAPH_SERVER, Graph
from radiodesk.social.connectors.meta.picture import light_enough
from radiodesk.social.connectors.meta.tokens import declined, let_in, pages_of, with_its_end
from radiodesk.social.networks import network_of

PHOTO_LIFE = timedelta(hours=20)
"""Photos that no post has taken are thrown away there after about a day."""

FIELDS = "id,message,created_time,permalink_url"


class FacebookPage:
    """One page."""

    def __init__(self, account: Account, keys: Keys) -> None:
        """Nothing is asked yet."""
        self._graph, self._keys = Graph(account, keys), keys
        self._page = quote(account.number, safe="")

    def limits(self) -> TextLimits | None:
        """All pages take the same."""
        return None

    def schedules(self) -> bool:
        """Facebook holds posts itself, from 10 minutes to 30 days ahead."""
        return True

    def prepare(self, post: Outgoing, marks: Marks, keep: Keep, step: Step) -> Marks:
        """Photos and videos are brought up unseen; what stands on the page now is noted."""
        insist_on_fit("facebook", post)
        if "seen" not in marks:
            marks = {**marks, "seen": meta_marks.seen(self._listed("feed") + self._listed("scheduled_posts"))}
            keep(marks)
        if video := video_of(post):
            return facebook_video.bring_up(self._graph, self._page, video.path, marks, keep, step)
        for at, picture in enumerate(pictures_of(post)):
            step(at, len(post.carried))
            marks = self._with_photo(f"photo{at}", picture, post, marks)
            keep(marks)
        return marks

    def arm(self, post: Outgoing, marks: Marks) -> Marks:
        """A page knows no names that we choose: it is found by its words, its video by its number."""
        return marks

    def send(self, post: Outgoing, marks: Marks) -> Fate:
        """The post itself."""
        schedule = _schedule(post)
        if video_of(post):
            facebook_video.publish(self._graph, self._page, post, marks, schedule)
            return self._captioned(self._seen_or(Fate("scheduled" if schedule else "coming"), marks), post, marks)
        answer = self._graph.commit(f"{self._page}/feed", {**_facts(post, marks), **schedule})
        number = str(answer.get("id", ""))
        return Fate("scheduled" if schedule else "live", self._permalink(number))

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """By the number of the video; else by its words, among what did not stand there before."""
        if video_of(post):
            return self._captioned(facebook_video.fate(self._graph, marks), post, marks)
        if not post.text.strip():  # without words it cannot be told from others
            return Fate("unsure", _address(self._page))
        public, held = self._listed("feed"), self._listed("scheduled_posts")
        if found := meta_marks.found_again(public, "message", post.text, marks):
            return Fate("live", str(found.get("permalink_url") or _address(str(found["id"]))))
        if found := meta_marks.found_again(held, "message", post.text, marks):
            return Fate("scheduled", str(found.get("permalink_url") or ""))
        is_proven = meta_marks.reaches_back(public, marks) and meta_marks.reaches_back(held, marks)
        return Fate("absent") if is_proven else Fate("unsure", _address(self._page))

    def renew(self, now: datetime) -> Account:
        """Tokens of pages are not renewed; it is asked when this one ends."""
        return with_its_end(self._graph.account, self._keys)

    def close(self) -> None:
        """Let go of the line."""
        self._graph.close()

    def _listed(self, edge: str) -> list[Mapping[str, object]]:
        facts = {"fields": FIELDS, "limit": str(meta_marks.LISTED)}
        return meta_marks.rows_of(self._graph.ask("GET", f"{self._page}/{edge}", facts))

    def _with_photo(self, name: str, picture: Carried, post: Outgoing, marks: Marks) -> Marks:
        now = datetime.now(UTC)
        if name in marks and now - datetime.fromisoformat(marks[f"{name}-at"]) < PHOTO_LIFE:
            return marks
        facts = {"published": "false", **({"temporary": "true"} if post.due else {})}
        if picture.alt:
            facts["alt_text_custom"] = picture.alt[: network_of("facebook").alt_limit]
        data, kind = light_enough(picture.path, picture.media_type, network_of("facebook").media.picture_bytes)
        files = {"source": ("picture", data, kind)}
        answer = self._graph.ask("POST", f"{self._page}/photos", facts, files=files)
        return {**marks, name: str(answer.get("id", "")), f"{name}-at": now.isoformat()}

    def _captioned(self, fate: Fate, post: Outgoing, marks: Marks) -> Fate:
        """A video takes its captions once it is worked on."""
        video = video_of(post)
        if video and fate.kind in {"live", "scheduled"}:
            bring_captions(self._graph, marks["video"], video, post.language)
        return fate

    def _permalink(self, number: str) -> str:
        """The page of a post that is out: no trouble with this may make it look as if it were not."""
        try:
            found = self._graph.ask("GET", quote(number, safe="_"), {"fields": "permalink_url"})
        except PostingProblem:
            return _address(number)
        return str(found.get("permalink_url") or _address(number))

    def _seen_or(self, fate: Fate, marks: Marks) -> Fate:
        """What Facebook says of a video that it has just taken; "absent" would only mean that it is slow."""
        try:
            seen = facebook_video.fate(self._graph, marks)
        except PostingProblem:
            return fate
        return fate if seen.kind == "absent" else seen


@dataclass(frozen=True)
class FacebookWay:
    """Every page that the pasted token may post to becomes an account."""

    server: str = GRAPH_SERVER
    network: str = "facebook"
    entries: Sequence[Entry] = (
        Entry("token", N_("Access token"), N_("Begins with EAA; from your own app at Meta."), is_secret=True),
    )
    steps: Sequence[str] = (
        N_(
            "Make an app of the kind “Business” at developers.facebook.com/apps; "
            "as long as you are its only user, Meta reviews nothing."
        ),
        N_(
            "In the “Graph API Explorer” choose the app, add pages_show_list, pages_read_engagement and "
            "pages_manage_posts, and generate a token."
        ),
        N_(
            "Open the token in the “Access Token Debugger” and press “Extend Access Token”: "
            "then its pages stay open, and you paste that longer one here."
        ),
        N_("Switch the app to “Live”, else nobody but you sees its posts."),
    )

    def sign_in(self, given: Mapping[str, str], browser: Browser, step: Step) -> tuple[SignedIn, ...]:
        """Raises `SignInDeclined` where the token lets into no page."""
        pages = pages_of(self.network, self.server, given["token"].strip(), "id,name")
        if not pages:
            raise declined(self.network, _("this token opens no page"))
        names = Counter(str(page.get("name")) for page in pages)
        return tuple(self._let_in(page, names) for page in pages)

    def open(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> FacebookPage:
        """Nothing is asked yet."""
        return FacebookPage(account, keys)

    def _let_in(self, page: Mapping[str, object], names: Mapping[str, int]) -> SignedIn:
        """Pages may have the same name: their numbers tell them apart then."""
        number, name = str(page["id"]), str(page.get("name") or page["id"])
        handle = name if names[name] < 2 else f"{name} ({number})"
        return let_in(Account(self.network, handle, self.server, number), str(page["access_token"]))


def _facts(post: Outgoing, marks: Marks) -> dict[str, str]:
    photos = [{"media_fbid": marks[f"photo{at}"]} for at in range(len(pictures_of(post)))]
    facts = {"message": post.text}
    if photos:
        facts["attached_media"] = json.dumps(photos)
    elif post.link:
        facts["link"] = post.link
    return facts


def _schedule(post: Outgoing) -> dict[str, str]:
    if post.due is None:
        return {}
    moment = str(int(post.due.timestamp()))
    return {"published": "false", "scheduled_publish_time": moment, "unpublished_content_type": "SCHEDULED"}


def _address(number: str) -> str:
    """Facebook leads from a number to the page of the thing."""
    return f"https://www.facebook.com/{number}"


WAY = FacebookWay()

"""How a post in the queue stands, said in one sentence."""

from collections.abc import Callable, Mapping

from radiodesk.bahasa.dates import long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.library.library import Library
from radiodesk.model.queued_post import POST_STATES, TO_DECIDE, PostState, QueuedPost
from radiodesk.social.networks import network_of


def told(library: Library, post: QueuedPost) -> str:
    """What became of a post, with where it is or what to do about it."""
    what = library.episode(post.episode_id).sheet.title
    saying = _SAYINGS.get(post.state, _plainly)
    return saying(post).format(title=what, where=place_of(post), link=post.url, reason=post.trouble, number=post.id)


def place_of(post: QueuedPost) -> str:
    """The network with the account: Mastodon (@humas@mastodon.example)."""
    label = network_of(post.network).label
    return f"{label} ({post.account.partition(':')[2]})" if post.account else label


def needs_somebody(post: QueuedPost) -> bool:
    """Whether a person must do something before it goes on."""
    return post.state in TO_DECIDE


def _plainly(post: QueuedPost) -> str:
    return _("“{title}” on {where}: {state}").replace("{state}", _(POST_STATES[post.state]))


def _waiting(post: QueuedPost) -> str:
    if post.trouble:
        return _("“{title}” waits for {where}: {reason}")
    moment = long_moment(post.due, language()) if post.due else ""
    return _("“{title}” goes out to {where} on {moment}.").replace("{moment}", moment)


_SAYINGS: Mapping[PostState, Callable[[QueuedPost], str]] = {
    "live": lambda post: _("“{title}” is public on {where}: {link}"),
    "sent": lambda post: _("{where} took “{title}” and works on it; RadioDesk looks again by itself."),
    "scheduled": lambda post: _("{where} holds “{title}” until its time."),
    "queued": _waiting,
    "limited": _waiting,
    "unknown": lambda post: _("Nobody knows yet whether “{title}” is on {where}; RadioDesk looks again by itself."),
    "rejected": lambda post: _("“{title}” did not go out to {where}: {reason}"),
    "ask": lambda post: _("Please look after “{title}” on {where}: {reason}"),
    "missed": lambda post: _("“{title}” missed its time on {where}. Post it now, or call it off."),
    "by-hand": lambda post: _("It is time to post “{title}” on {where} yourself."),
}

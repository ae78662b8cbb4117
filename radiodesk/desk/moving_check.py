"""Does the old address of a feed really lead apps to the new one? Each thing that is not so, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.desk.moving_web import MOST_HOPS, Web, is_inside_the_house, shown, target_of
from radiodesk.feed.foreign import ForeignShow
from radiodesk.feed.foreign_document import read_feed
from radiodesk.feed.foreign_text import LARGEST_BYTES
from radiodesk.model.addresses import ascii_url
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.web_problems import FeedUnreadable, NotFetched
from radiodesk.model.words import N_

OK: Literal["ok"] = "ok"

FOR_GOOD = {301, 308}
"""Redirects that apps and directories remember (RFC 9110 sections 15.4.2 and 15.4.9)."""


@dataclass(frozen=True)
class CheckedMove:
    """One thing that was looked at: `ok`, a `warning`, or an `error` that loses listeners."""

    level: Literal["ok", "warning", "error"]
    text: str


def check_move(old_feed_url: str, new_feed_url: str, guid: str = "") -> tuple[CheckedMove, ...]:
    """Follow the old address as an app does and read the new feed. `guid` is the podcast:guid that it should have.

    Raises `NotFilledIn` when an address is missing.
    """
    for field, address in ((N_("the old address of the feed"), old_feed_url), (N_("the new address"), new_feed_url)):
        if not address.lower().startswith(("http://", "https://")):
            raise NotFilledIn(field=field)
    with Web(trusts_the_house=is_inside_the_house(old_feed_url) or is_inside_the_house(new_feed_url)) as web:
        return (*_way(web, ascii_url(old_feed_url), ascii_url(new_feed_url)), *_arrival(web, new_feed_url, guid))


def _way(web: Web, old: str, new: str) -> Iterator[CheckedMove]:
    """The redirects from the old address on, one after the other."""
    url, passed = old, [old]
    while True:
        try:
            with web.asked_once(url) as answer:
                status, onward = answer.status, target_of(answer)
        except NotFetched as problem:
            yield _error(
                _("“{url}” gives nothing ({reason})."), url=problem.facts["url"], reason=problem.facts["reason"]
            )
            return
        if not onward:
            yield from _end(url, status, old, new)
            return
        if status not in FOR_GOOD:
            text = _("“{url}” redirects only for now ({status}): apps keep the old address. It must be 301 or 308.")
            yield _error(text, url=shown(url), status=status)
        if urlsplit(url).scheme == "https" and urlsplit(onward).scheme == "http":
            yield _warning(_("“{url}” leads from https to http; some apps do not follow."), url=shown(url))
        if onward in passed:
            yield _error(_("The redirects lead in a circle: “{url}” leads back to itself."), url=shown(onward))
            return
        if len(passed) > MOST_HOPS:
            yield _error(_("There are more than {n} redirects in a row; apps give up."), n=MOST_HOPS)
            return
        passed.append(onward)
        url = onward


def _end(url: str, status: int, old: str, new: str) -> Iterator[CheckedMove]:
    """Where the way ends: it should be the new address, and that alone."""
    if url == old and old != new:
        if status == 200:
            yield _error(_("“{url}” still answers itself: nothing redirects yet."), url=shown(url))
        else:
            yield _error(_("“{url}” gives nothing ({reason})."), url=shown(url), reason=f"HTTP {status}")
    elif url != new:
        text = _("The old address leads to “{url}”, not to the new feed “{new}”.")
        yield _error(text, url=shown(url), new=shown(new))
    else:
        yield CheckedMove(OK, _("“{old}” leads to the new feed.").format(old=shown(old)))


def _arrival(web: Web, new: str, guid: str) -> Iterator[CheckedMove]:
    """What apps find in the new feed."""
    try:
        data, _url = web.fetch(new, LARGEST_BYTES)
        feed = read_feed(data, new)
    except NotFetched as problem:
        yield _error(_("The new feed cannot be read ({reason})."), reason=problem.facts["reason"])
        return
    except FeedUnreadable as problem:
        reason = problem.facts["reason"]
        yield _error(_("The new feed cannot be read ({reason})."), reason=_(reason))
        return
    yield CheckedMove(OK, _("The new feed can be read; episodes in it: {n}.").format(n=len(feed.items)))
    yield from _same_show(feed.show, guid)
    yield from _says_so(feed.show, new)


def _same_show(show: ForeignShow, guid: str) -> Iterator[CheckedMove]:
    if guid and show.guid and show.guid != guid.lower():
        text = _("The new feed has another podcast:guid ({found} instead of {guid}): apps take it for another podcast.")
        yield _error(text, found=show.guid, guid=guid)
    elif guid and not show.guid:
        yield _warning(_("The new feed has no podcast:guid; it should be {guid}."), guid=guid)
    elif guid:
        yield CheckedMove(OK, _("The podcast:guid is the same."))


def _says_so(show: ForeignShow, new: str) -> Iterator[CheckedMove]:
    """Apple wants itunes:new-feed-url in the new feed, with its own address (podcasters.apple.com/support/823)."""
    if show.new_feed_url and ascii_url(show.new_feed_url) != ascii_url(new):
        text = _("The new feed sends apps on to “{url}” (itunes:new-feed-url); its own address belongs there.")
        yield _error(text, url=shown(show.new_feed_url))
    elif not show.new_feed_url:
        text = _("The new feed does not say its own address as itunes:new-feed-url; Apple advises it for four weeks.")
        yield _warning(text)
    else:
        yield CheckedMove(OK, _("The new feed says its own address (itunes:new-feed-url)."))


def _error(text: str, **facts: object) -> CheckedMove:
    return CheckedMove("error", text.format(**facts))


def _warning(text: str, **facts: object) -> CheckedMove:
    return CheckedMove("warning", text.format(**facts))

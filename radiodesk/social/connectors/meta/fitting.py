"""What fits into a post of Meta's networks, said before anything is sent."""

import re
from collections.abc import Sequence
from itertools import pairwise

from radiodesk.bahasa.words import _
from radiodesk.model.posting_problems import PostRefused
from radiodesk.social.connectors.connector import Carried, Outgoing
from radiodesk.social.count import count
from radiodesk.social.networks import network_of

_HASHTAG = re.compile(r"(?<![\w&/])#\w")


def insist_on_fit(network: str, post: Outgoing) -> None:
    """Raises `PostRefused` for a text that is too long, too many hashtags, or files that do not go together."""
    row = network_of(network)
    counted = count(network, post.text)
    if not counted.fits:
        raise refused(
            network, _("the text is {used} long, {limit} are taken.").format(used=counted.used, limit=counted.limit)
        )
    tags = len(_HASHTAG.findall(post.text))
    if network == "instagram" and tags > row.most_hashtags:
        said = _("it has {count} hashtags, {most} are taken.").format(count=tags, most=row.most_hashtags)
        raise refused(network, said)
    _insist_on_files(network, post.carried)


def pictures_of(post: Outgoing) -> list[Carried]:
    """The pictures that go along."""
    return [each for each in post.carried if each.media_type.startswith("image/")]


def video_of(post: Outgoing) -> Carried | None:
    """The video that goes along, if there is one."""
    return next((each for each in post.carried if each.media_type.startswith("video/")), None)


def refused(network: str, reason: str) -> PostRefused:
    """A refusal of our own, before the network has to refuse."""
    return PostRefused(network=network_of(network).label, reason=reason)


def _insist_on_files(network: str, carried: Sequence[Carried]) -> None:
    media = network_of(network).media
    kinds = [each.media_type.split("/")[0] for each in carried]
    if any(kind not in {"image", "video"} for kind in kinds):
        raise refused(network, _("it takes pictures and videos, no sound by itself: make an audiogram of it."))
    if kinds.count("video") > 1 or any(one != other for one, other in pairwise(kinds)):
        raise refused(network, _("a post has either pictures or one video."))
    if len(carried) > max(media.pictures, 1):
        said = _("{count} pictures are too many, {most} are taken.").format(count=len(carried), most=media.pictures)
        raise refused(network, said)
    if media.is_demanded and not carried:
        raise refused(network, _("a post needs a picture or a video; there are no posts of text alone."))

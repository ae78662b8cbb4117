"""What a network takes as files of a post: how many, how large, which shape and how long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radiodesk.bahasa.words import _
from radiodesk.model.queued_post import Attachment
from radiodesk.model.words import N_
from radiodesk.social.networks import Network, network_of

_SLACK = 0.01
"""Ratios of whole pixels are never quite those of the rules."""


@dataclass(frozen=True)
class MediaFault:
    """One thing about the files of a post. `what` is a sentence that names `file` and `limit`.

    `is_hard` says that the network would refuse it; else it is a pity.
    """

    rule: str
    what: str
    file: str = ""
    limit: str = ""
    is_hard: bool = True

    def sentence(self) -> str:
        """It in the spoken language."""
        return _(self.what).format(file=self.file, limit=self.limit)


def media_faults(network: str, files: Sequence[tuple[Attachment, int]]) -> tuple[MediaFault, ...]:
    """Everything that is wrong with these files (each with its bytes) there; the hard ones first."""
    row = network_of(network)
    found = [fault for rule in _RULES for fault in rule(row, files)]
    return tuple(sorted(found, key=lambda each: not each.is_hard))


def kind_of(media_type: str) -> str:
    """image, video or audio; what comes before the slash."""
    return media_type.partition("/")[0]


Files = Sequence[tuple[Attachment, int]]


def _demanded(network: Network, files: Files) -> Iterator[MediaFault]:
    if network.media.is_demanded and not files:
        yield MediaFault("demanded", N_("Nothing is posted there without a picture or a video."))
    if files and not network.media.pictures and all(kind_of(each.media_type) != "video" for each, _bytes in files):
        yield MediaFault("video", N_("It takes videos alone."))


def _numbers(network: Network, files: Files) -> Iterator[MediaFault]:
    kinds = [kind_of(each.media_type) for each, _bytes in files]
    if kinds.count("image") > network.media.pictures > 0:
        what = N_("It takes {limit} pictures in a post.")
        yield MediaFault("pictures", what, limit=str(network.media.pictures))
    if not network.media.pictures and "video" in kinds and "image" in kinds:
        kinds.remove("image")  # where pictures alone are not taken, one beside a video is its cover
    if len(kinds) - kinds.count("image") > 1 or (len(set(kinds)) > 1):
        yield MediaFault("mixed", N_("It takes pictures, or one video, or one sound, but not together."))


def _kinds(network: Network, files: Files) -> Iterator[MediaFault]:
    for each, _bytes in files:
        kind = kind_of(each.media_type)
        if kind not in {"image", "video", "audio"}:
            yield MediaFault("kind", N_("“{file}” is no picture, video or sound."), each.name)
        if kind == "audio" and not network.media.takes_audio:
            yield MediaFault("audio", N_("It takes no sound: “{file}” can go along as an audiogram."), each.name)


def _bytes(network: Network, files: Files) -> Iterator[MediaFault]:
    most = {"image": network.media.picture_bytes, "video": network.media.video_bytes}
    for each, size in files:
        limit = most.get(kind_of(each.media_type), network.media.video_bytes)
        if limit and size > limit:
            yield MediaFault("bytes", N_("“{file}” is larger than {limit} MB."), each.name, f"{limit // 1_000_000}")


def _shapes(network: Network, files: Files) -> Iterator[MediaFault]:
    narrow, wide = network.media.ratios
    for each, _bytes in files:
        ratio = each.width / each.height if each.height else 0.0
        is_picture = kind_of(each.media_type) == "image"
        if is_picture and narrow and ratio and not narrow - _SLACK <= ratio <= wide + _SLACK:
            limit = f"{narrow:.2f}-{wide:.2f}"
            what = N_("“{file}” is too narrow or too wide: width to height must be {limit}.")
            yield MediaFault("ratio", what, each.name, limit)


def _lengths(network: Network, files: Files) -> Iterator[MediaFault]:
    shortest, longest = network.media.video_s
    for each, _bytes in files:
        if kind_of(each.media_type) != "video" or not each.duration_s:
            continue
        if each.duration_s < shortest:
            yield MediaFault("short", N_("“{file}” is shorter than {limit} s."), each.name, f"{shortest:g}")
        if longest and each.duration_s > longest:
            yield MediaFault("long", N_("“{file}” is longer than {limit} s."), each.name, f"{longest:g}")


def _descriptions(network: Network, files: Files) -> Iterator[MediaFault]:
    for each, _bytes in files:
        if network.alt_limit and kind_of(each.media_type) == "image" and not each.alt.strip():
            what = N_("“{file}” has no description for those who cannot see it.")
            yield MediaFault("alt", what, each.name, is_hard=False)
        if network.alt_limit and len(each.alt) > network.alt_limit:
            what = N_("The description of “{file}” is longer than {limit} characters.")
            yield MediaFault("alt-long", what, each.name, str(network.alt_limit))


_RULES = (_demanded, _numbers, _kinds, _bytes, _shapes, _lengths, _descriptions)

"""Reads the headers of MPEG audio frames: how long a frame is, and which cannot be cut without encoding them anew."""

from radiodesk.audio.layer3 import NotLayer3, channels_of, frame_bytes
from radiodesk.model.words import N_

HEADER_BYTES = 4

FOREIGN = N_("something other than sound lies between its frames")
_CHANGED = N_("its format changes on the way")


class Lengths(dict[bytes, int]):
    """The length of a frame by its header; 0 for a header that is none, or of another kind than the first one's.

    Kind: layer, sample rate, one channel or two. Bit rates may differ, and only some frames may have check sums.
    """

    def __init__(self, first: bytes) -> None:
        """`first` is the header of the first frame."""
        self._kind = _kind(first)

    def __missing__(self, header: bytes) -> int:
        """Each kind of header is looked at once."""
        is_same = len(header) == HEADER_BYTES and not refusal(header) and _kind(header) == self._kind
        self[header] = length = frame_bytes(header) if is_same else 0
        return length

    def refusal(self, header: bytes) -> str:
        """What is wrong with a header that has no length here."""
        return FOREIGN if not _is_header(header) else refusal(header) or _CHANGED


def refusal(header: bytes) -> str:
    """Why frames with this header cannot be copied; nothing where they can."""
    if not _is_header(header):
        return FOREIGN
    if header[1] >> 1 & 3 != 1:
        return N_("it is MPEG audio of another layer than the third")
    if header[1] >> 3 & 3 != 3:
        return N_("its sample rate is below 32 kHz")
    try:
        frame_bytes(header)
    except NotLayer3:
        return N_("its bit rate is none of the usual ones")
    return ""


def _is_header(header: bytes) -> bool:
    """Whether it is one of MPEG audio: the synchronising bits, no reserved version, layer, bit rate or sample rate."""
    return (
        len(header) == HEADER_BYTES
        and header[0] == 0xFF
        and header[1] >> 5 == 7
        and header[1] >> 3 & 3 != 1
        and header[1] >> 1 & 3 != 0
        and header[2] >> 4 != 15
        and header[2] >> 2 & 3 != 3
    )


def _kind(header: bytes) -> tuple[int, int, int]:
    return header[1] | 1, header[2] & 0x0C, channels_of(header)

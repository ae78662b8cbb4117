"""Puts rendered pieces together to a whole MP3, and says what it measures."""

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from radiodesk.audio.joiner import Joiner, Stretch
from radiodesk.audio.layer3 import frame_places
from radiodesk.audio.mp3 import Mp3Format, info_frame
from radiodesk.audio.piece import Piece
from radiodesk.audio.production import Production
from radiodesk.audio.proof import WINDOWS, Figures, Tally, measured
from radiodesk.model.sound import Loudness

_BEFORE_JOINT = 12
"""Frames that a decoder is given before a joint: enough for the bit reservoir at any bit rate."""

_SAFE_DB = 1.5
"""What stays so far under the ceiling on both sides of a joint stays so joined: only noise of the coding differs."""


def assemble(file: BinaryIO, production: Production, pieces: Iterator[Piece], ceiling_dbtp: float) -> Loudness:
    """Write the pieces of `production` into an empty file; gives back what it measures. Raises `NotLayer3`.

    Where a joint comes near the ceiling it is decoded again as it stands in the file.
    """
    form = production.form
    file.write(bytes(form.info_bytes))
    joiner, tally = Joiner(file), Tally(form.sample_rate_hz)
    before: Piece | None = None
    safe = 10 ** ((ceiling_dbtp - _SAFE_DB) / 20)
    for piece in pieces:
        joined, after = joiner.add(piece.stretch), piece
        if before is not None:
            if max(before.figures.peaks[-1], piece.figures.peaks[0]) > safe:
                joint = _figures_at_joint(before.stretch.body + joined, piece.stretch, form)
                before, after = _with_joint(before, piece, joint)
            tally.add(before.figures)
        before = after
    joiner.finish()
    if before is not None:
        tally.add(before.figures)
    file.seek(0)
    file.write(info_frame(form, production.samples, joiner.frames, joiner.size_bytes, joiner.crc))
    return tally.loudness(production.samples)


def _figures_at_joint(joined: bytes, after: Stretch, form: Mp3Format) -> Figures:
    """What is heard in the last frame's length before a joint and the first after it, in the file."""
    places = frame_places(joined)[-_BEFORE_JOINT:]
    following = after.body + after.tail
    return measured(joined[places[0] :] + following[: frame_places(following)[2]], len(places) - 1, 2, form)


def _with_joint(before: Piece, after: Piece, joint: Figures) -> tuple[Piece, Piece]:
    old, new = before.figures, after.figures
    left = Figures(
        np.concatenate([old.energies[:-WINDOWS], joint.energies[:WINDOWS]]), np.append(old.peaks[:-1], joint.peaks[0])
    )
    right = Figures(
        np.concatenate([joint.energies[WINDOWS:], new.energies[WINDOWS:]]), np.append(joint.peaks[1], new.peaks[1:])
    )
    return Piece(before.stretch, left), Piece(after.stretch, right)

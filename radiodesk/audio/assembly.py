"""Puts rendered pieces together to a whole MP3, and says what it measures."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import BinaryIO

import numpy as np

from radiodesk.audio.joiner import Joiner, Joint, Stretch
from radiodesk.audio.layer3 import NotLayer3, frame_places, place_of
from radiodesk.audio.mp3 import Mp3Format, info_frame
from radiodesk.audio.piece import Piece
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.production import Production
from radiodesk.audio.proof import WINDOWS, Figures, Tally, measured
from radiodesk.model.sound import Loudness

_HEARD = f"1 av {version('av')}"
"""What decides how bytes are heard. The number goes up when the code of `proof` changes."""


def assemble(file: BinaryIO, production: Production, pieces: Iterator[Piece], store: PieceStore) -> Loudness:
    """Write the pieces of `production` into an empty file; gives back what it measures. Raises `NotLayer3`.

    Each joint is decoded again as it stands in the file. So every frame has been heard with those that are before it.
    What was heard is kept in `store`, as the same bytes always sound the same.
    """
    form = production.form
    file.write(bytes(form.info_bytes))
    joiner, tally = Joiner(file), Tally(form.sample_rate_hz)
    before: Figures | None = None
    for piece in pieces:
        joint, after = joiner.add(piece.stretch), piece.figures
        if before is not None:
            before, after = _with_joint(before, after, _figures_at(joint, piece.stretch, form, store))
            tally.add(before)
        before = after
    joiner.finish()
    if before is not None:
        tally.add(before)
    if joiner.frames != production.frames:
        raise NotLayer3
    file.seek(0)
    file.write(info_frame(form, production.samples, joiner.frames, joiner.size_bytes, joiner.crc))
    return tally.loudness(production.samples)


def _figures_at(joint: Joint, after: Stretch, form: Mp3Format, store: PieceStore) -> Figures:
    """What is heard in the last frame's length before a joint, and in that of the frames that it changes after it."""
    changed = max(joint.replaced, 1)
    following = joint.body + after.tail
    near = joint.tail + following[: place_of(following, changed + 1)]
    key = hashlib.sha256(near + repr((_HEARD, form, changed)).encode()).hexdigest()
    if (kept := store.get(key)) is not None:
        return kept.figures
    figures = measured(near, len(frame_places(joint.tail)) - 1, 1 + changed, form)
    store.put(key, Piece(Stretch(len(figures.peaks), b"", b"", 0, b"", 0), figures))
    return figures


def _with_joint(before: Figures, after: Figures, joint: Figures) -> tuple[Figures, Figures]:
    """The figures on both sides, where the joint changed them."""
    changed = len(joint.peaks) - 1
    left = Figures(
        np.concatenate([before.energies[:-WINDOWS], joint.energies[:WINDOWS]]),
        np.append(before.peaks[:-1], joint.peaks[0]),
    )
    right = Figures(
        np.concatenate([joint.energies[WINDOWS:], after.energies[changed * WINDOWS :]]),
        np.append(joint.peaks[1:], after.peaks[changed:]),
    )
    return left, right

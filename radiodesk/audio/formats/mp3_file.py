"""MP3 by LAME: chunks encoded on all cores and joined, proved chunk by chunk."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from radiodesk.audio.assembly import assemble
from radiodesk.audio.formats.making import NotAsWritten, Order
from radiodesk.audio.formats.offer import check_bit_rate
from radiodesk.audio.layer3 import NotLayer3
from radiodesk.audio.levelling import Level
from radiodesk.audio.mp3 import Mp3Format
from radiodesk.audio.piece import Piece
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.piecework import pieces
from radiodesk.audio.probe import describe
from radiodesk.audio.production import Production
from radiodesk.jobs.step import Step
from radiodesk.model.problems import WrongInput
from radiodesk.model.sound import Loudness, MediaInfo


class Mp3File:
    """A `Maker` of MP3 files."""

    def __init__(self, order: Order) -> None:
        """Raises `BadValue` for a bit rate that MP3 does not have."""
        rate = order.timeline.sample_rate_hz
        check_bit_rate(order.preset, order.channels, rate)
        self._order = order
        self._form = Mp3Format(rate, order.channels, order.preset.bit_rate_kbps)

    def make(self, part: Path, level: Level, step: Step) -> tuple[MediaInfo, Loudness]:
        """See `Maker`."""
        order, form = self._order, self._form
        production = Production(order.timeline, level, form, order.identity)
        made = pieces(production, order.store, order.workers, step)
        loudness = _written(part, production, made, order.store)
        bits_per_s = form.bit_rate_kbps * 1000
        return MediaInfo("mp3", "mp3", form.sample_rate_hz, form.channels, production.samples, bits_per_s), loudness


def _written(part: Path, production: Production, made: Generator[Piece, None, None], store: PieceStore) -> Loudness:
    """Write the file, and see whether others find all of the episode in it."""
    try:
        with part.open("w+b") as file, closing(made):
            loudness = assemble(file, production, made, store)
        if describe(part).samples != production.samples:
            raise NotAsWritten
    except (NotLayer3, WrongInput) as error:
        raise NotAsWritten from error
    return loudness

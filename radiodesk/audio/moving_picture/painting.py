"""Which parts of a scene change from one picture to the next; only these are painted anew."""

from functools import lru_cache
from pathlib import Path

from radiodesk.audio.arrays import Samples
from radiodesk.audio.moving_picture.bars import Bars, fill
from radiodesk.audio.moving_picture.planes import Planes, read_picture
from radiodesk.model.scene import Box, Progress, Scene, Sprite

KEPT_SPRITES = 24
"""Pictures that are kept as planes: the page under many words is wanted again for each."""


class Painting:
    """A scene as it changes, painted into one picture that is kept."""

    def __init__(self, scene: Scene, sound: Samples, rate: int, picture: Planes) -> None:
        """`sound` is what is heard, (channels, n) at `rate` Hz; `picture` is filled. Raises a `StorageProblem`."""
        self._scene, self._picture = scene, picture
        self._ground = read_picture(scene.ground)
        picture.paint(self._ground)
        self._shown: tuple[Sprite, ...] = ()
        self._duration_s = sound.shape[1] / rate
        self._filled = -1
        self._read = lru_cache(KEPT_SPRITES)(read_picture)
        wave = scene.wave
        self._bars = wave and Bars(wave, sound, rate, scene.fps, self._ground.part(wave.box))

    def paint(self, number: int) -> None:
        """Go on to picture `number`, from 0."""
        now_s = (number + 0.5) / self._scene.fps
        self._paint_sprites(now_s)
        if self._bars and self._scene.wave:
            self._bars.draw(number, self._picture.part(self._scene.wave.box))
        if self._scene.progress:
            self._paint_progress(self._scene.progress, min(now_s / self._duration_s, 1.0))

    def _paint_sprites(self, now_s: float) -> None:
        wanted = tuple(each for each in self._scene.sprites if each.from_s <= now_s < each.to_s)
        if wanted == self._shown:
            return
        self._shown = wanted
        box = self._scene.captions
        self._picture.part(box).paint(self._ground.part(box))
        for sprite in wanted:
            self._lay(sprite.picture, sprite.x, sprite.y)

    def _lay(self, path: Path, x: int, y: int) -> None:
        planes = self._read(path)
        height, width = planes.y.shape
        self._picture.part(Box(x, y, width, height)).paint(planes)

    def _paint_progress(self, progress: Progress, share: float) -> None:
        box = progress.box
        filled = round(box.width * share / 2) * 2
        if filled != self._filled:
            self._filled = filled
            fill(self._picture, Box(box.x + filled, box.y, box.width - filled, box.height), progress.coming)
            fill(self._picture, Box(box.x, box.y, filled, box.height), progress.heard)

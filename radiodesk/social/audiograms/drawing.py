"""Draws the scene of an audiogram: everything that is seen, as files, ready to be filmed beside its sound."""

from collections.abc import Mapping
from pathlib import Path

from radiodesk.model.problems import storage_guard
from radiodesk.model.scene import Progress, Scene, Wave
from radiodesk.model.transcript import Transcript
from radiodesk.social.audiograms.captions import CaptionDrawing
from radiodesk.social.audiograms.ground import Names, draw_ground
from radiodesk.social.audiograms.layout import INSET, layout_of
from radiodesk.social.audiograms.looks import look_of
from radiodesk.social.audiograms.pages import pages_of
from radiodesk.social.audiograms.shapes import Shape

FPS = 25
BAR, BAR_GAP = 10, 6


def draw_scene(
    names: Names,
    said: Transcript,
    shape: Shape,
    look_name: str,
    colours: Mapping[str, str],
    fonts: Path,
    folder: Path,
) -> Scene:
    """A scene whose pictures lie in `folder`, which is there. The same facts give the same pictures.

    `look_name` is one of `LOOKS`, `colours` are those of the pages. Where nobody wrote down what
    is `said`, the title is shown. Raises a `StorageProblem`.
    """
    layout, look = layout_of(shape), look_of(look_name, colours)
    captions = CaptionDrawing(layout, look, shape.letters, fonts, folder)
    ground = folder / "ground.png"
    with storage_guard(folder):
        pages = pages_of(said, captions.font.getlength, layout.captions.width - 2 * INSET, shape.lines)
        draw_ground(names, shape, layout, look, fonts, bool(pages)).save(ground, "PNG", compress_level=1)
        sprites = tuple(captions.sprites(pages))
    return Scene(
        shape.width,
        shape.height,
        FPS,
        ground,
        layout.captions,
        sprites,
        Wave(layout.wave, BAR, BAR_GAP, heard=look.mark, now=look.words, coming=look.rule),
        Progress(layout.progress, heard=look.mark, coming=look.rule),
    )

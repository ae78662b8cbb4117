"""Pictures as the three planes of video: brightness, and two of colour with half its resolution (BT.709, 8 bits)."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from radiodesk.model.problems import StorageFailed, storage_guard
from radiodesk.model.scene import Box
from radiodesk.model.words import N_

Plane = NDArray[np.uint8]
Floats = NDArray[np.float32]

_MATRIX = np.array(
    [[0.2126, 0.7152, 0.0722], [-0.2126 / 1.8556, -0.7152 / 1.8556, 0.5], [0.5, -0.7152 / 1.5748, -0.0722 / 1.5748]],
    np.float32,
) * np.array([[219 / 255], [224 / 255], [224 / 255]], np.float32)
"""From red, green and blue 0 to 255 to brightness 16 to 235 and colour 16 to 240 (ITU-R BT.709-6, items 3.2 to 3.4)."""

_BLACK = np.array([16.0, 128.0, 128.0], np.float32)


@dataclass(frozen=True)
class Planes:
    """Brightness of (height, width), and the two of colour with half of both."""

    y: Plane
    u: Plane
    v: Plane

    def part(self, box: Box) -> "Planes":
        """What lies in a box, as a view: to write there is to write here."""
        rows, columns = slice(box.y, box.y + box.height), slice(box.x, box.x + box.width)
        half = slice(box.y // 2, (box.y + box.height) // 2), slice(box.x // 2, (box.x + box.width) // 2)
        return Planes(self.y[rows, columns], self.u[half], self.v[half])

    def paint(self, other: "Planes") -> None:
        """Take on what another of the same size shows."""
        self.y[:], self.u[:], self.v[:] = other.y, other.u, other.v


def colour_of(name: str) -> Floats:
    """#rrggbb as brightness and colour."""
    return _MATRIX @ np.array([int(name[at : at + 2], 16) for at in (1, 3, 5)], np.float32) + _BLACK


def read_picture(path: Path) -> Planes:
    """A PNG as planes. Raises a `StorageProblem`."""
    with storage_guard(path), path.open("rb") as file:
        try:
            with cast("InputContainer", av.open(file)) as picture:
                seen = cast("Plane", next(picture.decode(video=0)).to_ndarray(format="rgb24"))
        except (av.error.FFmpegError, StopIteration, ValueError) as error:
            raise StorageFailed(path=path, reason=N_("its beginning cannot be read")) from error
    return _to_planes(seen)


def write_picture(frame: VideoFrame, path: Path) -> None:
    """A frame as PNG. Raises an OSError when the disk refuses."""
    frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
    encoder = av.CodecContext.create("png", "w")
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "rgb24"
    encoder.time_base = Fraction(1, 1)
    seen = frame.reformat(format="rgb24", dst_color_range=ColorRange.JPEG)
    path.write_bytes(b"".join(bytes(packet) for packet in (*encoder.encode(seen), *encoder.encode(None))))


def planes_of(frame: VideoFrame) -> Planes:
    """The memory of a frame (yuv420p), to be written to."""
    views = []
    for plane in frame.planes:
        memory = np.frombuffer(cast("memoryview", plane), np.uint8).reshape(plane.height, plane.line_size)
        views.append(memory[:, : plane.width])
    return Planes(*views)


def _to_planes(picture: Plane) -> Planes:
    """Colour is the mean of four, as it stands in their middle."""
    height, width = picture.shape[:2]
    y = np.empty((height, width), np.uint8)
    u, v = np.empty((2, height // 2, width // 2), np.uint8)
    for top in range(0, height, 64):  # by bands, for all of it in floats would take 25 MB
        seen = picture[top : top + 64].astype(np.float32)
        rows = len(seen)
        y[top : top + rows] = np.rint(seen @ _MATRIX[0] + _BLACK[0])
        mean = seen.reshape(rows // 2, 2, width // 2, 2, 3).mean((1, 3))
        half = slice(top // 2, (top + rows) // 2)
        u[half] = np.rint(mean @ _MATRIX[1] + _BLACK[1])
        v[half] = np.rint(mean @ _MATRIX[2] + _BLACK[2])
    return Planes(y, u, v)

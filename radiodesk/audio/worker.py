"""A worker of the analysis: `python -m radiodesk.audio.worker RECORDING SIDECAR`.

The header of the sidecar says whether the recording is cleaned up first. Reads numbers of chunks, a line each, analyses
them into the sidecar and answers with the number and the samples it found, or -1 when there is trouble: then its boss
tries the chunk and meets the trouble itself. Ends with its input.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from radiodesk.audio.chunks import Chunks
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.sidecar import SidecarWriter, load
from radiodesk.model.problems import Problem

READY = "ready"
TROUBLE = -1


def analysed(chunks: Chunks, number: int, writer: SidecarWriter) -> Iterator[int]:
    """Analyse a chunk into a sidecar; gives the samples of each page when it is written."""
    for page, content, samples in chunks.pages(number):
        writer.write(page, content)
        yield samples


def main(recording: Path, sidecar: Path) -> None:
    """Work until nothing more is asked."""
    header, _ = load(sidecar)
    with opened(recording, header.cleaning) as source, SidecarWriter(sidecar) as writer:
        chunks = Chunks(source)
        _say(READY)
        for line in sys.stdin:
            _say(f"{int(line)} {_samples(chunks, int(line), writer)}")


def _samples(chunks: Chunks, number: int, writer: SidecarWriter) -> int:
    try:
        return sum(analysed(chunks, number, writer))
    except (Problem, OSError):
        return TROUBLE


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

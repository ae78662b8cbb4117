"""The loudness range passes cases 1 to 4 of EBU Tech 3342 (version 4, 2023, table 1).

Cases 5 and 6 are the authentic programmes of cases 7 and 8 of Tech 3341, which cannot be made here.
"""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.measure import measure
from radiodesk.jobs.step import no_step
from tests.audio.makers import tone, write_float_wav

RANGES = {
    "1": ((-20.0, -30.0), 10.0),
    "2": ((-20.0, -15.0), 5.0),
    "3": ((-40.0, -20.0), 20.0),
    "4": ((-50.0, -35.0, -20.0, -35.0, -50.0), 15.0),
}
"""Peak levels of tones of 1 kHz, 20 s each, in dBFS, and the range in LU."""


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("case", RANGES)
def test_loudness_range(case: str, rate: int, tmp_path: Path) -> None:
    levels_db, expected = RANGES[case]
    sound = np.concatenate([tone(20, level_db, rate) for level_db in levels_db], axis=1)
    found = measure(write_float_wav(tmp_path / "case.wav", sound, rate), no_step)
    assert found.range_lu == pytest.approx(expected, abs=1.0)

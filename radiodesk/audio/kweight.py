"""K-weighting of ITU-R BS.1770-5 annex 1, many samples at once: the filter as a matrix product over short blocks.

A recursive filter cannot be vectorised sample by sample. Over a block of n samples it is linear in the block and in
the four numbers it remembers: out = block @ RESPONSE + state @ RINGING; so one matrix product does all blocks, and
only the memories, four numbers a block, are chained: by one more product within a window, by doubling over windows.
"""

from dataclasses import dataclass
from functools import cache
from math import log, pi, tan

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples

Matrix = NDArray[np.float64]
Section = tuple[float, float, float, float, float]
"""b0, b1, b2, a1, a2 of a second-order section; a0 is 1."""

_BLOCK = 48
_FADED = 1e-9


def k_sections(sample_rate_hz: int) -> tuple[Section, Section]:
    """The two filters for any sample rate: the analogue prototypes behind the table of BS.1770-5 for 48 kHz.

    Frequencies and qualities from "Loudness Normalisation Filters" (Brecht De Man, AES 2014), as used by libebur128.
    """
    k, q, gain = tan(pi * 1681.974450955533 / sample_rate_hz), 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    middle, norm = gain**0.4996667741545416, 1 + k / q + k * k
    shelf = (
        (gain + middle * k / q + k * k) / norm,
        2 * (k * k - gain) / norm,
        (gain - middle * k / q + k * k) / norm,
        2 * (k * k - 1) / norm,
        (1 - k / q + k * k) / norm,
    )
    k, q = tan(pi * 38.13547087602444 / sample_rate_hz), 0.5003270373238773
    norm = 1 + k / q + k * k
    high_pass = (1.0, -2.0, 1.0, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm)
    return shelf, high_pass


@dataclass(frozen=True)
class _Matrices:
    """The filter over blocks of n samples, b of them in a window; what it remembers are rows of four numbers.

    response (n, n): a block to its output. pushing (n, 4): a block to what it adds to the memory. ringing (4, n): the
    memory to the output. within (4b, 4b + 4): what the blocks of a window add, to the memory before each of them and
    after the last. entering (4, 4b): the memory before a window to that before each block; passing (4, 4): after it.
    """

    response: Samples
    pushing: Samples
    ringing: Samples
    within: Matrix
    entering: Matrix
    passing: Matrix


class KWeighting:
    """The filter with its memory, for `channels` at `sample_rate_hz`. Sound comes in multiples of `window` samples."""

    def __init__(self, sample_rate_hz: int, channels: int, window: int) -> None:
        """Prepare the matrices."""
        self._length = _divisor(window)
        self._matrices = _matrices(k_sections(sample_rate_hz), self._length, window // self._length)
        self._state = np.zeros((channels, 4))

    def enter(self, lead: Samples) -> None:
        """Forget everything but `lead` (channels, n), the sound before what comes next."""
        self._state = np.zeros((len(lead), 4))
        if lead.shape[1]:
            self._states(lead.reshape(len(lead), -1, self._length))

    def filter(self, sound: Samples) -> Samples:
        """`sound` (channels, n) K-weighted, continuing where the last call ended."""
        blocks = sound.reshape(len(sound), -1, self._length)
        out = blocks @ self._matrices.response
        out += self._states(blocks) @ self._matrices.ringing
        return out.reshape(sound.shape)

    def _states(self, blocks: Samples) -> Samples:
        """The memory before each block, (channels, blocks, 4)."""
        channels, matrices = len(blocks), self._matrices
        pushes = (blocks @ matrices.pushing).reshape(channels, -1, len(matrices.within)).astype(np.float64)
        within = pushes @ matrices.within
        before = self._chained(within[:, :, -4:])
        states = within[:, :, :-4] + before @ matrices.entering
        return states.reshape(channels, -1, 4).astype(np.float32)

    def _chained(self, pushes: Matrix) -> Matrix:
        """The memory before each window, from what each adds to it: a running sum by doubling strides."""
        states = np.concatenate([self._state[:, None], pushes], axis=1)
        stride, passing = 1, self._matrices.passing
        while stride < states.shape[1] and np.abs(passing).max() > _FADED:
            states[:, stride:] += states[:, :-stride] @ passing
            stride, passing = stride * 2, passing @ passing
        self._state = states[:, -1].copy()
        return states[:, :-1]


def _divisor(window: int) -> int:
    """The divisor of `window` nearest to the block length that is fastest."""
    return min((n for n in range(1, window + 1) if window % n == 0), key=lambda n: abs(log(n / _BLOCK)))


@cache
def _matrices(sections: tuple[Section, ...], length: int, blocks: int) -> _Matrices:
    response, pushing, ringing, passing = _block_filter(sections, length)
    powers = [np.linalg.matrix_power(passing, n) for n in range(blocks + 1)]
    nothing = np.zeros_like(passing)
    within = np.block(
        [[powers[to - 1 - of] if to > of else nothing for to in range(blocks + 1)] for of in range(blocks)]
    )
    return _Matrices(
        response.astype(np.float32),
        pushing.astype(np.float32),
        ringing.astype(np.float32),
        within,
        np.concatenate(powers[:-1], axis=1),
        powers[-1],
    )


def _block_filter(sections: tuple[Section, ...], length: int) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Runs the recursion once over every unit impulse and every unit of memory: response, pushing, ringing, passing."""
    orders = 2 * len(sections)
    state = np.zeros((orders, length + orders))
    state[:, length:] = np.eye(orders)
    outputs = np.zeros((length, length + orders))
    for time in range(length):
        signal = np.zeros(length + orders)
        signal[time] = 1.0
        for place, (b0, b1, b2, a1, a2) in enumerate(sections):
            first, second = state[2 * place], state[2 * place + 1]
            out = b0 * signal + first
            state[2 * place], state[2 * place + 1] = b1 * signal - a1 * out + second, b2 * signal - a2 * out
            signal = out
        outputs[time] = signal
    return outputs[:, :length].T, state[:, :length].T, outputs[:, length:].T, state[:, length:].T

"""The check sum of LAME's Info tag, CRC-16/ARC, fast enough for a whole episode.

A check sum is the rest of the data, as a polynomial over two elements, divided by x^16 + x^15 + x^2 + 1. This divides
x^32767 + 1: what lies 32767 bytes apart counts alike, so all such blocks may be added up before anything is divided.
"""

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

_PERIOD_BYTES = 32767
_LANE_BYTES = 64
_Table = NDArray[np.uint16]


def crc16(data: bytes, before: int = 0) -> int:
    """The check sum of `data`, continuing from `before`: polynomial 0x8005, reflected, starting at 0.

    What is left after folding is cut into lanes which are summed side by side, two bytes to a look-up; sums of
    neighbours are then joined until one is left.
    """
    own = _short(_folded(data) if len(data) > _PERIOD_BYTES else data)
    return crc16_joined(before, own, len(data)) if before else own


def crc16_joined(before: int, after: int, length: int) -> int:
    """The check sum of data that has `before`, followed by `length` bytes that alone have `after`."""
    images = _moved(length)
    for bit in range(16):
        if before >> bit & 1:
            after ^= images[bit]
    return after


def _folded(data: bytes) -> bytes:
    """A block of a period that has the check sum of `data`; the blocks end where the data ends."""
    blocks, rest = divmod(len(data), _PERIOD_BYTES)
    together = np.frombuffer(data, np.uint8)
    folded: NDArray[np.uint8] = np.bitwise_xor.reduce(together[rest:].reshape(blocks, _PERIOD_BYTES), axis=0)
    folded[_PERIOD_BYTES - rest :] ^= together[:rest]
    return folded.tobytes()


def _short(data: bytes) -> int:
    lanes = 1 << (len(data) // _LANE_BYTES).bit_length() >> 1
    if lanes < 2:
        return _one_by_one(data, 0)
    words = len(data) // (2 * lanes)
    return _one_by_one(data[2 * words * lanes :], _joined(_side_by_side(data, lanes, words), 2 * words))


def _side_by_side(data: bytes, lanes: int, words: int) -> _Table:
    columns = np.ascontiguousarray(np.frombuffer(data, "<u2", lanes * words).reshape(lanes, words).T)
    sums, pairs = np.zeros(lanes, np.uint16), _pairs()
    for column in columns:
        sums = pairs[sums ^ column]
    return sums


def _joined(sums: _Table, length: int) -> int:
    """The check sum of all lanes, each `length` bytes."""
    while len(sums) > 1:
        low, high = _carried(length)
        sums, length = low[sums[::2] & 0xFF] ^ high[sums[::2] >> 8] ^ sums[1::2], 2 * length
    return int(sums[0])


def _one_by_one(data: bytes, crc: int) -> int:
    table = _table().tolist()
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc


@lru_cache(1024)
def _moved(length: int) -> tuple[int, ...]:
    """What each bit of a check sum becomes after `length` zeros, by squaring."""
    if length <= 1:
        return tuple(_one_by_one(bytes(length), 1 << bit) for bit in range(16))
    half = _moved(length // 2)
    twice = tuple(_sum_of(half, image) for image in half)
    return twice if length % 2 == 0 else tuple(_one_by_one(b"\0", image) for image in twice)


def _sum_of(images: tuple[int, ...], bits: int) -> int:
    total = 0
    for bit, image in enumerate(images):
        total ^= image if bits >> bit & 1 else 0
    return total


@cache
def _table() -> _Table:
    """What each byte adds to a check sum."""
    table = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ 0xA001, table >> 1).astype(np.uint16)
    return table


@cache
def _pairs() -> _Table:
    """What each two bytes add to a check sum."""
    table, pairs = _table(), np.arange(65536, dtype=np.uint16)
    for _ in range(2):
        pairs = table[pairs & 0xFF] ^ pairs >> 8
    return pairs


@lru_cache(256)
def _carried(length: int) -> tuple[_Table, _Table]:
    """What each low and each high byte of a check sum becomes after `length` zeros."""
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little")
    images = np.array(_moved(length), np.uint16)
    low, high = (np.bitwise_xor.reduce(bits * half, axis=1) for half in (images[:8], images[8:]))
    return low, high

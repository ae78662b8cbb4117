"""The check sum of LAME's Info tag, CRC-16/ARC, fast enough for a whole episode."""

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

_LANES = 1024
_Table = NDArray[np.uint16]


def crc16(data: bytes, before: int = 0) -> int:
    """The check sum of `data`, continuing from `before`: polynomial 0x8005, reflected, starting at 0.

    The data is cut into lanes which are summed side by side; a sum is then carried over the lane after it, which is
    one look-up, because a check sum is linear.
    """
    length = len(data) // _LANES
    crc = before
    if length:
        lanes = np.frombuffer(data, np.uint8, length * _LANES).reshape(_LANES, length).T
        sums, table = np.zeros(_LANES, np.uint16), _table()
        for column in np.ascontiguousarray(lanes):
            sums = table[(sums ^ column) & 0xFF] ^ (sums >> 8)
        low, high = _carried(length)
        for lane in sums.tolist():
            crc = low[crc & 0xFF] ^ high[crc >> 8] ^ lane
    table_list = _table().tolist()
    for byte in data[length * _LANES :]:
        crc = table_list[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc


def crc16_joined(before: int, after: int, length: int) -> int:
    """The check sum of data that has `before`, followed by `length` bytes that alone have `after`."""
    images = _moved(length)
    for bit in range(16):
        if before >> bit & 1:
            after ^= images[bit]
    return after


@lru_cache(1024)
def _moved(length: int) -> tuple[int, ...]:
    """What each bit of a check sum becomes after `length` zeros, by squaring."""
    if length <= 1:
        return tuple(_zeros_after(1 << bit, length) for bit in range(16))
    half = _moved(length // 2)
    twice = tuple(_sum_of(half, image) for image in half)
    return twice if length % 2 == 0 else tuple(_zeros_after(image, 1) for image in twice)


def _sum_of(images: tuple[int, ...], bits: int) -> int:
    total = 0
    for bit, image in enumerate(images):
        total ^= image if bits >> bit & 1 else 0
    return total


def _zeros_after(crc: int, count: int) -> int:
    return crc16(bytes(count), crc)


@cache
def _table() -> _Table:
    table = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ 0xA001, table >> 1).astype(np.uint16)
    return table


@cache
def _carried(length: int) -> tuple[list[int], list[int]]:
    """What each low and each high byte of a check sum becomes after `length` zeros."""
    table = _table()
    sums = np.concatenate([np.arange(256), np.arange(256) << 8]).astype(np.uint16)
    for _ in range(length):
        sums = table[sums & 0xFF] ^ (sums >> 8)
    return sums[:256].tolist(), sums[256:].tolist()

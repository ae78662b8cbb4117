"""QR codes of addresses, as SVG: for a phone in front of a screen or a sheet of paper."""

import io
from functools import lru_cache

import segno

QUIET_ZONE = 3
MASK = 3
"""Weighing all eight masks costs five times the rest of a code, and readers take any."""


@lru_cache(maxsize=4096)
def qr_code(address: str) -> bytes:
    """The address as an SVG picture, black on white, with a rim; error correction M."""
    file = io.BytesIO()
    code = segno.make(address, error="m", micro=False, mask=MASK)
    code.save(file, kind="svg", border=QUIET_ZONE, light="#fff", xmldecl=False, nl=False, omitsize=True)
    return file.getvalue()

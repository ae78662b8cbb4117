"""Names for addresses: `Jaksa Menyapa: Tilang & Anda` becomes `jaksa-menyapa-tilang-anda`."""

import re
import unicodedata

LONGEST = 80


def slug_of(text: str, otherwise: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens, at most 80; `otherwise` when nothing is left of `text`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words or otherwise

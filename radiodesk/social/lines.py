"""Any text as one clean line."""

import unicodedata

MOST_READ = 10_000
"""No post has room for more characters of any one text."""

_JOINERS = {"\u200c", "\u200d"}  # they hold emoji and some scripts together


def one_line(text: str, forbidden: str = "") -> str:
    """Text as one line: NFC, single spaces, nothing invisible."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text[:MOST_READ])
        if letter.isspace() or letter in _JOINERS or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Cn", "Co"}
    )
    return " ".join(kept.translate({ord(letter): None for letter in forbidden}).split())

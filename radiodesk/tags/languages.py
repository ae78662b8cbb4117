"""Language codes: programmes use two letters (BCP 47), ID3 demands three (ISO 639-2)."""

_LONG = {
    "id": "ind",
    "en": "eng",
    "jv": "jav",
    "su": "sun",
    "ms": "msa",
    "ar": "ara",
    "nl": "nld",
    "zh": "zho",
    "ban": "ban",
    "bug": "bug",
    "min": "min",
    "mad": "mad",
    "ace": "ace",
}
_SHORT = {long: short for short, long in _LONG.items()}

UNKNOWN = "XXX"
"""What ID3v2.4 section 4.2.1 wants where the language is not known."""

_UNDETERMINED = "und"
_LETTERS = 3


def long_code(language: str) -> str:
    """`ind` for `id`; a code that is not in the table stays, no code at all is XXX."""
    return _LONG.get(language, language) or UNKNOWN


def short_code(language: str) -> str:
    """`id` for `ind`: the inverse of `long_code`."""
    return "" if language in {"", UNKNOWN} else _SHORT.get(language, language)


def packed_code(language: str) -> int:
    """The three letters in 15 bits, as MP4 has them (ISO 14496-12 section 8.4.2.3); `und` where they are not three."""
    code = long_code(language)
    is_code = len(code) == _LETTERS and code.isascii() and code.islower()
    first, second, third = (ord(letter) - 0x60 for letter in (code if is_code else _UNDETERMINED))
    return first << 10 | second << 5 | third

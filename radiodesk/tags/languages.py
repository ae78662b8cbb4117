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


def long_code(language: str) -> str:
    """`ind` for `id`; a code that is not in the table stays, no code at all is XXX."""
    return _LONG.get(language, language) or UNKNOWN


def short_code(language: str) -> str:
    """`id` for `ind`: the inverse of `long_code`."""
    return "" if language in {"", UNKNOWN} else _SHORT.get(language, language)

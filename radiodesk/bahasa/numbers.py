"""Numbers as a language writes them: −16,0 in Indonesian, −16.0 in English."""

from babel.numbers import format_decimal

from radiodesk.bahasa.words import language


def decimal(number: float) -> str:
    """A number with one decimal and a true minus sign, in the spoken language."""
    return decimal_in(language(), number)


def decimal_in(language: str, number: float) -> str:
    """The same in any language, for pages that speak another than the window."""
    text: str = format_decimal(round(number, 1) + 0.0, "0.0", locale=language)
    return text.replace("-", "\N{MINUS SIGN}")

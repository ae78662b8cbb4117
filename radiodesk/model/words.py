"""Marks texts that people will read, so that the translator's catalogue finds them."""


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name for "extract, do not translate yet"
    """Return `text` unchanged; the catalogue of translations collects it from here."""
    return text

"""Marks texts that people will read, so that the translator's catalogue finds them."""


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name for "extract, do not translate yet"
    """Return `text` unchanged; the catalogue of translations collects it from here."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above, for a text with a plural
    """Return both forms unchanged; the catalogue collects them as one text."""
    return one, many

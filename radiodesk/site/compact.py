"""Our style and scripts as they go out: without the comments and the blanks that only those who work on them need."""

import re

_STYLE = re.compile(r"""("[^"\n]*")|(?<![\d.])0(?=\.\d)|\s*/\*.*?\*/\s*|\s*([{};,])\s*|(:)\s+|\s+""", re.DOTALL)


def compact_style(text: str) -> str:
    """A style sheet without comments, needless blanks and noughts; texts in double quotes stay as they are."""
    return _STYLE.sub(lambda found: found[1] or found[2] or found[3] or _blank(found[0]), text).replace(";}", "}")


def compact_script(text: str) -> str:
    """A script without comments on lines of their own and without indents; it may have no text over several lines."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _blank(found: str) -> str:
    return " " if found.isspace() else ""

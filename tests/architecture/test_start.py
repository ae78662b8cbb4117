"""Starting stays quick: what is slow to import is not imported before it is needed."""

import subprocess
import sys

import pytest

SLOW = {"scipy", "alembic", "pydub", "feedgen", "av", "numpy", "PIL"}


@pytest.mark.parametrize("door", ["radiodesk.__main__", "radiodesk.desktop.app"])
def test_a_door_opens_without_slow_imports(door: str) -> None:
    code = f"import sys, {door}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert SLOW & set(loaded) == set()


def test_the_command_line_knows_no_qt() -> None:
    code = "import sys, radiodesk.cli.main; print('PySide6' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "False"

"""The house keeps its shape: short files, short functions, floors, nothing heavy in the repository."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "radiodesk").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def test_no_file_is_longer_than_300_lines() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in CODE + TESTS if (lines := _lines(path)) > LONGEST_FILE}

    assert long == {}


def test_the_median_file_is_below_100_lines() -> None:
    lengths = sorted(_lines(path) for path in CODE)

    assert lengths[len(lengths) // 2] < 100


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short_and_modules_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = {node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION}

    assert long == set()
    assert ast.get_docstring(tree)


def test_the_floors_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout


def test_no_tracked_file_is_heavy() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    sizes = {name: (ROOT / name).stat().st_size for name in listed.split("\0") if name and (ROOT / name).is_file()}
    heavy = {name: size for name, size in sizes.items() if size > (2_000_000 if "/sample/" in name else 1_000_000)}

    assert heavy == {}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())

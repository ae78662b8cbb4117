"""What a newcomer relies on: locked dependencies without addresses, and README commands that exist."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = re.findall(r"^([\w.-]+)==\S+.*\\\n    --hash=sha256:", text, re.MULTILINE)

    assert len(pins) == len(re.findall(r"^\S+==", text, re.MULTILINE))
    assert not re.search(r"https?:|file:|index-url|find-links", text)


def test_the_lock_of_the_server_in_node_has_hashes_and_no_addresses() -> None:
    packages = json.loads((ROOT / "tests/servers/pds/package-lock.json").read_text())["packages"]
    named = {name: facts for name, facts in packages.items() if name}

    assert [name for name, facts in named.items() if "integrity" not in facts or "resolved" in facts] == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = {_name(line) for line in project["dependencies"]}
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))

    assert named <= locked


def test_qt_stays_below_the_version_that_crashes() -> None:
    pins = (ROOT / "requirements.lock").read_text()

    assert re.search(r"^pyside6-essentials==6\.11\.\d+ ", pins, re.MULTILINE)


def test_the_commands_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = set(re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE))

    assert {"demo", "test"} <= commands <= targets


def _name(requirement: str) -> str:
    return re.split(r"[<>=! ;\[]", requirement)[0].lower()

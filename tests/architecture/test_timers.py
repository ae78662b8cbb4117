"""The timers that publish what is due: units that systemd takes, a task that Windows reads, a command that exists."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from radiodesk.cli import main
from radiodesk.cli.root import root

PACKAGING = Path(__file__).parents[2] / "packaging"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def test_the_command_they_start_exists() -> None:
    main.run(["--version"], lambda _root: 0)

    assert "run-due" in root.list_commands(click.Context(root))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    units = [PACKAGING / "linux" / f"radiodesk-run-due.{kind}" for kind in ("service", "timer")]
    for unit in units:
        shutil.copy(unit, tmp_path)

    copies = [str(tmp_path / unit.name) for unit in units]
    told = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *copies],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
    )

    assert [line for line in told.stderr.splitlines() if "radiodesk" in line] == []
    assert (PACKAGING / "linux/radiodesk-run-due.service").read_text().count("radiodesk run-due\n") >= 1


def test_the_windows_task_catches_up_and_never_runs_twice() -> None:
    task = ElementTree.parse(PACKAGING / "windows/radiodesk-run-due.xml").getroot()
    settings = task.find(f"{TASK}Settings")

    assert settings is not None
    assert settings.findtext(f"{TASK}StartWhenAvailable") == "true"
    assert settings.findtext(f"{TASK}MultipleInstancesPolicy") == "IgnoreNew"
    assert "run-due" in (task.findtext(f"{TASK}Actions/{TASK}Exec/{TASK}Arguments") or "")

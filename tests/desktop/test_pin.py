"""The pin on PySide6: 6.12.0 loses a reference to None with every void call and dies on Python 3.11 (docs/adr/0003)."""

import subprocess
import sys

SURVIVES = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("x")
print("alive")
"""


def test_a_void_method_can_be_called_twenty_thousand_times() -> None:
    told = subprocess.run([sys.executable, "-c", SURVIVES], capture_output=True, text=True, check=False)

    assert told.stdout.strip() == "alive", told.stderr

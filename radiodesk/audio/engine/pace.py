"""How much of the machine an engine takes when others want it too."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pace:
    """What is added to the program's own niceness, as nice(2) does; on Windows, `creation_flags` for the process.

    What an engine starts inherits it.
    """

    niceness: int
    creation_flags: int

    def set(self, process_id: int) -> None:
        """Let a process that has just started go at this pace; where that cannot be, it goes at its own."""
        if sys.platform == "win32" or not self.niceness:
            return
        with suppress(OSError):
            niceness = os.getpriority(os.PRIO_PROCESS, process_id) + self.niceness
            os.setpriority(os.PRIO_PROCESS, process_id, niceness)
        # Linux shares processors out to sessions first, and an engine has one of its own (sched(7), autogroup).
        group = Path(f"/proc/{process_id}/autogroup")
        with suppress(OSError):
            if group.exists():
                group.write_text(str(self.niceness))


_BELOW_NORMAL = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS (Windows, CreateProcess)."""

BRISK = Pace(0, 0)
GENTLE = Pace(10, _BELOW_NORMAL if sys.platform == "win32" else 0)

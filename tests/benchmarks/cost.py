"""What a command costs, measured from outside: seconds on the clock, seconds of processor, memory at its highest."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    wall_s: float
    cpu_s: float
    memory_mb: float

    def __str__(self) -> str:
        return f"{self.wall_s:6.1f} s  (processor {self.cpu_s:6.1f} s, memory {self.memory_mb:4.0f} MB)"


def cost_of(*command: str | Path) -> Cost:
    """Run a command in its own process and wait for it; it must succeed."""
    begin = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed with {process.returncode}")
    return Cost(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ours(work: str, *arguments: str | Path) -> Cost:
    """The cost of one of the works of `contender`, in a process of its own."""
    return cost_of(sys.executable, "-m", "tests.benchmarks.contender", work, *arguments)


def said(work: str, *arguments: str | Path) -> list[float]:
    """The numbers that one of the works of `contender` says, from a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.contender", work, *map(str, arguments)]
    return [float(word) for word in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def compared(what: str, our_cost: Cost, their_name: str, their_cost: Cost, aim: float = 0.0) -> tuple[str, str, str]:
    """Three lines: ours, theirs, and how many times as fast we are; `aim` is what that should be by the clock."""
    indent = " " * len(what)
    clock, processor = their_cost.wall_s / our_cost.wall_s, their_cost.cpu_s / our_cost.cpu_s
    wanted = f" (aim {aim:g})" if aim else ""
    return (
        f"{what}: {'RadioDesk':<14} {our_cost}",
        f"{indent}  {their_name:<14} {their_cost}",
        f"{indent}  {clock:.2f} times as fast by the clock{wanted}, {processor:.2f} by the processor",
    )

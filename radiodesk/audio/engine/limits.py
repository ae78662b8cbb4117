"""What an engine may use, and that it dies with the program that started it.

Memory is limited by the kernel: a file that asks for more gets a MemoryError, not the machine. RLIMIT_DATA (640 MB)
counts what is really claimed; the code, its libraries and the sound of an hour take 110 MB of it. RLIMIT_AS (1.5 GB)
also counts what is only reserved: 210 MB of libraries, 72 MB for each thread, and the mapped sidecars of long
recordings. Other systems have nothing like it that can be relied on. Time is watched from outside, by progress: an
engine lives for many jobs, so that its processor time says nothing.
"""

import os
import signal
import sys

MB = 1 << 20

_PR_SET_PDEATHSIG = 1

_LIMITS = {"RLIMIT_AS": 1536 * MB, "RLIMIT_DATA": 640 * MB, "RLIMIT_CORE": 0, "RLIMIT_FSIZE": 32768 * MB}
"""By their names in `resource`. The last is larger than any sound that a person makes, smaller than a disk."""


def keep_limits() -> None:
    """Limit this process and all that it starts."""
    if sys.platform != "linux":
        return
    import resource

    for name, most in _LIMITS.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def die_with(parent_id: int) -> None:
    """Be killed when the process `parent_id`, or its thread that started this one, is no more (prctl(2), Linux)."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent_id:
        os._exit(0)

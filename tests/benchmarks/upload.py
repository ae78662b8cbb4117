"""Our side of uploading, in a process of its own: `python -m tests.benchmarks.upload FOLDER STAGE`, then on stdin

the address, the secret and the server's key, a line each. Says the seconds on the clock and of the processor, from the
first connection to the last file in its place, and the memory at its highest in megabytes.
"""

import hashlib
import sys
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from radiodesk.jobs.step import no_step
from radiodesk.model.publication import PublicFile
from radiodesk.publish.apply import apply_plan
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Place
from radiodesk.publish.plan import plan_publication


def upload(folder: Path, stage: str, url: str, credentials: Credentials) -> tuple[float, float]:
    """Publish all files of the folder as files of this stage; seconds of clock and processor."""
    desired = tuple(_file(path, stage) for path in sorted(folder.iterdir()))
    plan = plan_publication(desired, ())

    def connect() -> Place:
        return open_place(url, credentials)

    connect().close()  # what speaks the protocol is loaded
    clock_s, processor_s = time.perf_counter(), time.process_time()
    apply_plan(plan, connect, lambda file: folder / file.path, no_step, lambda _file, _what: None)
    return time.perf_counter() - clock_s, time.process_time() - processor_s


def _file(path: Path, stage: str) -> PublicFile:
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    return PublicFile(path.name, sha256, path.stat().st_size, stage)


def main() -> None:
    url, secret, host_key = sys.stdin.read().split("\n")[:3]
    clock_s, processor_s = upload(Path(sys.argv[1]), sys.argv[2], url, Credentials(secret, host_key))
    sys.stdout.write(f"{clock_s} {processor_s} {getrusage(RUSAGE_SELF).ru_maxrss / 1024}")


if __name__ == "__main__":
    main()

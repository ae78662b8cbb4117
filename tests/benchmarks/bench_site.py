"""The public pages in both languages: built from nothing, with and without an hour of transcript on each."""

import subprocess
import sys
import time
from collections.abc import Iterator
from resource import RUSAGE_SELF, getrusage

from tests.site.makers import cover, dialogue, site
from tests.site.test_weight import an_hour

WORKS = {"1,000 episodes without transcripts": (1000, False), "100 episodes of an hour with every word": (100, True)}


def bench() -> Iterator[str]:
    for title in WORKS:
        command = [sys.executable, "-m", "tests.benchmarks.bench_site", title]
        yield subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def measured(title: str) -> str:
    count, is_whole = WORKS[title]
    said = {"transcript": an_hour()} if is_whole else {}
    publications, art = [dialogue(number, **said) for number in range(1, count + 1)], cover()
    begin = time.process_time()
    files = site(*publications, art=art)
    spent, weight = time.process_time() - begin, sum(map(len, files.values())) / 1e6
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1e3
    return f"{title}: {spent:5.1f} s of processor, {len(files):,} files, {weight:.0f} MB; memory {memory:.0f} MB"


if __name__ == "__main__":
    sys.stdout.write(measured(sys.argv[1]))
